import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatWorkingTimes, parseWorkingTimes } from "#app/domain/time/working-times.ts";

const officeDay = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];

describe("working times as text", () => {
  it.each([
    ["08:00-12:00, 13:00-17:00"],
    ["8-12,13-17"],
    ["8:00–12:00; 13:00–17:00"],
    ["０８：００～１２：００、１３：００～１７：００"],
    ["8:00至12:00，13:00至17:00"],
  ])("reads %s", (text) => {
    expect(parseWorkingTimes(text)).toEqual(officeDay);
  });

  it("reads nothing as a day off", () => {
    expect(parseWorkingTimes("  ")).toEqual([]);
    expect(formatWorkingTimes([])).toBe("");
  });

  it("reads midnight as the end of a day, not as its start in the evening", () => {
    expect(parseWorkingTimes("16:00-24:00")).toEqual([{ from: 960, to: 1440 }]);
    expect(parseWorkingTimes("16:00-00:00")).toBeNull();
  });

  it.each([
    ["morning"],
    ["08:00"],
    ["12:00-08:00"],
    ["08:00-08:00"],
    ["08:00-12:00, 11:00-17:00"],
    ["13:00-17:00, 08:00-12:00"],
    ["20:00-25:00"],
    ["8:60-9:00"],
  ])("does not read %s", (text) => {
    expect(parseWorkingTimes(text)).toBeNull();
  });

  it("reads back what it writes", () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(starts, (minutes) => {
        const sorted = [...minutes].sort((a, b) => a - b);
        const intervals = Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
          from: sorted[2 * index] ?? 0,
          to: sorted[2 * index + 1] ?? 0,
        }));
        expect(parseWorkingTimes(formatWorkingTimes(intervals))).toEqual(intervals);
      }),
    );
  });
});
