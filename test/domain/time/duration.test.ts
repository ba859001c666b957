import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, longestDurationMinutes, parseDuration, splitDuration } from "#app/domain/time/duration.ts";

describe("reading a duration", () => {
  it.each([
    ["3d", 1440],
    ["3 d", 1440],
    ["3 days", 1440],
    ["1 day", 480],
    ["3", 1440],
    ["2.5d", 1200],
    [".5d", 240],
    ["3天", 1440],
    ["3 个工作日", 1440],
    ["３天", 1440],
    ["4h", 240],
    ["4 hours", 240],
    ["4小时", 240],
    ["30m", 30],
    ["30 min", 30],
    ["30分钟", 30],
    ["2w", 4800],
    ["2 weeks", 4800],
    ["2周", 4800],
    ["1mo", 9600],
    ["1个月", 9600],
    ["1d 4h", 720],
    ["1天4小时30分", 750],
    ["0", 0],
    [" 3D ", 1440],
    ["3 days.", 1440],
  ])("reads %j as %i working minutes of 8-hour days", (text, minutes) => {
    expect(parseDuration(text, 480)).toEqual({ minutes, elapsed: false });
  });

  it.each([
    ["3ed", 4320],
    ["3 edays", 4320],
    ["2eh", 120],
    ["30em", 30],
    ["1ew", 10080],
    ["1emo", 43200],
    ["3个自然日", 4320],
    ["3 日历天", 4320],
  ])("reads %j as %i minutes of clock time", (text, minutes) => {
    expect(parseDuration(text, 480)).toEqual({ minutes, elapsed: true });
  });

  it("counts a day by the length of the calendar's day", () => {
    expect(parseDuration("2d", 420)).toEqual({ minutes: 840, elapsed: false });
    expect(parseDuration("1w", 420)).toEqual({ minutes: 2100, elapsed: false });
    expect(parseDuration("2h", 420)).toEqual({ minutes: 120, elapsed: false });
  });

  it.each(["", " ", "d", "-3d", "3x", "three days", "3d -1h", "3d 2eh", "1,5d", "3dd", "Infinity", "NaN", "1e3", "3 天 半", "999999999d"])(
    "refuses %j",
    (text) => {
      expect(parseDuration(text, 480)).toBeNull();
    },
  );
});

describe("splitting a duration for display", () => {
  it("gives whole days, hours and minutes without empty pieces", () => {
    expect(splitDuration({ minutes: 1230, elapsed: false }, 480)).toEqual([
      { value: 2, unit: "day" },
      { value: 4, unit: "hour" },
      { value: 30, unit: "minute" },
    ]);
    expect(splitDuration({ minutes: 960, elapsed: false }, 480)).toEqual([{ value: 2, unit: "day" }]);
    expect(splitDuration({ minutes: 45, elapsed: false }, 480)).toEqual([{ value: 45, unit: "minute" }]);
  });

  it("shows nothing as 0 days and a lead as negative pieces", () => {
    expect(splitDuration({ minutes: 0, elapsed: false }, 480)).toEqual([{ value: 0, unit: "day" }]);
    expect(splitDuration({ minutes: -600, elapsed: false }, 480)).toEqual([
      { value: -1, unit: "day" },
      { value: -2, unit: "hour" },
    ]);
  });

  it("counts elapsed days of 24 hours", () => {
    expect(splitDuration({ minutes: 1500, elapsed: true }, 480)).toEqual([
      { value: 1, unit: "day" },
      { value: 1, unit: "hour" },
    ]);
  });
});

describe("writing a duration for a field", () => {
  it.each([
    [1230, false, "2d 4h 30m"],
    [960, false, "2d"],
    [0, false, "0d"],
    [4320, true, "3ed"],
    [1500, true, "1ed 1eh"],
  ])("writes %i minutes (elapsed: %s) as %s", (minutes, elapsed, text) => {
    expect(formatDuration({ minutes, elapsed }, 480)).toBe(text);
  });

  it("is read back exactly, whatever the length of the day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: longestDurationMinutes }),
        fc.boolean(),
        fc.integer({ min: 60, max: 1440 }),
        (minutes, elapsed, day) => {
          expect(parseDuration(formatDuration({ minutes, elapsed }, day), day)).toEqual({ minutes, elapsed });
        },
      ),
    );
  });
});
