import { describe, expect, it } from "vitest";
import type { ConstraintType } from "#app/domain/schedule/network.ts";
import { early, late, link, network, schedule, task, taskOf, workday } from "./small-network.ts";

/** A takes three days, B two: by its link alone B would run from Thursday 8 to Friday 9 January. C follows B, D runs beside until Friday 16. */
function planWith(type: ConstraintType, at?: string) {
  return schedule(
    network([task("A", 3), task("B", 2, { constraint: { type, at } }), task("C", 1), task("D", 10)], [link("A FS B"), link("B FS C")]),
  );
}

describe("constraint dates that ask for later", () => {
  it("SNET moves a start and is the driver when it is later than the links", () => {
    const result = planWith("SNET", "2026-01-12T08:00");

    expect(early(result, "B")).toBe("2026-01-12T08:00 2026-01-13T17:00");
    expect(taskOf(result, "B").driver).toEqual({ kind: "constraint", type: "SNET" });
    expect(early(result, "C")).toBe("2026-01-14T08:00 2026-01-14T17:00");
    expect(result.conflicts).toEqual([]);
  });

  it("SNET changes nothing when the links are later", () => {
    const result = planWith("SNET", "2026-01-06T08:00");

    expect(early(result, "B")).toBe("2026-01-08T08:00 2026-01-09T17:00");
    expect(taskOf(result, "B").driver).toEqual({ kind: "link", of: "A", type: "FS" });
  });

  it("SNET on a day off means the next working time", () => {
    expect(early(planWith("SNET", "2026-01-10T00:00"), "B")).toBe("2026-01-12T08:00 2026-01-13T17:00");
  });

  it("FNET moves a finish", () => {
    const result = planWith("FNET", "2026-01-14T12:00");

    expect(early(result, "B")).toBe("2026-01-12T13:00 2026-01-14T12:00");
    expect(taskOf(result, "B").driver).toEqual({ kind: "constraint", type: "FNET" });
  });

  it("SNET places a task without links even before the project start, as MS Project does, and its successors follow", () => {
    const result = schedule(
      network([task("A", 1, { constraint: { type: "SNET", at: "2025-12-29T08:00" } }), task("B", 1)], [link("A FS B")]),
    );

    expect(early(result, "A")).toBe("2025-12-29T08:00 2025-12-29T17:00");
    expect(early(result, "B")).toBe("2025-12-30T08:00 2025-12-30T17:00");
  });
});

describe("constraint dates that win over links", () => {
  it("SNLT pulls a start before its predecessor's finish, reports it and leaves negative slack", () => {
    const result = planWith("SNLT", "2026-01-07T08:00");

    expect(early(result, "B")).toBe("2026-01-07T08:00 2026-01-08T17:00");
    expect(result.conflicts).toEqual([
      {
        code: "schedule.constraint.conflict",
        taskId: "B",
        constraint: "SNLT",
        at: "2026-01-07T08:00",
        required: "2026-01-08T08:00",
        byMinutes: workday,
      },
    ]);
    expect(late(result, "A")).toBe("2026-01-02T08:00 2026-01-06T17:00");
    expect(taskOf(result, "A").totalSlackMinutes).toBe(-workday);
    expect(taskOf(result, "A").freeSlackMinutes).toBe(0);
    expect(taskOf(result, "A").critical).toBe(true);
  });

  it("SNLT that is kept changes no early date and caps the late one", () => {
    const result = planWith("SNLT", "2026-01-12T08:00");

    expect(early(result, "B")).toBe("2026-01-08T08:00 2026-01-09T17:00");
    expect(late(result, "B")).toBe("2026-01-12T08:00 2026-01-13T17:00");
    expect(taskOf(result, "B").totalSlackMinutes).toBe(2 * workday);
    expect(result.conflicts).toEqual([]);
  });

  it("FNLT pulls a finish", () => {
    const result = planWith("FNLT", "2026-01-08T17:00");

    expect(early(result, "B")).toBe("2026-01-07T08:00 2026-01-08T17:00");
    expect(result.conflicts).toMatchObject([{ taskId: "B", constraint: "FNLT", required: "2026-01-09T17:00", byMinutes: workday }]);
  });

  it("MSO fixes the start in either direction", () => {
    expect(early(planWith("MSO", "2026-01-13T08:00"), "B")).toBe("2026-01-13T08:00 2026-01-14T17:00");
    const early5 = planWith("MSO", "2026-01-06T08:00");

    expect(early(early5, "B")).toBe("2026-01-06T08:00 2026-01-07T17:00");
    expect(early5.conflicts).toMatchObject([{ constraint: "MSO", byMinutes: 2 * workday }]);
    expect(taskOf(early5, "A").totalSlackMinutes).toBe(-2 * workday);
  });

  it("MSO caps the late start, so that its predecessors must be done by then", () => {
    const result = planWith("MSO", "2026-01-13T08:00");

    expect(taskOf(result, "B").totalSlackMinutes).toBe(0);
    expect(taskOf(result, "A").totalSlackMinutes).toBe(3 * workday);
  });

  it("MFO fixes the finish", () => {
    const result = planWith("MFO", "2026-01-15T17:00");

    expect(early(result, "B")).toBe("2026-01-14T08:00 2026-01-15T17:00");
    expect(taskOf(result, "B").driver).toEqual({ kind: "constraint", type: "MFO" });
    expect(result.conflicts).toEqual([]);
  });

  it("no-later-than dates before the project start do not pull a task before it", () => {
    const result = schedule(network([task("A", 2, { constraint: { type: "FNLT", at: "2026-01-02T17:00" } })]));

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-06T17:00");
    expect(taskOf(result, "A").totalSlackMinutes).toBe(-2 * workday);
    expect(result.conflicts).toHaveLength(1);
  });
});

describe("as late as possible", () => {
  it("takes the late dates and leaves no slack", () => {
    const result = planWith("ALAP");

    // C has to be done by Friday 16, so B by Thursday 15.
    expect(early(result, "B")).toBe("2026-01-14T08:00 2026-01-15T17:00");
    expect(taskOf(result, "B").totalSlackMinutes).toBe(0);
    expect(taskOf(result, "B").driver).toEqual({ kind: "constraint", type: "ALAP" });
  });

  it("moves its successors, and not the project's finish", () => {
    const result = planWith("ALAP");

    expect(early(result, "C")).toBe("2026-01-16T08:00 2026-01-16T17:00");
    expect(result.finish).toBe("2026-01-16T17:00");
    expect(taskOf(result, "A").freeSlackMinutes).toBe(4 * workday);
  });
});

describe("deadlines", () => {
  it("never move early dates, cap the late finish and are reported when missed", () => {
    const result = schedule(network([task("A", 3), task("B", 2, { deadline: "2026-01-08T17:00" })], [link("A FS B")]));

    expect(early(result, "B")).toBe("2026-01-08T08:00 2026-01-09T17:00");
    expect(late(result, "B")).toBe("2026-01-07T08:00 2026-01-08T17:00");
    expect([taskOf(result, "A").totalSlackMinutes, taskOf(result, "B").totalSlackMinutes]).toEqual([-workday, -workday]);
    expect(result.conflicts).toEqual([
      { code: "schedule.deadline.missed", taskId: "B", deadline: "2026-01-08T17:00", finish: "2026-01-09T17:00", byMinutes: workday },
    ]);
  });

  it("that are kept take away the slack behind them", () => {
    const result = schedule(network([task("A", 1, { deadline: "2026-01-06T17:00" }), task("B", 10)]));

    expect(taskOf(result, "A").totalSlackMinutes).toBe(workday);
    expect(result.conflicts).toEqual([]);
  });

  it("after the project's finish give no slack beyond it", () => {
    const result = schedule(network([task("A", 1, { deadline: "2026-03-06T17:00" })]));

    expect(taskOf(result, "A").totalSlackMinutes).toBe(0);
  });
});
