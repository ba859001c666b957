import type { Absence, Plan } from "#app/domain/plan/model.ts";
import { addDays, daysBetween, parseDay, weekday, type Day } from "#app/domain/time/day.ts";
import { formatList, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** The week that a person works by. */
export function weekOf({ calendar, calendars, workingTimes }: Plan, personId: string): Plan["calendar"]["week"] {
  const id = workingTimes[personId]?.calendarId ?? null;
  return ((id === null ? undefined : calendars[id]) ?? calendar).week;
}

/** Days of the week pattern that lie in absences. */
export function absentDays(absences: readonly Absence[], week: Plan["calendar"]["week"], first: Day, last: Day): number {
  let count = 0;
  if (!absences.some(({ from, to }) => from <= last && to >= first)) return count;
  for (let day = first; day <= last; day = addDays(day, 1))
    if ((week[weekday(parseDay(day)!)] ?? []).length > 0 && absences.some(({ from, to }) => from <= day && to >= day)) count++;
  return count;
}

/** Days off of the project's calendar that are no usual ones, and what they are called. */
export function holidaysIn(
  { calendar }: Plan,
  first: Day,
  last: Day,
  locale: Locale,
): { readonly days: number; readonly names: string } | null {
  const found = calendar.exceptions.filter(({ from, to, intervals }) => intervals.length === 0 && from <= last && to >= first);
  if (found.length === 0) return null;
  const days = found.reduce((sum, { from, to }) => {
    const begin = from < first ? first : from;
    const end = to > last ? last : to;
    let worked = 0;
    for (let index = 0; index <= daysBetween(begin, end); index++)
      if ((calendar.week[weekday(parseDay(begin)! + index)] ?? []).length > 0) worked++;
    return sum + worked;
  }, 0);
  return days === 0 ? null : { days, names: formatList([...new Set(found.map(({ name }) => inLanguage(name, locale)))], locale, "bare") };
}

export function isDayOff({ calendar }: Plan, day: Day): boolean {
  const exception = calendar.exceptions.findLast(({ from, to }) => from <= day && to >= day);
  return (exception?.intervals ?? calendar.week[weekday(parseDay(day)!)] ?? []).length === 0;
}
