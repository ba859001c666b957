import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intersectCalendars } from "#app/domain/time/calendar-intersection.ts";
import { compileCalendar, standardCalendar, workMinutesOfDay, workOffset } from "#app/domain/time/calendar.ts";
import type { CalendarDefinition, WorkCalendar } from "#app/domain/time/calendar.ts";
import { formatDay, parseDay } from "#app/domain/time/day.ts";

const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 });
const everyDay = (...intervals: { from: number; to: number }[]): CalendarDefinition => ({
  week: Array.from({ length: 7 }, () => intervals),
  exceptions: [],
});
const monday = parseDay("2026-01-05")!;

function compiled(definition: CalendarDefinition): WorkCalendar {
  const calendar = compileCalendar(definition, monday, monday + 30);
  if (!calendar.ok) throw new Error(calendar.problem.code);
  return calendar.value;
}

describe("the intersection of two calendars", () => {
  it("works when both do", () => {
    const shared = compiled(intersectCalendars(standardCalendar, everyDay(hours(10, 14))));

    expect(workMinutesOfDay(shared, monday)).toBe(180);
    expect(workMinutesOfDay(shared, monday + 5)).toBe(0);
  });

  it("rests on the days off of either one, and works on a make-up day for the hours the other works on it", () => {
    const holiday = { from: "2026-01-06", to: "2026-01-07", intervals: [] };
    const makeUpSaturday = { from: "2026-01-10", to: "2026-01-10", intervals: [hours(8, 12)] };
    const one = { ...standardCalendar, exceptions: [holiday, makeUpSaturday] };

    const withWeekends = compiled(intersectCalendars(one, everyDay(hours(10, 14))));
    expect([0, 1, 2, 3, 4, 5, 6].map((day) => workMinutesOfDay(withWeekends, monday + day))).toEqual([180, 0, 0, 180, 180, 120, 0]);
    const withoutWeekends = compiled(intersectCalendars(standardCalendar, one));
    expect(workMinutesOfDay(withoutWeekends, monday + 5)).toBe(0);
  });

  it("is the same minutes as both together, minute by minute, whichever comes first", () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 6 }))
      .map(([from, length]) => hours(from, from + length));
    const intervals = fc.array(interval, { maxLength: 3 });
    const exception = fc
      .record({ first: fc.integer({ min: 0, max: 12 }), days: fc.integer({ min: 0, max: 6 }), intervals })
      .map(({ first, days, intervals: worked }) => ({
        from: formatDay(monday + first),
        to: formatDay(monday + first + days),
        intervals: worked,
      }));
    const definition = fc.record({
      week: fc.array(intervals, { minLength: 7, maxLength: 7 }),
      exceptions: fc.array(exception, { maxLength: 4 }),
    });
    const isAtWork = (calendar: WorkCalendar, instant: number) => workOffset(calendar, instant + 1) > workOffset(calendar, instant);
    // A Monday far away is worked by everybody, so that no calendar is empty.
    const withWork = (given: CalendarDefinition) => ({
      ...given,
      exceptions: [...given.exceptions, { from: "2030-01-07", to: "2030-01-07", intervals: [hours(0, 24)] }],
    });

    fc.assert(
      fc.property(definition, definition, (first, second) => {
        const [one, other] = [withWork(first), withWork(second)];
        const [left, right] = [compiled(one), compiled(other)];
        const [shared, swapped] = [compiled(intersectCalendars(one, other)), compiled(intersectCalendars(other, one))];
        for (let instant = monday * 1440; instant < (monday + 20) * 1440; instant += 60) {
          const isShared = isAtWork(left, instant) && isAtWork(right, instant);
          expect([isAtWork(shared, instant), isAtWork(swapped, instant)]).toEqual([isShared, isShared]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("leaves days that are none for the compiler to refuse", () => {
    const wrong = { ...standardCalendar, exceptions: [{ from: "2026-02-30", to: "2026-03-01", intervals: [] }] };

    expect(compileCalendar(intersectCalendars(wrong, standardCalendar), monday, monday)).toMatchObject({
      ok: false,
      problem: { code: "calendar.exception.invalid" },
    });
  });
});
