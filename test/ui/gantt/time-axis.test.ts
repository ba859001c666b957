import fc from "fast-check";
import { expect, it } from "vitest";
import {
  axisRange,
  zoomFitting,
  civilDateOfDay,
  dayOfCivilDate,
  minutesOfX,
  minutesPerDay,
  pixelsPerDay,
  startOfNextMonth,
  weekdayOfDay,
  xOfMinutes,
  zoomLevels,
} from "#app/ui/gantt/time-axis.ts";

const someDay = fc.integer({ min: -20_000, max: 60_000 });

it("gives back the minute it was given, in every zoom", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e7, max: 5e7 }), fc.constantFrom(...zoomLevels), someDay, (minutes, zoom, fromDay) => {
      const range = { fromDay, toDay: fromDay + 1000 };
      const width = pixelsPerDay[zoom];
      expect(minutesOfX(xOfMinutes(minutes, range, width), range, width)).toBeCloseTo(minutes, 4);
    }),
  );
});

it("covers the stretch it was given with room on both sides, in whole months", () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 3000 }), fc.constantFrom(...zoomLevels), (day, length, zoom) => {
      const from = day * minutesPerDay;
      const range = axisRange({ from, to: (day + length) * minutesPerDay, workFrom: from }, zoom);
      expect(range.fromDay).toBeLessThan(day);
      expect(range.toDay).toBeGreaterThan(day + length);
      expect(civilDateOfDay(range.fromDay).day).toBe(1);
      expect(civilDateOfDay(range.toDay).day).toBe(1);
    }),
  );
});

it("fills the width of the screen with a plan of one day", () => {
  const range = axisRange({ from: 0, to: minutesPerDay, workFrom: 0 }, "quarter", 1200);

  expect((range.toDay - range.fromDay) * pixelsPerDay.quarter).toBeGreaterThanOrEqual(1200);
});

it("lets work that begins long after today stand at the left edge, with less than two months before it", () => {
  const workFrom = 300 * minutesPerDay;
  const range = axisRange({ from: 0, to: 400 * minutesPerDay, workFrom }, "quarter", 1200);
  const leftmost = range.toDay * pixelsPerDay.quarter - 1200;

  expect(300 - leftmost).toBeLessThan(60);
});

it("shows a plan of a year as a whole beside the grid on a screen of 1440 pixels", () => {
  const zoom = zoomFitting(0, 365 * minutesPerDay, 830);

  expect(365 * pixelsPerDay[zoom]).toBeLessThan(830);
});

it("knows the civil calendar: leap days, ends of years, weekdays", () => {
  expect(dayOfCivilDate(1970, 0, 1)).toBe(0);
  expect(weekdayOfDay(0)).toBe(3);
  expect(civilDateOfDay(dayOfCivilDate(2028, 1, 29))).toEqual({ year: 2028, month: 1, day: 29 });
  expect(startOfNextMonth(dayOfCivilDate(2026, 11, 31))).toBe(dayOfCivilDate(2027, 0, 1));
});

it("chooses the closest zoom in which a stretch fits, and the widest for one that is too long", () => {
  const fitting = (days: number) => zoomFitting(0, days * minutesPerDay, 860);

  expect([10, 19, 20, 50, 51, 140, 141, 900].map(fitting)).toEqual(["day", "day", "week", "week", "month", "month", "quarter", "quarter"]);
});
