import { addDays, daysBetween, formatDay, isDay, parseDay, weekday, type Day } from "../time/day.ts";
import type { Stretch } from "./person-load.ts";

export const stretchKinds = ["day", "week", "month"] as const;
/** By what the window is divided. */
export type StretchKind = (typeof stretchKinds)[number];

/** Whole stretches in a row, as a heat map has them in its columns. */
export interface LoadWindow {
  readonly per: StretchKind;
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  readonly stretches: readonly (Stretch & { readonly from: number; readonly firstDay: Day; readonly lastDay: Day })[];
  /** Where the windows before and after it begin. */
  readonly before: Day;
  readonly after: Day;
}

/** Two weeks of days, a quarter of weeks, a year of months: what a screen holds. */
const counts: Readonly<Record<StretchKind, number>> = { day: 14, week: 13, month: 12 };

const [firstDay, lastDay] = ["1902-01-01", "2196-12-31"];

/** Whether a window can begin on a day: it and those before and after it lie within the years of plans. */
export function isWithinWindows(day: string): day is Day {
  return isDay(day) && day >= firstDay && day <= lastDay;
}

/** The window that begins with the stretch that a day lies in; days begin with the Monday of its week. */
export function loadWindow(per: StretchKind, day: Day): LoadWindow {
  const begin = per === "month" ? firstOfMonth(day) : monday(day);
  const starts = [begin];
  while (starts.length <= counts[per]) starts.push(nextStart(per, starts.at(-1)!));
  const after = starts.pop()!;
  return {
    per,
    from: begin,
    to: addDays(after, -1),
    stretches: starts.map((firstDay, index) => {
      const next = starts[index + 1] ?? after;
      return { from: daysBetween(begin, firstDay), until: daysBetween(begin, next), firstDay, lastDay: addDays(next, -1) };
    }),
    before: per === "month" ? `${Number(begin.slice(0, 4)) - 1}${begin.slice(4)}` : addDays(begin, -daysBetween(begin, after)),
    after,
  };
}

/** Which day to begin with when nobody said: today's, while the plan runs; else where it begins, or its last window. */
export function usualFirstDay(per: StretchKind, today: Day, start: Day, finish: Day): Day {
  const [first, last] = [withinWindows(start), withinWindows(finish)];
  if (today < first) return first;
  return today <= last ? today : loadWindow(per, last).from;
}

function withinWindows(day: Day): Day {
  if (day < firstDay) return firstDay;
  return day > lastDay ? lastDay : day;
}

function nextStart(per: StretchKind, day: Day): Day {
  if (per === "day") return addDays(day, 1);
  return per === "week" ? addDays(day, 7) : firstOfMonth(addDays(day, 31));
}

function monday(day: Day): Day {
  const number = parseDay(day) ?? 0;
  return formatDay(number - weekday(number));
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}
