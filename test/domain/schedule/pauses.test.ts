import { describe, expect, it } from "vitest";
import { early, late, link, network, problemOf, schedule, task, taskOf, workday } from "./small-network.ts";

const day = workday;

describe("a task that rests in between", () => {
  it("finishes later by its pauses, and so do its successors", () => {
    const given = [task("A", 3, { pauses: [{ afterMinutes: day, minutes: 2 * day }] }), task("B", 1)];
    const result = schedule(network(given, [link("A FS B")]));

    // Monday, then Thursday and Friday.
    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-09T17:00");
    expect(late(result, "A")).toBe("2026-01-05T08:00 2026-01-09T17:00");
    expect(early(result, "B")).toBe("2026-01-12T08:00 2026-01-12T17:00");
    expect(taskOf(result, "A").durationMinutes).toBe(3 * day);
  });

  it("counts its work, not its pauses, for a lag in per cent", () => {
    const given = [task("A", 2, { pauses: [{ afterMinutes: day, minutes: 5 * day }] }), task("B", 1)];
    const result = schedule(network(given, [link("A SS B", 50, "percent")]));

    expect(early(result, "B")).toBe("2026-01-06T08:00 2026-01-06T17:00");
  });

  it("has only the pauses that are still to come before it when part of it is done", () => {
    const pauses = [{ afterMinutes: day, minutes: 2 * day }];
    const begun = { actualStart: "2026-01-05T08:00", pauses };
    const result = schedule(network([task("A", 4, { ...begun, percentComplete: 50 }), task("L", 10)]));

    // Two days of work are left of four: the pause lies behind, so that the rest may begin as late as the two last days of the plan.
    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-12T17:00");
    expect(taskOf(result, "A").lateFinish).toBe("2026-01-16T17:00");
    expect(taskOf(result, "A").totalSlackMinutes).toBe(4 * day);
  });

  it("has none before its work begins or after it ends, and none by the clock", () => {
    const edges = [
      { afterMinutes: 0, minutes: day },
      { afterMinutes: 2 * day, minutes: day },
    ];
    const byTheClock = { durationMinutes: 1440, elapsed: true, pauses: [{ afterMinutes: 60, minutes: 60 }] };
    const result = schedule(network([task("A", 2, { pauses: edges }), task("E", 0, byTheClock)]));

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-06T17:00");
    expect(early(result, "E")).toBe("2026-01-05T08:00 2026-01-06T08:00");
  });

  it("refuses pauses that run backward or are no amounts", () => {
    const withPauses = (...pauses: readonly (readonly [number, number])[]) =>
      network([task("A", 3, { pauses: pauses.map(([afterMinutes, minutes]) => ({ afterMinutes, minutes })) })]);

    for (const given of [withPauses([480, 60], [240, 60]), withPauses([480, -60]), withPauses([480, Number.NaN]), withPauses([480, 1e12])])
      expect(problemOf(given)).toMatchObject({ code: "schedule.number.invalid", taskId: "A", field: "pause" });
  });
});
