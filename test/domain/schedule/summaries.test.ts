import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Network, NetworkLink } from "#app/domain/schedule/network.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { randomNetwork } from "./random-network.ts";
import { early, late, link, network, schedule, task, taskOf, workday } from "./small-network.ts";

const phase = [task("S", 0), task("A", 2, { parent: "S" }), task("B", 3, { parent: "S" })];

describe("summaries", () => {
  it("span what is in them, whatever their own duration says, at any depth", () => {
    const result = schedule(
      network(
        [
          task("Top", 99),
          task("S", 0, { parent: "Top" }),
          task("A", 2, { parent: "S" }),
          task("B", 3, { parent: "S" }),
          task("C", 1, { parent: "Top" }),
        ],
        [link("A FS B"), link("B FS C")],
      ),
    );

    expect(early(result, "S")).toBe("2026-01-05T08:00 2026-01-09T17:00");
    expect(early(result, "Top")).toBe("2026-01-05T08:00 2026-01-12T17:00");
    expect(taskOf(result, "S")).toMatchObject({ summary: true, durationMinutes: 5 * workday, driver: { kind: "children" } });
  });

  it("are critical when anything in them is, and carry its slack", () => {
    const result = schedule(network([...phase, task("D", 10), task("T", 0), task("E", 10, { parent: "T" })]));

    expect(taskOf(result, "T")).toMatchObject({ critical: true, totalSlackMinutes: 0 });
    expect(taskOf(result, "S")).toMatchObject({ critical: false, totalSlackMinutes: 7 * workday, freeSlackMinutes: 7 * workday });
  });

  it("have the progress of their tasks weighted by duration, or their share of milestones", () => {
    const result = schedule(
      network([
        task("S", 0),
        task("A", 1, { parent: "S", percentComplete: 100 }),
        task("B", 3, { parent: "S", percentComplete: 20 }),
        task("X", 9, { parent: "S", percentComplete: 100, active: false }),
        task("T", 0),
        task("M", 0, { parent: "T", percentComplete: 100 }),
        task("N", 0, { parent: "T" }),
      ]),
    );

    expect(taskOf(result, "S").percentComplete).toBe(40);
    expect(taskOf(result, "T").percentComplete).toBe(50);
  });

  it("hold a manual task's early dates for its late ones", () => {
    const result = schedule(
      network([
        task("S", 0),
        task("M", 0, { parent: "S", manual: { start: "2026-01-05T08:00", finish: "2026-01-06T17:00" } }),
        task("C", 10),
      ]),
    );

    expect(late(result, "S")).toBe("2026-01-05T08:00 2026-01-06T17:00");
    expect(late(result, "M")).toBe("2026-01-15T08:00 2026-01-16T17:00");
  });

  it("hand a start-no-earlier-than date to every task in them and a finish-no-later-than date to their late dates", () => {
    const later = schedule(network([task("S", 0, { constraint: { type: "SNET", at: "2026-01-12T08:00" } }), ...phase.slice(1)]));
    const capped = schedule(
      network([task("S", 0, { constraint: { type: "FNLT", at: "2026-01-08T17:00" } }), ...phase.slice(1), task("D", 10)]),
    );

    expect(early(later, "A")).toBe("2026-01-12T08:00 2026-01-13T17:00");
    expect(taskOf(later, "A").driver).toEqual({ kind: "constraint", type: "SNET" });
    expect(taskOf(capped, "A").totalSlackMinutes).toBe(2 * workday);
    expect(taskOf(capped, "B").totalSlackMinutes).toBe(workday);
  });
});

describe("links on summaries", () => {
  it("from a summary wait for everything in it and name the summary as the driver", () => {
    const result = schedule(network([...phase, task("C", 1)], [link("S FS C", 1)]));

    expect(early(result, "C")).toBe("2026-01-09T08:00 2026-01-09T17:00");
    expect(taskOf(result, "C").driver).toEqual({ kind: "link", of: "S", type: "FS" });
    expect(taskOf(result, "A").totalSlackMinutes).toBe(workday);
    expect(taskOf(result, "A").freeSlackMinutes).toBe(workday);
    expect(taskOf(result, "B").totalSlackMinutes).toBe(0);
  });

  it("to a summary hold back everything in it, at any depth", () => {
    const result = schedule(
      network(
        [task("P", 2), task("S", 0), task("A", 2, { parent: "S" }), task("T", 0, { parent: "S" }), task("B", 3, { parent: "T" })],
        [link("P FS S")],
      ),
    );

    expect(early(result, "A")).toBe("2026-01-07T08:00 2026-01-08T17:00");
    expect(early(result, "B")).toBe("2026-01-07T08:00 2026-01-09T17:00");
    expect(taskOf(result, "B").driver).toEqual({ kind: "link", of: "P", type: "FS" });
    expect([taskOf(result, "P").totalSlackMinutes, taskOf(result, "P").freeSlackMinutes]).toEqual([0, 0]);
  });

  it("between two summaries hold for every pair of tasks in them", () => {
    const result = schedule(
      network([...phase, task("T", 0), task("C", 1, { parent: "T" }), task("D", 2, { parent: "T" })], [link("S FS T", -1)]),
    );

    expect(early(result, "C")).toBe("2026-01-07T08:00 2026-01-07T17:00");
    expect(early(result, "D")).toBe("2026-01-07T08:00 2026-01-08T17:00");
    expect(taskOf(result, "A").totalSlackMinutes).toBe(workday);
    expect(taskOf(result, "C").totalSlackMinutes).toBe(workday);
  });

  it("from a summary's start follow its earliest task", () => {
    const result = schedule(
      network(
        [
          task("S", 0),
          task("A", 2, { parent: "S" }),
          task("B", 3, { parent: "S", constraint: { type: "SNET", at: "2026-01-12T08:00" } }),
          task("C", 12),
        ],
        [link("S SS C", 2)],
      ),
    );

    expect(early(result, "C")).toBe("2026-01-07T08:00 2026-01-22T17:00");
    expect(taskOf(result, "A").totalSlackMinutes).toBe(0);
    expect(taskOf(result, "B").totalSlackMinutes).toBe(6 * workday);
  });

  it("to a summary's finish hold for every task in it", () => {
    const result = schedule(network([...phase, task("P", 6)], [link("P FF S")]));

    expect(early(result, "A")).toBe("2026-01-09T08:00 2026-01-12T17:00");
    expect(early(result, "B")).toBe("2026-01-08T08:00 2026-01-12T17:00");
    expect(taskOf(result, "P").totalSlackMinutes).toBe(0);
  });

  it("with a lag in per cent count the working time the summary spans", () => {
    const result = schedule(network([...phase, task("C", 1)], [link("A FS B"), link("S SS C", 40, "percent")]));

    expect(early(result, "C")).toBe("2026-01-07T08:00 2026-01-07T17:00");
  });

  it("give the same dates and slack as the links between all tasks that they stand for", () => {
    // From a summary's start only the earliest task counts, so those links stand for no fixed list.
    const networks = randomNetwork({ hasSummaries: true, hasLeads: true }).map((given) => ({
      ...given,
      links: given.links.filter(
        ({ predecessor, type, lagUnit }) => lagUnit !== "percent" && (!predecessor.startsWith("g") || type === "FS" || type === "FF"),
      ),
    }));
    fc.assert(
      fc.property(networks, (given) => {
        const linked = schedule(given);
        const spelledOut = schedule({ ...given, links: given.links.flatMap((item) => spellOut(given, item)) });

        const leaves = given.tasks.filter((item) => item.parent !== null);
        const withoutDriver = (result: Schedule, id: string) => ({ ...taskOf(result, id), driver: null });
        for (const { id } of leaves) expect(withoutDriver(linked, id)).toEqual(withoutDriver(spelledOut, id));
      }),
    );
  });
});

function spellOut(given: Network, summaryLink: NetworkLink): readonly NetworkLink[] {
  const leavesOf = (id: string) => (id.startsWith("g") ? given.tasks.filter((item) => item.parent === id).map((item) => item.id) : [id]);
  return leavesOf(summaryLink.predecessor).flatMap((predecessor) =>
    leavesOf(summaryLink.successor).map((successor) => ({ ...summaryLink, predecessor, successor })),
  );
}
