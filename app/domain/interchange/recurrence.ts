import { weekday } from "../time/day.ts";
import { dayNumberOf, monthLength, monthOf } from "./month.ts";

/** Days a calendar exception falls on. Day numbers count from 1970-01-01. */
export interface Recurrence {
  readonly pattern: RecurrencePattern;
  readonly from: number;
  /** Last day, inclusive; the series ends there unless `occurrences` is given. */
  readonly to: number;
  readonly occurrences: number | null;
}

export type RecurrencePattern =
  | { readonly kind: "everyDay" }
  | { readonly kind: "days"; readonly every: number }
  | { readonly kind: "weekdays"; readonly every: number }
  /** `days`: seven flags, Sunday first, as weeks are counted from Sunday. */
  | { readonly kind: "weeks"; readonly every: number; readonly days: readonly boolean[] }
  | { readonly kind: "months"; readonly every: number; readonly on: MonthDay }
  /** `month`: 0 to 11. */
  | { readonly kind: "years"; readonly month: number; readonly on: MonthDay };

/** A day of a month: its number, or the first to fourth (0 to 3) or last (4) of a kind of day. */
export type MonthDay =
  { readonly kind: "date"; readonly day: number } | { readonly kind: "position"; readonly position: number; readonly item: number };

/**
 * The days of a recurring calendar exception that fall into a range of day numbers, ascending. Weekly series count weeks
 * from the Sunday on or before the first day; monthly and yearly ones begin with the first month whose day is not before
 * the first day; a date the month lacks becomes its last day. Returns an empty list for an empty range. At most one
 * occurrence a day: time and result are bounded by the days between the series' start and the end of the range.
 * The series agree with the occurrences that Microsoft Project 2016 writes out beside the rule.
 */
export function expandRecurrence(recurrence: Recurrence, rangeFrom: number, rangeTo: number): number[] {
  const end = recurrence.occurrences === null ? Math.min(recurrence.to, rangeTo) : rangeTo;
  const days: number[] = [];
  let seen = 0;
  for (const day of occurrencesOf(recurrence, end)) {
    if (recurrence.occurrences !== null && seen >= recurrence.occurrences) break;
    seen++;
    if (day >= rangeFrom) days.push(day);
  }
  return days;
}

function* occurrencesOf({ pattern, from }: Recurrence, end: number): Generator<number> {
  switch (pattern.kind) {
    case "everyDay":
      for (let day = from; day <= end; day++) yield day;
      return;
    case "days":
      for (let day = from; day <= end; day += pattern.every) yield day;
      return;
    case "weekdays": {
      let count = 0;
      for (let day = from; day <= end; day++) if (weekday(day) < 5 && count++ % pattern.every === 0) yield day;
      return;
    }
    case "weeks": {
      const sunday = from - ((weekday(from) + 1) % 7);
      for (let week = sunday; week <= end; week += 7 * pattern.every) {
        for (let offset = 0; offset < 7; offset++) {
          const day = week + offset;
          if (pattern.days[offset] && day >= from && day <= end) yield day;
        }
      }
      return;
    }
    case "months":
      yield* monthlyDays(from, end, pattern.every, pattern.on, null);
      return;
    case "years":
      yield* monthlyDays(from, end, 12, pattern.on, pattern.month);
      return;
    default:
      return pattern satisfies never;
  }
}

function* monthlyDays(from: number, end: number, every: number, on: MonthDay, month: number | null): Generator<number> {
  let index = monthOf(from);
  if (month !== null) index += (((month - index) % 12) + 12) % 12;
  const first = dayOfMonth(index, on);
  if (first !== null && first < from) index += month === null ? 1 : 12;
  for (; dayNumberOf(index, 1) <= end; index += every) {
    const day = dayOfMonth(index, on);
    if (day !== null && day >= from && day <= end) yield day;
  }
}

function dayOfMonth(month: number, on: MonthDay): number | null {
  if (on.kind === "date") return dayNumberOf(month, Math.min(on.day, monthLength(month)));
  const first = dayNumberOf(month, 1);
  const fitting: number[] = [];
  for (let day = first; day < first + monthLength(month); day++) if (isItem(weekday(day), on.item)) fitting.push(day);
  return (on.position === 4 ? fitting.at(-1) : fitting[on.position]) ?? null;
}

/** Kinds of day: 0 any, 1 Monday to Friday, 2 Saturday and Sunday, 3 Sunday to 9 Saturday. */
function isItem(dayOfWeek: number, item: number): boolean {
  if (item === 0) return true;
  if (item === 1) return dayOfWeek < 5;
  if (item === 2) return dayOfWeek >= 5;
  return dayOfWeek === (item + 3) % 7;
}
