import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addWork,
  compileCalendar,
  firstInstant,
  isWorkingDay,
  lastInstant,
  minutesPerDay,
  nextWorkStart,
  previousWorkEnd,
  standardCalendar,
  workBetween,
  workEndAt,
  workMinutesOfDay,
  workOffset,
  workStartAt,
} from "#app/domain/time/calendar.ts";
import type { CalendarDefinition, CalendarException, WorkCalendar, WorkInterval } from "#app/domain/time/calendar.ts";
import { formatCivilTime, parseCivilTime, parseDay, weekday } from "#app/domain/time/day.ts";

const morning: readonly WorkInterval[] = [{ from: 480, to: 720 }];
const allDay: readonly WorkInterval[] = [{ from: 0, to: 1440 }];

function compile(definition: CalendarDefinition, from = "2026-01-01", to = "2026-12-31"): WorkCalendar {
  const calendar = compileCalendar(definition, parseDay(from) ?? 0, parseDay(to) ?? 0);
  if (!calendar.ok) throw new Error(calendar.problem.code);
  return calendar.value;
}

function withExceptions(...exceptions: CalendarException[]): CalendarDefinition {
  return { ...standardCalendar, exceptions };
}

function at(text: string): number {
  const minutes = parseCivilTime(text);
  if (minutes === null) throw new Error(text);
  return minutes;
}

function shift(calendar: WorkCalendar, from: string, minutes: number): string {
  return formatCivilTime(addWork(calendar, at(from), minutes));
}

describe("working time of the standard calendar", () => {
  const calendar = compile(standardCalendar);

  it("gives the end of Friday and the start of Monday the same offset", () => {
    const offset = workOffset(calendar, at("2026-01-09T17:00"));

    expect(workOffset(calendar, at("2026-01-12T08:00"))).toBe(offset);
    expect(workOffset(calendar, at("2026-01-10T23:00"))).toBe(offset);
    expect(formatCivilTime(workEndAt(calendar, offset))).toBe("2026-01-09T17:00");
    expect(formatCivilTime(workStartAt(calendar, offset))).toBe("2026-01-12T08:00");
  });

  it("gives the lunch break one offset with two edges", () => {
    const offset = workOffset(calendar, at("2026-01-12T12:30"));

    expect(formatCivilTime(workEndAt(calendar, offset))).toBe("2026-01-12T12:00");
    expect(formatCivilTime(workStartAt(calendar, offset))).toBe("2026-01-12T13:00");
  });

  it("leaves an instant inside working time where it is", () => {
    expect(nextWorkStart(calendar, at("2026-01-12T09:17"))).toBe(at("2026-01-12T09:17"));
    expect(previousWorkEnd(calendar, at("2026-01-12T09:17"))).toBe(at("2026-01-12T09:17"));
  });

  it("adds work across the weekend in both directions", () => {
    expect(shift(calendar, "2026-01-09T16:00", 120)).toBe("2026-01-12T09:00");
    expect(shift(calendar, "2026-01-12T09:00", -120)).toBe("2026-01-09T16:00");
    expect(shift(calendar, "2026-01-05T08:00", 480)).toBe("2026-01-05T17:00");
    expect(shift(calendar, "2026-01-09T17:00", -480)).toBe("2026-01-09T08:00");
    expect(shift(calendar, "2026-01-10T03:00", 0)).toBe("2026-01-10T03:00");
  });

  it("measures work between two instants, negative when they are the other way round", () => {
    expect(workBetween(calendar, at("2026-01-05T08:00"), at("2026-01-16T17:00"))).toBe(4800);
    expect(workBetween(calendar, at("2026-01-16T17:00"), at("2026-01-05T08:00"))).toBe(-4800);
  });

  it("goes on being right far outside the compiled range", () => {
    expect(shift(calendar, "2026-12-31T08:00", 480 * 5 * 52 * 100)).toBe("2126-08-28T17:00");
    expect(workBetween(calendar, at("1926-01-04T08:00"), at("2026-01-05T08:00"))).toBe(5218 * 5 * 480);
    expect(isWorkingDay(calendar, parseDay("1950-01-02") ?? 0)).toBe(true);
    expect(isWorkingDay(calendar, parseDay("2150-01-03") ?? 0)).toBe(false);
  });

  it("keeps the meaning of an offset when the compiled range grows to either side", () => {
    const fresh = compile(standardCalendar);
    const offset = workOffset(fresh, at("2026-06-01T10:00"));

    workOffset(fresh, at("1950-01-01T00:00"));
    workOffset(fresh, at("2150-01-01T00:00"));

    expect(workOffset(fresh, at("2026-06-01T10:00"))).toBe(offset);
    expect(formatCivilTime(workStartAt(fresh, offset))).toBe("2026-06-01T10:00");
  });

  it("stops at the ends of the years it knows", () => {
    expect(addWork(calendar, at("2199-12-31T08:00"), 100_000)).toBe(lastInstant);
    expect(addWork(calendar, at("1900-01-02T08:00"), -100_000)).toBe(firstInstant);
    expect(workBetween(calendar, at("2199-12-31T17:00"), lastInstant + 50_000)).toBe(0);
    expect(workMinutesOfDay(calendar, 1_000_000)).toBe(0);
  });
});

describe("exceptions", () => {
  it("skips holidays and works on make-up days", () => {
    // Spring Festival 2026 in China: 15 to 23 February off, the Saturdays 14 and 28 February worked.
    const officeDay = standardCalendar.week[0] ?? [];
    const calendar = compile(
      withExceptions(
        { from: "2026-02-15", to: "2026-02-23", intervals: [] },
        { from: "2026-02-14", to: "2026-02-14", intervals: officeDay },
        { from: "2026-02-28", to: "2026-02-28", intervals: officeDay },
      ),
    );

    expect(shift(calendar, "2026-02-13T08:00", 480 * 3)).toBe("2026-02-24T17:00");
    expect(isWorkingDay(calendar, parseDay("2026-02-28") ?? 0)).toBe(true);
    expect(isWorkingDay(calendar, parseDay("2026-02-20") ?? 0)).toBe(false);
    expect(formatCivilTime(nextWorkStart(calendar, at("2026-02-14T18:00")))).toBe("2026-02-24T08:00");
  });

  it("lets a later exception win over an earlier one", () => {
    const calendar = compile(
      withExceptions({ from: "2026-03-02", to: "2026-03-06", intervals: [] }, { from: "2026-03-04", to: "2026-03-04", intervals: morning }),
    );

    expect(workMinutesOfDay(calendar, parseDay("2026-03-03") ?? 0)).toBe(0);
    expect(workMinutesOfDay(calendar, parseDay("2026-03-04") ?? 0)).toBe(240);
  });

  it("keeps exceptions that lie outside the range compiled first", () => {
    const calendar = compile(withExceptions({ from: "2031-01-01", to: "2031-01-31", intervals: [] }), "2026-01-01", "2026-01-31");

    expect(formatCivilTime(nextWorkStart(calendar, at("2031-01-01T08:00")))).toBe("2031-02-03T08:00");
  });

  it("refuses an exception that is no range of days", () => {
    const exception = { from: "2026-03-06", to: "2026-03-02", intervals: [] };

    expect(compileCalendar(withExceptions(exception), 0, 1)).toEqual({
      ok: false,
      problem: { code: "calendar.exception.invalid", exception },
    });
  });
});

describe("unusual calendars", () => {
  it("joins intervals that overlap, touch or come unsorted, and drops what lies outside the day", () => {
    const calendar = compile({
      week: Array.from({ length: 7 }, () => [
        { from: 720, to: 2000 },
        { from: 480, to: 600 },
        { from: 540, to: 720 },
        { from: 900, to: 900 },
      ]),
      exceptions: [],
    });

    expect(workMinutesOfDay(calendar, 20_000)).toBe(960);
    expect(shift(calendar, "2026-01-05T08:00", 960)).toBe("2026-01-06T00:00");
  });

  it("runs through midnight in a calendar without breaks", () => {
    const calendar = compile({ week: Array.from({ length: 7 }, () => allDay), exceptions: [] });

    expect(shift(calendar, "2026-01-05T22:30", 180)).toBe("2026-01-06T01:30");
    expect(previousWorkEnd(calendar, at("2026-01-06T00:00"))).toBe(at("2026-01-06T00:00"));
    expect(nextWorkStart(calendar, at("2026-01-06T00:00"))).toBe(at("2026-01-06T00:00"));
  });

  it("names a calendar without any working time", () => {
    const never: CalendarDefinition = { week: Array.from({ length: 7 }, () => []), exceptions: [] };

    expect(compileCalendar(never, 0, 100)).toEqual({ ok: false, problem: { code: "calendar.empty" } });
  });

  it("ends at the last instant when only a few days are ever worked", () => {
    const calendar = compile({
      week: Array.from({ length: 7 }, () => []),
      exceptions: [{ from: "2026-05-02", to: "2026-05-03", intervals: morning }],
    });

    expect(shift(calendar, "2026-01-01T00:00", 480)).toBe("2026-05-03T12:00");
    expect(addWork(calendar, at("2026-01-01T00:00"), 481)).toBe(lastInstant);
    expect(nextWorkStart(calendar, at("2026-05-04T00:00"))).toBe(lastInstant);
  });

  it("throws when the week has not seven days", () => {
    expect(() => compileCalendar({ week: [morning], exceptions: [] }, 0, 1)).toThrow(RangeError);
  });
});

describe("the length of a working day", () => {
  it("is the most frequent one, the longer of two equally frequent", () => {
    expect(minutesPerDay(standardCalendar)).toBe(480);
    expect(minutesPerDay({ week: [morning, morning, allDay, [], [], [], []], exceptions: [] })).toBe(240);
    expect(minutesPerDay({ week: [morning, allDay, [], [], [], [], []], exceptions: [] })).toBe(1440);
    expect(minutesPerDay({ week: [allDay, morning, [], [], [], [], []], exceptions: [] })).toBe(1440);
    expect(minutesPerDay({ week: [[], [], [], [], [], [], []], exceptions: [] })).toBe(0);
  });
});

describe("any calendar", () => {
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  const day = fc.array(interval, { maxLength: 3 });
  const definition: fc.Arbitrary<CalendarDefinition> = fc.record({
    week: fc.array(day, { minLength: 7, maxLength: 7 }).map((week) => [[{ from: 500, to: 700 }], ...week.slice(1)]),
    exceptions: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }), day).map(([a, b, intervals]) => ({
        from: `2026-02-${String(Math.min(a, b)).padStart(2, "0")}`,
        to: `2026-02-${String(Math.max(a, b)).padStart(2, "0")}`,
        intervals,
      })),
      { maxLength: 3 },
    ),
  });

  it("counts the same working minutes as going through them one by one", () => {
    fc.assert(
      fc.property(definition, fc.integer({ min: 0, max: 30 * 1440 }), (given, span) => {
        const calendar = compile(given, "2026-02-10", "2026-02-12");
        const from = at("2026-01-30T00:00");

        let counted = 0;
        for (let minute = from; minute < from + span; minute++) if (isWorkedMinute(given, minute)) counted++;

        expect(workBetween(calendar, from, from + span)).toBe(counted);
      }),
      { numRuns: 30 },
    );
  });

  it("maps an offset to the two edges of the gap it stands for", () => {
    fc.assert(
      fc.property(definition, fc.integer({ min: -20_000, max: 20_000 }), (given, offset) => {
        const calendar = compile(given, "2026-02-10", "2026-02-12");

        const start = workStartAt(calendar, offset);
        const end = workEndAt(calendar, offset);

        expect(end).toBeLessThanOrEqual(start);
        expect(workOffset(calendar, start)).toBe(offset);
        expect(workOffset(calendar, end)).toBe(offset);
        expect(workOffset(calendar, start + 1)).toBe(offset + 1);
        expect(workOffset(calendar, end - 1)).toBe(offset - 1);
      }),
    );
  });
});

function isWorkedMinute(definition: CalendarDefinition, minute: number): boolean {
  const dayNumber = Math.floor(minute / 1440);
  const minuteOfDay = minute - dayNumber * 1440;
  const exception = definition.exceptions.findLast(
    ({ from, to }) => (parseDay(from) ?? 0) <= dayNumber && dayNumber <= (parseDay(to) ?? 0),
  );
  const intervals = exception ? exception.intervals : (definition.week[weekday(dayNumber)] ?? []);
  return intervals.some(({ from, to }) => from <= minuteOfDay && minuteOfDay < to);
}
