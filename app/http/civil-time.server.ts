import type { CivilTime } from "#app/domain/time/day.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock show in a time zone at an instant. */
export function civilTimeIn(timeZone: string, instant: string): CivilTime {
  let format = formats.get(timeZone);
  // The Swedish form of a date and time is YYYY-MM-DD HH:mm.
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" })));
  return format.format(new Date(instant)).replace(" ", "T");
}

/** The instant at which calendar and clock show a time; where the clock leaps over it, an hour of the same day beside it. */
export function instantAt(timeZone: string, time: CivilTime): string {
  const wanted = Date.parse(`${time}Z`);
  const shownAt = (milliseconds: number) => Date.parse(`${civilTimeIn(timeZone, new Date(milliseconds).toISOString())}Z`);
  const guess = wanted - (shownAt(wanted) - wanted);
  return new Date(guess - (shownAt(guess) - wanted)).toISOString();
}
