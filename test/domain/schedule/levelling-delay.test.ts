import { describe, expect, it } from "vitest";
import type { NetworkTask } from "#app/domain/schedule/network.ts";
import { early, late, link, network, schedule, task, taskOf, workday } from "./small-network.ts";

describe("a levelling delay", () => {
  const result = schedule(
    network(
      [task("A", 2), task("B", 1, { levellingDelayMinutes: 3 * 1440 }), task("C", 1), task("D", 10)],
      [link("A FS B"), link("B FS C")],
    ),
  );

  it("holds a task back by the clock after its links allow it, and is its driver", () => {
    // A ends on Tuesday, so B could begin on Wednesday 7; three days later is Saturday, so it begins on Monday 12.
    expect(early(result, "B")).toBe("2026-01-12T08:00 2026-01-12T17:00");
    expect(taskOf(result, "B").driver).toEqual({ kind: "levelling" });
    expect(early(result, "C")).toBe("2026-01-13T08:00 2026-01-13T17:00");
  });

  it("is kept in the late dates of what comes before", () => {
    // C has until Friday 16, B until Thursday 15; three days before Thursday is Monday 12, so A must be done by Friday 9.
    expect(late(result, "B")).toBe("2026-01-15T08:00 2026-01-15T17:00");
    expect(late(result, "A")).toBe("2026-01-08T08:00 2026-01-09T17:00");
    expect(taskOf(result, "A").totalSlackMinutes).toBe(3 * workday);
  });

  it("does not hold back a task that has started", () => {
    const started = schedule(network([task("A", 1, { levellingDelayMinutes: 1440, actualStart: "2026-01-05T08:00" })]));

    expect(early(started, "A")).toBe("2026-01-05T08:00 2026-01-05T17:00");
  });

  it("counts from a no-earlier-than date where that comes later than the links, and gives way to a no-later-than date", () => {
    const constrained = (constraint: NetworkTask["constraint"]) =>
      early(schedule(network([task("A", 1), task("B", 1, { constraint, levellingDelayMinutes: 1440 })], [link("A FS B")])), "B");

    expect(constrained({ type: "SNET", at: "2026-01-07T08:00" })).toBe("2026-01-08T08:00 2026-01-08T17:00");
    expect(constrained({ type: "SNLT", at: "2026-01-06T08:00" })).toBe("2026-01-06T08:00 2026-01-06T17:00");
  });

  it("holds back a task that nothing but a no-earlier-than date places", () => {
    const constraint = { type: "SNET", at: "2026-01-07T08:00" } as const;
    const alone = schedule(network([task("A", 1, { constraint, levellingDelayMinutes: 1440 })]));

    expect(early(alone, "A")).toBe("2026-01-08T08:00 2026-01-08T17:00");
    expect(taskOf(alone, "A").driver).toEqual({ kind: "levelling" });
  });
});
