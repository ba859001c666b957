import { addDays, parseDay, type Day } from "../time/day.ts";

export const rhythms = ["week", "fortnight", "month"] as const;
/** How often a status report is due. */
export type Rhythm = (typeof rhythms)[number];

/** The days that a report tells of, both inclusive. */
export interface ReportPeriod {
  readonly from: Day;
  readonly to: Day;
}

/** Longer ones are no report on progress any more. */
export const longestPeriodDays = 366;

/**
 * What a report made today tells of: everything since the day after the last one ended, or, for the first one, and when the last one reaches
 * to today, the stretch of its rhythm that ends today.
 */
export function usualPeriod(lastTo: Day | null, rhythm: Rhythm, today: Day): ReportPeriod {
  const earliest = addDays(today, -(longestPeriodDays - 1));
  if (lastTo !== null && lastTo < today && lastTo >= earliest) return { from: addDays(lastTo, 1), to: today };
  if (rhythm === "month") return { from: addDays(monthsLater(today, -1), 1), to: today };
  return { from: addDays(today, rhythm === "week" ? -6 : -13), to: today };
}

/** When the next report is due after one that was due on a day; a month later on the same day, or the last of a shorter month. */
export function nextDue(day: Day, rhythm: Rhythm): Day {
  if (rhythm === "month") return monthsLater(day, 1);
  return addDays(day, rhythm === "week" ? 7 : 14);
}

function monthsLater(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const months = year * 12 + month - 1 + count;
  for (let last = date; last > 27; last--) {
    const text = dayText(Math.floor(months / 12), (months % 12) + 1, last);
    if (parseDay(text) !== null) return text;
  }
  return dayText(Math.floor(months / 12), (months % 12) + 1, Math.min(date, 27));
}

function dayText(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
