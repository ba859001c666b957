import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandRecurrence } from "#app/domain/interchange/recurrence.ts";
import type { RecurrencePattern } from "#app/domain/interchange/recurrence.ts";
import { formatDay, parseDay, weekday } from "#app/domain/time/day.ts";

const day = (text: string) => parseDay(text)!;
const expand = (
  pattern: RecurrencePattern,
  from: string,
  to: string,
  occurrences: number | null = null,
  range: [string, string] = ["1990-01-01", "2040-12-31"],
) => expandRecurrence({ pattern, from: day(from), to: day(to), occurrences }, day(range[0]), day(range[1])).map(formatDay);
const flags = (...days: number[]) => Array.from({ length: 7 }, (_, index) => days.includes(index));

describe("expandRecurrence", () => {
  it("repeats every few days until the last day", () => {
    expect(expand({ kind: "days", every: 3 }, "2026-03-01", "2026-03-10")).toEqual([
      "2026-03-01",
      "2026-03-04",
      "2026-03-07",
      "2026-03-10",
    ]);
  });

  it("counts occurrences instead of days when a number is given", () => {
    expect(expand({ kind: "days", every: 10 }, "2026-03-01", "2026-03-02", 3)).toEqual(["2026-03-01", "2026-03-11", "2026-03-21"]);
  });

  it("repeats every second weekday", () => {
    expect(expand({ kind: "weekdays", every: 2 }, "2026-01-01", "2026-01-09")).toEqual([
      "2026-01-01",
      "2026-01-05",
      "2026-01-07",
      "2026-01-09",
    ]);
  });

  it("counts weeks from Sunday: a Sunday in every second week after a Wednesday start skips the week begun", () => {
    expect(expand({ kind: "weeks", every: 2, days: flags(0) }, "2026-01-07", "2026-02-20")).toEqual([
      "2026-01-18",
      "2026-02-01",
      "2026-02-15",
    ]);
  });

  it("repeats on several days of each week", () => {
    expect(expand({ kind: "weeks", every: 1, days: flags(1, 5) }, "2026-01-06", "2026-01-16")).toEqual([
      "2026-01-09",
      "2026-01-12",
      "2026-01-16",
    ]);
  });

  it("gives a month without the date its last day", () => {
    const on = { kind: "date", day: 31 } as const;

    expect(expand({ kind: "months", every: 1, on }, "2026-01-31", "2026-04-30")).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
    ]);
  });

  it("begins in the next month when the date has passed in the first", () => {
    expect(expand({ kind: "months", every: 2, on: { kind: "date", day: 5 } }, "2026-01-06", "2026-06-30")).toEqual([
      "2026-02-05",
      "2026-04-05",
      "2026-06-05",
    ]);
  });

  it("finds the last Friday and the second weekend day of a month", () => {
    expect(expand({ kind: "months", every: 1, on: { kind: "position", position: 4, item: 8 } }, "2026-01-01", "2026-02-28")).toEqual([
      "2026-01-30",
      "2026-02-27",
    ]);
    expect(expand({ kind: "months", every: 1, on: { kind: "position", position: 1, item: 2 } }, "2026-01-01", "2026-01-31")).toEqual([
      "2026-01-04",
    ]);
  });

  it("repeats every year on a date and on a fourth Thursday", () => {
    expect(expand({ kind: "years", month: 1, on: { kind: "date", day: 29 } }, "2027-03-01", "2029-12-31")).toEqual([
      "2028-02-29",
      "2029-02-28",
    ]);
    expect(expand({ kind: "years", month: 10, on: { kind: "position", position: 3, item: 7 } }, "2026-01-01", "2027-12-31")).toEqual([
      "2026-11-26",
      "2027-11-25",
    ]);
  });

  it("gives nothing outside the range, but counts what lies before it", () => {
    const range: [string, string] = ["2026-03-10", "2026-03-15"];

    expect(expand({ kind: "days", every: 5 }, "2026-03-01", "2026-03-31", 3, range)).toEqual(["2026-03-11"]);
    expect(expand({ kind: "everyDay" }, "2026-03-20", "2026-03-31", null, range)).toEqual([]);
  });

  it("always gives ascending days within the series and the range, on days of the rule", () => {
    const start = fc.integer({ min: day("1995-01-01"), max: day("2030-12-31") });
    const every = fc.integer({ min: 1, max: 12 });
    const on = fc.oneof(
      fc.record({ kind: fc.constant("date" as const), day: fc.integer({ min: 1, max: 31 }) }),
      fc.record({ kind: fc.constant("position" as const), position: fc.integer({ min: 0, max: 4 }), item: fc.integer({ min: 0, max: 9 }) }),
    );
    const pattern = fc.oneof(
      fc.record({ kind: fc.constant("days" as const), every }),
      fc.record({ kind: fc.constant("weekdays" as const), every }),
      fc.record({ kind: fc.constant("weeks" as const), every, days: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }) }),
      fc.record({ kind: fc.constant("months" as const), every, on }),
      fc.record({ kind: fc.constant("years" as const), month: fc.integer({ min: 0, max: 11 }), on }),
    );

    fc.assert(
      fc.property(pattern, start, fc.nat(2000), fc.nat(1000), fc.option(fc.nat(20)), (rule, from, length, offset, occurrences) => {
        const range = { from: from + offset - 500, to: from + offset + 500 };
        const days = expandRecurrence({ pattern: rule, from, to: from + length, occurrences }, range.from, range.to);

        expect(days.every((value, index) => index === 0 || value > days[index - 1]!)).toBe(true);
        expect(days.every((value) => value >= Math.max(from, range.from) && value <= range.to)).toBe(true);
        if (occurrences === null) expect(days.every((value) => value <= from + length)).toBe(true);
        else expect(days.length).toBeLessThanOrEqual(occurrences);
        if (rule.kind === "weeks") expect(days.every((value) => rule.days[(weekday(value) + 1) % 7])).toBe(true);
        if (rule.kind === "weekdays") expect(days.every((value) => weekday(value) < 5)).toBe(true);
      }),
    );
  });
});
