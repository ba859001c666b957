import { formatDay, isDay, parseDay, type CivilTime, type Day } from "../time/day.ts";
import type { SheetValue } from "./sheet.ts";

/** Which comes first where the year stands last: `3/4/2026` is 4 March month first and 3 April day first. */
export const dateOrders = ["monthFirst", "dayFirst"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A day, and the time of day where one is written. */
export interface SheetTime {
  readonly day: Day;
  readonly at: CivilTime | null;
}

/** The day before the first one of Excel's numbers, which count a 29 February 1900 that never was. */
const excelDayZero = -25569;
const largestSerial = 109_570;
const longestDateText = 60;

/**
 * Reads a date as sheets hold it: `2026-03-05`, `2026/3/5`, `2026.3.5`, `20260305`, `2026年3月5日`, `5 Mar 2026`, `March 5, 2026`, `3/5/2026` in
 * the order given, two digits for the years 2000 to 2099, and the day numbers of Excel, in which 46086 is 2026-03-05. A name
 * of the day of the week before or behind it does not count; a time of day may follow. Returns null for anything else.
 */
export function readSheetTime(value: SheetValue, order: DateOrder): SheetTime | null {
  if (typeof value === "boolean" || value === null) return null;
  if (typeof value === "number") return fromSerial(value);
  if (value.length > longestDateText) return null;
  const text = value.normalize("NFKC").replace(weekdays, " ").replace(/\s+/g, " ").trim().toLowerCase();
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return fromSerial(Number(text));
  const clock = /(?:t|,| |(?<=[日\d]))((?:上午|下午|am |pm )? ?\d{1,2}[:时点].*)$/.exec(text);
  const day = readDay((clock ? text.slice(0, clock.index) : text).trim(), order);
  if (day === null || !clock) return day === null ? null : { day, at: null };
  const time = readClock((clock[1] ?? "").trim());
  return time === null ? null : { day, at: `${day}T${time}` };
}

/**
 * Which order a column's dates are written in, where some of them can be read in one way only, such as `3/25/2026`; null when none tells.
 */
export function tellDateOrder(values: Iterable<SheetValue>): DateOrder | null {
  for (const value of values) {
    if (typeof value !== "string") continue;
    const match = /^\D{0,12}?(\d{1,2})[/.-](\d{1,2})[/.-]\d{2}(?:\d{2})?\b/.exec(value.normalize("NFKC").trim());
    if (!match) continue;
    if (Number(match[1]) > 12) return "dayFirst";
    if (Number(match[2]) > 12) return "monthFirst";
  }
  return null;
}

/** Whether a date reads differently in the two orders. */
export function isAmbiguous(value: SheetValue): boolean {
  const [one, other] = dateOrders.map((order) => readSheetTime(value, order)?.day);
  return one !== other;
}

function fromSerial(serial: number): SheetTime | null {
  if (!(serial >= 1 && serial <= largestSerial)) return null;
  const minutes = Math.round(serial * 1440);
  const day = formatDay(Math.floor(minutes / 1440) + excelDayZero);
  const minute = minutes % 1440;
  if (!isDay(day)) return null;
  return { day, at: minute === 0 ? null : `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}` };
}

function readDay(text: string, order: DateOrder): Day | null {
  const yearFirst =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{2}|\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?$/.exec(text);
  if (yearFirst) return made(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text);
  if (yearLast) return order === "monthFirst" ? made(yearLast[3], yearLast[1], yearLast[2]) : made(yearLast[3], yearLast[2], yearLast[1]);
  const dayName = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/.exec(text);
  if (dayName) return made(dayName[3], monthOf(dayName[2]), dayName[1]);
  const nameDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})$/.exec(text);
  return nameDay ? made(nameDay[3], monthOf(nameDay[1]), nameDay[2]) : null;
}

function made(year: string | undefined, month: string | undefined, day: string | undefined): Day | null {
  if (!year || !month || !day) return null;
  const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return parseDay(text) === null ? null : text;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function monthOf(name: string | undefined): string | undefined {
  const index = months.indexOf((name ?? "").slice(0, 3));
  return index < 0 ? undefined : String(index + 1);
}

function readClock(text: string): string | null {
  const match = /^(上午|下午|am|pm)? ?(\d{1,2})[:时点](\d{0,2})(?:分|:\d{2}(?:\.\d+)?)? ?(am|pm|z)?$/.exec(text);
  if (!match) return null;
  const half = match[1] ?? match[4];
  const isAfternoon = half === "下午" || half === "pm";
  const isHalf = isAfternoon || half === "上午" || half === "am";
  const written = Number(match[2]);
  const hour = isHalf ? (written % 12) + (isAfternoon ? 12 : 0) : written;
  const minute = Number(match[3] || "0");
  return hour > 23 || minute > 59 || (isHalf && written > 12) ? null : `${two(hour)}:${two(minute)}`;
}

const weekdays = /(?:星期|周|礼拜)[一二三四五六日天]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?/gi;

function two(value: number): string {
  return String(value).padStart(2, "0");
}
