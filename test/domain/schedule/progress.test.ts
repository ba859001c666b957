import { describe, expect, it } from "vitest";
import { early, late, link, network, schedule, task, taskOf, workday } from "./small-network.ts";

describe("actual dates", () => {
  it("fix the start over links and constraints, and successors follow", () => {
    const result = schedule(
      network([task("A", 5), task("B", 2, { actualStart: "2026-01-06T08:00" }), task("C", 1)], [link("A FS B"), link("B FS C")]),
    );

    expect(early(result, "B")).toBe("2026-01-06T08:00 2026-01-07T17:00");
    expect(taskOf(result, "B").driver).toEqual({ kind: "actual" });
    expect(early(result, "C")).toBe("2026-01-08T08:00 2026-01-08T17:00");
  });

  it("fix both ends of a finished task, which is never critical and whose late dates are its own", () => {
    const result = schedule(
      network(
        [task("A", 2, { actualStart: "2026-01-05T08:00", actualFinish: "2026-01-08T17:00", percentComplete: 100 }), task("B", 1)],
        [link("A FS B")],
      ),
    );

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-08T17:00");
    expect(late(result, "A")).toBe("2026-01-05T08:00 2026-01-08T17:00");
    expect(taskOf(result, "A")).toMatchObject({ totalSlackMinutes: 0, freeSlackMinutes: 0, critical: false });
    expect(early(result, "B")).toBe("2026-01-09T08:00 2026-01-09T17:00");
  });

  it("of a finish alone reckon the start back", () => {
    const result = schedule(network([task("A", 2, { actualFinish: "2026-01-08T17:00" })]));

    expect(early(result, "A")).toBe("2026-01-07T08:00 2026-01-08T17:00");
  });

  it("of a started task leave the slack of what remains, and show the start that happened as the late start", () => {
    // Half of A's four days is left; it may end with B on Friday.
    const result = schedule(network([task("A", 4, { actualStart: "2026-01-05T08:00", percentComplete: 50 }), task("B", 5)]));

    expect(taskOf(result, "A").totalSlackMinutes).toBe(workday);
    expect(late(result, "A")).toBe("2026-01-05T08:00 2026-01-09T17:00");
  });

  it("of a started task leave its predecessors only what remains to be waited for", () => {
    const result = schedule(
      network([task("P", 1), task("A", 4, { actualStart: "2026-01-05T08:00", percentComplete: 75 }), task("B", 5)], [link("P FS A")]),
    );

    // One day of A is left, to be done by Friday: P may end on Thursday.
    expect(late(result, "P")).toBe("2026-01-08T08:00 2026-01-08T17:00");
  });

  it("let finished successors ask nothing of their predecessors", () => {
    const result = schedule(
      network(
        [task("A", 1), task("B", 1, { actualStart: "2026-01-05T08:00", actualFinish: "2026-01-05T17:00" }), task("C", 5)],
        [link("A FS B")],
      ),
    );

    expect(taskOf(result, "A").totalSlackMinutes).toBe(4 * workday);
  });
});

describe("manual tasks", () => {
  it("keep their dates, drive their successors and get late dates", () => {
    const result = schedule(
      network(
        [task("A", 1), task("M", 0, { manual: { start: "2026-01-08T08:00", finish: "2026-01-09T17:00" } }), task("B", 1), task("C", 10)],
        [link("A FS M"), link("M FS B")],
      ),
    );

    expect(early(result, "M")).toBe("2026-01-08T08:00 2026-01-09T17:00");
    expect(taskOf(result, "M")).toMatchObject({ durationMinutes: 2 * workday, driver: { kind: "manual" }, totalSlackMinutes: 4 * workday });
    expect(early(result, "B")).toBe("2026-01-12T08:00 2026-01-12T17:00");
    expect(result.conflicts).toEqual([]);
  });

  it("before their predecessors allow are reported with what they are short of", () => {
    const result = schedule(
      network([task("A", 5), task("M", 0, { manual: { start: "2026-01-07T08:00", finish: "2026-01-08T17:00" } })], [link("A FS M")]),
    );

    expect(early(result, "M")).toBe("2026-01-07T08:00 2026-01-08T17:00");
    expect(result.conflicts).toEqual([{ code: "schedule.link.unmet", taskId: "M", of: "A", type: "FS", byMinutes: 3 * workday }]);
  });
});

describe("inactive tasks", () => {
  it("drive nothing, do not lengthen the project and are not critical", () => {
    const result = schedule(
      network([task("A", 2), task("X", 20, { active: false }), task("B", 1)], [link("A FS X"), link("X FS B"), link("A FS B")]),
    );

    expect(early(result, "B")).toBe("2026-01-07T08:00 2026-01-07T17:00");
    expect(result.finish).toBe("2026-01-07T17:00");
    expect(taskOf(result, "X")).toMatchObject({ active: false, critical: false, earlyStart: "2026-01-07T08:00" });
    expect(taskOf(result, "A").totalSlackMinutes).toBe(0);
  });

  it("may lie in a loop with nothing but themselves", () => {
    const result = schedule(network([task("X", 1, { active: false }), task("A", 1)], [link("X FS A"), link("A FS X")]));

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-05T17:00");
  });

  it("take everything under an inactive summary with them", () => {
    const result = schedule(network([task("S", 0, { active: false }), task("X", 20, { parent: "S" }), task("A", 1)], [link("X FS A")]));

    expect(result.finish).toBe("2026-01-05T17:00");
    expect(taskOf(result, "X").active).toBe(false);
  });
});
