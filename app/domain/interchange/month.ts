import { formatDay, parseDay } from "../time/day.ts";

/** Months are counted from January of the year 0: year x 12 + month (January = 0). */
export function monthOf(dayNumber: number): number {
  const day = formatDay(dayNumber);
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Day number of a day of a month; positive infinity past the years a plan may name, so that a series ends there. */
export function dayNumberOf(month: number, day: number): number {
  const text = `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return parseDay(text) ?? Number.POSITIVE_INFINITY;
}

/** Days in the month, 28 to 31. */
export function monthLength(month: number): number {
  const length = dayNumberOf(month + 1, 1) - dayNumberOf(month, 1);
  return Number.isFinite(length) ? length : 31;
}
