import { minutesInDay } from "./day.ts";

/** An amount of time as people plan it: working minutes, or clock minutes when elapsed. */
export interface Duration {
  readonly minutes: number;
  readonly elapsed: boolean;
}

export const durationUnits = ["minute", "hour", "day", "week", "month"] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** One piece of a duration for people; the words come from the page's language. */
export interface DurationPart {
  readonly value: number;
  readonly unit: DurationUnit;
}

/** More than any plan between 1900 and 2199 can hold. */
export const longestDurationMinutes = 100_000_000;

/** The longest task, lead or lag that people and files may plan: about 80 years of eight-hour days. Longer ones are mistakes. */
export const longestPlannedMinutes = 10_000_000;

/**
 * Reads a duration as people type it, in English or Chinese: `3d`, `3 days`, `3天`, `3 个工作日`, `4h`, `30分钟`, `2w`, `1个月`, `2.5d`,
 * several pieces as in `1d 4h`, a plain number of days. A week is five working days and a month twenty. An `e` before the
 * unit (`3ed`) or a calendar day (`3个自然日`) is elapsed time: a day of 24 hours, a week of 7 days, a month of 30.
 *
 * `minutesPerDay` is the length of a working day (see minutesPerDay of the calendar): with 480, `2.5d` is 1200 minutes. Parts
 * of a minute are rounded. Returns null for text that is no duration, a negative one, a mix of working and
 * elapsed pieces, or one longer than {@link longestDurationMinutes}. The units are those of MS Project's duration field.
 */
export function parseDuration(text: string, minutesPerDay: number): Duration | null {
  const input = text.normalize("NFKC").trim().toLowerCase();
  if (plainNumber.test(input)) return checked(Number(input) * minutesPerDay, false);
  let position = 0;
  let minutes = 0;
  let elapsed: boolean | null = null;
  while (position < input.length) {
    piece.lastIndex = position;
    const match = piece.exec(input);
    const unit = match?.[2] === undefined ? undefined : readUnit(match[2]);
    if (!match || !unit || (elapsed !== null && elapsed !== unit.elapsed)) return null;
    elapsed = unit.elapsed;
    minutes += Number(match[1]) * unitMinutes(unit.unit, unit.elapsed, minutesPerDay);
    position = piece.lastIndex;
  }
  return elapsed === null ? null : checked(minutes, elapsed);
}

/**
 * Splits a duration into whole days, hours and minutes for display, largest first, without empty pieces: 1230 minutes at 480
 * a day give 2 days 4 hours 30 minutes. Zero gives 0 days. A negative duration gives negative pieces. An elapsed day has 24 hours.
 */
export function splitDuration(duration: Duration, minutesPerDay: number): readonly DurationPart[] {
  const sign = duration.minutes < 0 ? -1 : 1;
  let rest = Math.abs(duration.minutes);
  const parts: DurationPart[] = [];
  for (const unit of ["day", "hour", "minute"] as const) {
    const length = unitMinutes(unit, duration.elapsed, minutesPerDay);
    const value = length > 0 ? Math.floor(rest / length) : 0;
    rest -= value * length;
    if (value > 0) parts.push({ value: sign * value, unit });
  }
  return parts.length > 0 ? parts : [{ value: 0, unit: "day" }];
}

/**
 * Writes a duration in the short notation that {@link parseDuration} reads back exactly, for fields people edit: `2d 4h 30m`, `3ed`, `0d`. It is the
 * same in every language. A negative duration has a minus before each piece and is not read back.
 */
export function formatDuration(duration: Duration, minutesPerDay: number): string {
  const prefix = duration.elapsed ? "e" : "";
  return splitDuration(duration, minutesPerDay)
    .map((part) => `${part.value}${prefix}${shortUnits[part.unit]}`)
    .join(" ");
}

/** Minutes of one unit; a working hour is 60 minutes, a working week five days and a month twenty. */
export function unitMinutes(unit: DurationUnit, elapsed: boolean, minutesPerDay: number): number {
  const day = elapsed ? minutesInDay : minutesPerDay;
  switch (unit) {
    case "minute":
      return 1;
    case "hour":
      return 60;
    case "day":
      return day;
    case "week":
      return day * (elapsed ? 7 : 5);
    case "month":
      return day * (elapsed ? 30 : 20);
  }
}

const shortUnits: Readonly<Record<DurationUnit, string>> = { minute: "m", hour: "h", day: "d", week: "w", month: "mo" };

const plainNumber = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
const piece = /(\d+(?:\.\d+)?|\.\d+)\s*([a-z]+|[\u4e00-\u9fff]+)\.?\s*/y;

const unitWords: Readonly<Record<DurationUnit, readonly string[]>> = {
  minute: ["m", "min", "mins", "minute", "minutes", "分", "分钟"],
  hour: ["h", "hr", "hrs", "hour", "hours", "时", "小时", "个小时", "工时"],
  day: ["d", "dy", "day", "days", "天", "日", "工作日", "个工作日", "工作天"],
  week: ["w", "wk", "wks", "week", "weeks", "周", "星期", "个星期", "礼拜"],
  month: ["mo", "mon", "mons", "month", "months", "月", "个月"],
};
const calendarDayWords: readonly string[] = ["自然日", "个自然日", "自然天", "日历天", "个日历天", "日历日"];
const unitOfWord = new Map(durationUnits.flatMap((unit) => unitWords[unit].map((word) => [word, unit] as const)));

function readUnit(word: string): { readonly unit: DurationUnit; readonly elapsed: boolean } | undefined {
  const unit = unitOfWord.get(word);
  if (unit) return { unit, elapsed: false };
  if (calendarDayWords.includes(word)) return { unit: "day", elapsed: true };
  const elapsedUnit = word.startsWith("e") ? unitOfWord.get(word.slice(1)) : undefined;
  return elapsedUnit && { unit: elapsedUnit, elapsed: true };
}

function checked(minutes: number, elapsed: boolean): Duration | null {
  const rounded = Math.round(minutes);
  return rounded <= longestDurationMinutes ? { minutes: rounded, elapsed } : null;
}
