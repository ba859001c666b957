import { describe, expect, it } from "vitest";
import { early, late, link, network, schedule, task, taskOf, workday } from "./small-network.ts";

describe("a plan without links", () => {
  it("starts every task with the project, however many there are", () => {
    const result = schedule(network([task("A", 2), task("B", 3), task("C", 1)]));

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-06T17:00");
    expect(early(result, "C")).toBe("2026-01-05T08:00 2026-01-05T17:00");
    expect(taskOf(result, "C").driver).toEqual({ kind: "projectStart" });
    expect(result.finish).toBe("2026-01-07T17:00");
  });

  it("is empty from its start to its start when there are no tasks", () => {
    const result = schedule(network([]));

    expect(result.size).toBe(0);
    expect([result.start, result.finish]).toEqual(["2026-01-05T08:00", "2026-01-05T08:00"]);
    expect(result.indexOf("A")).toBe(-1);
    expect(() => result.task(0)).toThrow(RangeError);
  });

  it("begins at the next working time when the project starts on a day off, and says that the calendar is why", () => {
    const result = schedule(network([task("A", 1)], [], { start: "2026-01-03T00:00" }));

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-05T17:00");
    expect(taskOf(result, "A").driver).toEqual({ kind: "calendar" });
    expect(result.start).toBe("2026-01-05T08:00");
  });
});

// Worked by hand on Monday to Friday, 08:00-12:00 and 13:00-17:00; A takes two days, B three.
describe("the four links", () => {
  it.each([
    ["FS", 0, "2026-01-07T08:00 2026-01-09T17:00"],
    ["FS", 1, "2026-01-08T08:00 2026-01-12T17:00"],
    ["FS", 3, "2026-01-12T08:00 2026-01-14T17:00"],
    ["FS", -1, "2026-01-06T08:00 2026-01-08T17:00"],
    ["FS", -5, "2026-01-05T08:00 2026-01-07T17:00"],
    ["SS", 0, "2026-01-05T08:00 2026-01-07T17:00"],
    ["SS", 1, "2026-01-06T08:00 2026-01-08T17:00"],
    ["SS", 0.25, "2026-01-05T10:00 2026-01-08T10:00"],
    ["FF", 0, "2026-01-05T08:00 2026-01-07T17:00"],
    ["FF", 4, "2026-01-08T08:00 2026-01-12T17:00"],
    ["SF", 0, "2026-01-05T08:00 2026-01-07T17:00"],
    ["SF", 6, "2026-01-08T08:00 2026-01-12T17:00"],
  ])("%s with %d days of lag puts B at %s", (type, lag, dates) => {
    const result = schedule(network([task("A", 2), task("B", 3)], [link(`A ${type} B`, lag)]));

    expect(early(result, "B")).toBe(dates);
  });

  it("measures an elapsed lag by the clock", () => {
    // A ends on Tuesday at 17:00; four days later is Saturday at 17:00, so B begins on Monday.
    const result = schedule(network([task("A", 2), task("B", 3)], [link("A FS B", 4 * 1440, "elapsed")]));

    expect(early(result, "B")).toBe("2026-01-12T08:00 2026-01-14T17:00");
    // B cannot move, so A can end as late as four days before Monday, 08:00: on Thursday at 08:00, which is Wednesday's end of work.
    expect(late(result, "A")).toBe("2026-01-06T08:00 2026-01-07T17:00");
    expect(taskOf(result, "A").totalSlackMinutes).toBe(workday);
  });

  it("measures a lag in per cent by the duration of the predecessor", () => {
    const half = schedule(network([task("A", 2), task("B", 3)], [link("A SS B", 50, "percent")]));
    const lead = schedule(network([task("A", 2), task("B", 3)], [link("A FS B", -25, "percent")]));

    expect(early(half, "B")).toBe("2026-01-06T08:00 2026-01-08T17:00");
    expect(early(lead, "B")).toBe("2026-01-06T13:00 2026-01-09T12:00");
  });

  it("lets the latest of several links decide and names it as the driver", () => {
    const result = schedule(
      network([task("A", 2), task("B", 5), task("C", 1), task("D", 1)], [link("A FS D"), link("B FS D"), link("C FS D", 1)]),
    );

    expect(early(result, "D")).toBe("2026-01-12T08:00 2026-01-12T17:00");
    expect(taskOf(result, "D").driver).toEqual({ kind: "link", of: "B", type: "FS" });
    expect(result.drivingLink[result.indexOf("D")]).toBe(1);
  });

  it("names the link declared last when several ask for the same start", () => {
    const result = schedule(network([task("A", 2), task("B", 2), task("C", 1)], [link("B FS C"), link("A FS C")]));

    expect(taskOf(result, "C").driver).toEqual({ kind: "link", of: "A", type: "FS" });
  });

  it("keeps the finish asked for by one link and the start asked for by another", () => {
    const result = schedule(network([task("A", 1), task("B", 8), task("C", 2)], [link("A FS C"), link("B FF C")]));

    expect(early(result, "C")).toBe("2026-01-13T08:00 2026-01-14T17:00");
    expect(taskOf(result, "C").driver).toEqual({ kind: "link", of: "B", type: "FF" });
  });
});

describe("milestones", () => {
  it("stand at the end of the work before them and not at the next start", () => {
    const result = schedule(network([task("A", 5), task("M", 0), task("B", 1)], [link("A FS M"), link("M FS B")]));

    expect(early(result, "M")).toBe("2026-01-09T17:00 2026-01-09T17:00");
    expect(early(result, "B")).toBe("2026-01-12T08:00 2026-01-12T17:00");
    expect(late(result, "M")).toBe("2026-01-09T17:00 2026-01-09T17:00");
    expect(taskOf(result, "M").critical).toBe(true);
  });

  it("move to the next start when their time falls between two working periods", () => {
    const result = schedule(network([task("A", 5), task("M", 0)], [link("A FS M", 600, "elapsed")]));

    expect(early(result, "M")).toBe("2026-01-12T08:00 2026-01-12T08:00");
  });

  it("may start a plan", () => {
    const result = schedule(network([task("M", 0), task("A", 1)], [link("M FS A")], { start: "2026-01-05T00:00" }));

    expect(early(result, "M")).toBe("2026-01-05T08:00 2026-01-05T08:00");
    expect(taskOf(result, "A").driver).toEqual({ kind: "link", of: "M", type: "FS" });
  });
});

describe("elapsed tasks", () => {
  it("run through nights and weekends, and the next task waits for working time", () => {
    // A ends on Tuesday at 17:00; four elapsed days end on Saturday at 17:00.
    const result = schedule(
      network([task("A", 2), task("E", 0, { durationMinutes: 4 * 1440, elapsed: true }), task("B", 1)], [link("A FS E"), link("E FS B")]),
    );

    expect(early(result, "E")).toBe("2026-01-06T17:00 2026-01-10T17:00");
    expect(early(result, "B")).toBe("2026-01-12T08:00 2026-01-12T17:00");
    // E may end on Monday at 08:00: 39 hours later.
    expect(taskOf(result, "E").totalSlackMinutes).toBe(39 * 60);
  });
});
