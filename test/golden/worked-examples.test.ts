import { describe, expect, it } from "vitest";
import { expandRecurrence, type MonthDay } from "#app/domain/interchange/recurrence.ts";
import type { NetworkTask } from "#app/domain/schedule/network.ts";
import { formatDay, parseDay } from "#app/domain/time/day.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { early, late, link, network, nonStop, schedule, task, taskOf, workday } from "../domain/schedule/small-network.ts";

/** What the sets of whole projects lack, on examples that others have published with Microsoft Project's own result. */
describe("lags", () => {
  it.each([
    [4, "2026-01-06T08:00"],
    [8, "2026-01-07T08:00"],
  ])("in per cent of a predecessor of %d days start its successor when a quarter of it is done", (days, start) => {
    // "The Art of Microsoft Project Scheduling: Driving Task Dependencies with Percentages", blog.epmainc.com: start-to-start
    // with 25 % is a lag of 1 day after 4 days of work, and of 2 days when they become 8.
    const result = schedule(network([task("George", days), task("Ringo", 3)], [link("George SS Ringo", 25, "percent")]));

    expect(taskOf(result, "Ringo").earlyStart).toBe(start);
  });

  it("of half of two days are a day", () => {
    // "Project 2007: Using Lag & Lead Time", brighthubpm.com: 50 % of a predecessor of two days is one day between the two.
    const result = schedule(network([task("A", 2), task("B", 1)], [link("A FS B", 50, "percent")]));

    expect(early(result, "B")).toBe("2026-01-08T08:00 2026-01-08T17:00");
  });

  it("of minus 25 per cent start the successor when a quarter of the predecessor remains", () => {
    // "Adjusting task link relationships", Microsoft Project 2013, jabsto.com: a lag of -25 % starts the successor at the last quarter.
    const result = schedule(network([task("9", 4), task("10", 2)], [link("9 FS 10", -25, "percent")]));

    expect(early(result, "10")).toBe("2026-01-08T08:00 2026-01-09T17:00");
  });

  it.each([
    ["elapsed", 4 * 1440, "2026-01-13T08:00"],
    ["working", 4, "2026-01-15T08:00"],
  ] as const)("let paint dry for four days in %s time", (unit, lag, secondCoat) => {
    // "Elapsed Days in Microsoft Project", blog.epmainc.com: four elapsed days run over the weekend; four working days are six by the clock.
    const thursday = { type: "SNET", at: "2026-01-08T08:00" } as const;
    const result = schedule(network([task("paint", 1, { constraint: thursday }), task("coat", 1)], [link("paint FS coat", lag, unit)]));

    expect(taskOf(result, "paint").earlyFinish).toBe("2026-01-08T17:00");
    expect(taskOf(result, "coat").earlyStart).toBe(secondCoat);
  });

  it("are measured on the calendar of the successor", () => {
    // "Elapsed Durations, Leads and Lags in MS Project", eastwoodharris.com: a successor on 24 hours a day takes its lag with it.
    const around = { durationMinutes: 1440, calendar: "nonStop" };
    const tasks = [task("A", 1), task("office", 1), task("clock", 0, around)];
    const calendars = { standard: standardCalendar, nonStop };
    const result = schedule(network(tasks, [link("A FS office", 2), link("A FS clock", 2)], { calendars }));

    expect(taskOf(result, "office").earlyStart).toBe("2026-01-08T08:00");
    expect(taskOf(result, "clock").earlyStart).toBe("2026-01-06T09:00");
  });
});

describe("durations", () => {
  it.each([
    [{ durationMinutes: 3 * workday }, "2011-04-05T17:00"],
    [{ durationMinutes: 3 * 1440, elapsed: true }, "2011-04-04T08:00"],
  ])("of three days from a Friday on end as %j says", (duration, finish) => {
    // "Scheduling problems in MS Project 2010, part 2", ntrajkovski.com: a backup of 3d and of 3ed from 1 April 2011, 08:00.
    const backup: NetworkTask = { id: "backup", parent: null, ...duration };

    expect(taskOf(schedule(network([backup], [], { start: "2011-04-01T08:00" })), "backup").earlyFinish).toBe(finish);
  });
});

describe("constraints and deadlines", () => {
  it("give the whole critical path the room that a must-finish date behind the plan leaves", () => {
    // "In Defense of Hard Constraints", mpug.com: a plan that ends on 19 March 2015 and must by the 26th.
    const tasks = [
      task("start", 0),
      task("book", 3),
      task("pack", 2),
      task("complete", 0, { constraint: { type: "MFO", at: "2015-03-26T17:00" } }),
    ];
    const links = [link("start FS book"), link("book FS pack"), link("pack FS complete")];
    const result = schedule(network(tasks, links, { start: "2015-03-13T08:00" }));

    expect(taskOf(result, "pack").earlyFinish).toBe("2015-03-19T17:00");
    expect(["start", "book", "pack"].map((id) => taskOf(result, id).totalSlackMinutes / workday)).toEqual([5, 5, 5]);
  });

  it("must-start dates keep both dates of their task, and hide from its predecessors that a deadline behind it is missed", () => {
    // On hard constraints and total slack, boyleprojectconsulting.com/TomsBlog/2016/12: t2 must start, t3 has a deadline.
    const tasks = [
      task("t1", 2),
      task("t2", 3, { constraint: { type: "MSO", at: "2026-01-08T08:00" } }),
      task("t3", 2, { deadline: "2026-01-12T17:00" }),
    ];
    const result = schedule(network(tasks, [link("t1 FS t2"), link("t2 FS t3")]));

    expect([early(result, "t2").slice(0, 16), late(result, "t2").slice(0, 16)]).toEqual(["2026-01-08T08:00", "2026-01-08T08:00"]);
    expect(["t1", "t2", "t3"].map((id) => taskOf(result, id).totalSlackMinutes / workday)).toEqual([1, 0, -2]);
  });

  it("that ask for less than the links do keep their dates against the links, as Project's usual setting has it", () => {
    // The same: "tasks will always honor their constraint dates" is on, and the start comes before what the links allow.
    const tasks = [task("t1", 4), task("t2", 3, { constraint: { type: "MSO", at: "2026-01-07T08:00" } })];
    const result = schedule(network(tasks, [link("t1 FS t2")]));

    expect(early(result, "t2")).toBe("2026-01-07T08:00 2026-01-09T17:00");
    expect(taskOf(result, "t1").totalSlackMinutes).toBe(-2 * workday);
    expect(result.conflicts).toMatchObject([{ code: "schedule.constraint.conflict", taskId: "t2", byMinutes: 2 * workday }]);
  });
});

describe("exceptions that come back every year", () => {
  const monday = 4;
  const thursday = 7;
  const position = (place: number, weekdayItem: number): MonthDay => ({ kind: "position", position: place, item: weekdayItem });
  const date = (day: number): MonthDay => ({ kind: "date", day });

  it.each([
    // The days of 2012 and 2023 as the U.S. Office of Personnel Management published them; 5 U.S.C. 6103(a) says which days they are.
    ["Birthday of Martin Luther King", 0, position(2, monday), ["2012-01-16", "2023-01-16"]],
    ["Washington's Birthday", 1, position(2, monday), ["2012-02-20", "2023-02-20"]],
    ["Memorial Day", 4, position(4, monday), ["2012-05-28", "2023-05-29"]],
    ["Independence Day", 6, date(4), ["2012-07-04", "2023-07-04"]],
    ["Labor Day", 8, position(0, monday), ["2012-09-03", "2023-09-04"]],
    ["Columbus Day", 9, position(1, monday), ["2012-10-08", "2023-10-09"]],
    ["Thanksgiving Day", 10, position(3, thursday), ["2012-11-22", "2023-11-23"]],
  ])("fall on the days of the law: %s", (_name, month, on, expected) => {
    const numberOf = (day: string) => parseDay(day) ?? Number.NaN;
    const pattern = { kind: "years", month, on } as const;
    const series = { pattern, from: numberOf("2012-01-01"), to: numberOf("2030-12-31"), occurrences: null };
    const days = [2012, 2023].flatMap((year) => expandRecurrence(series, numberOf(`${year}-01-01`), numberOf(`${year}-12-31`)));

    expect(days.map(formatDay)).toEqual(expected);
  });
});
