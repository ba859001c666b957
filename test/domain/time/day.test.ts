import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  firstPlanDay,
  formatCivilTime,
  formatDay,
  isCivilTime,
  isDay,
  lastPlanDay,
  parseCivilTime,
  parseDay,
  weekday,
} from "#app/domain/time/day.ts";

describe("day numbers", () => {
  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11016],
    ["2026-02-17", 20501],
    ["1900-01-01", firstPlanDay],
    ["2199-12-31", lastPlanDay],
  ])("counts %s as day %i and writes it back", (text, dayNumber) => {
    expect(parseDay(text)).toBe(dayNumber);
    expect(formatDay(dayNumber)).toBe(text);
  });

  it.each(["2026-02-29", "1900-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "1899-12-31", "2200-01-01"])(
    "refuses %s, which is no day of a plan",
    (text) => {
      expect(parseDay(text)).toBeNull();
      expect(isDay(text)).toBe(false);
    },
  );

  it.each(["", "2026-1-1", "2026/01/01", "26-01-01", "2026-01-01T08:00", " 2026-01-01", "2026-01-0x", "２０２６-01-01", "-026-01-01"])(
    "refuses the text %j",
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  it("agrees with the platform's calendar on every day it can name", () => {
    fc.assert(
      fc.property(fc.integer({ min: firstPlanDay, max: lastPlanDay }), (dayNumber) => {
        const platform = new Date(dayNumber * 86_400_000);
        expect(formatDay(dayNumber)).toBe(platform.toISOString().slice(0, 10));
        expect(parseDay(formatDay(dayNumber))).toBe(dayNumber);
        expect(weekday(dayNumber)).toBe((platform.getUTCDay() + 6) % 7);
      }),
    );
  });

  it("refuses to write a day without a four-digit year", () => {
    expect(() => formatDay(Number.NaN)).toThrow(RangeError);
    expect(() => formatDay(4_000_000)).toThrow(RangeError);
  });
});

describe("adding and counting days", () => {
  it("crosses the end of February in leap and common years", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("counts days between two days in both directions", () => {
    expect(daysBetween("2026-02-17", "2026-02-24")).toBe(7);
    expect(daysBetween("2026-02-24", "2026-02-17")).toBe(-7);
    expect(daysBetween("2026-02-17", "2026-02-17")).toBe(0);
  });

  it("throws on a text that is no day", () => {
    expect(() => addDays("2026-02-30", 1)).toThrow(RangeError);
    expect(() => daysBetween("2026-02-01", "soon")).toThrow(RangeError);
  });
});

describe("civil times", () => {
  it("reads and writes minutes since 1970", () => {
    expect(parseCivilTime("1970-01-01T00:00")).toBe(0);
    expect(parseCivilTime("1970-01-02T01:05")).toBe(1505);
    expect(parseCivilTime("1969-12-31T23:59")).toBe(-1);
    expect(formatCivilTime(-1)).toBe("1969-12-31T23:59");
  });

  it.each([
    "2026-02-17",
    "2026-02-17T24:00",
    "2026-02-17T08:60",
    "2026-02-30T08:00",
    "2026-02-17 08:00",
    "2026-02-17T8:00",
    "2026-02-17T08:00:00",
    "2026-02-17T08:00Z",
    "2026-02-17T0a:00",
  ])("refuses %s", (text) => {
    expect(parseCivilTime(text)).toBeNull();
    expect(isCivilTime(text)).toBe(false);
  });

  it("writes back what it reads for every minute of the plan years", () => {
    fc.assert(
      fc.property(fc.integer({ min: firstPlanDay * 1440, max: lastPlanDay * 1440 + 1439 }), (minutes) => {
        expect(parseCivilTime(formatCivilTime(minutes))).toBe(minutes);
      }),
    );
  });
});
