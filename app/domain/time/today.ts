import type { Day } from "./day.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** The civil day it is at an instant (ISO text in UTC) in a time zone. Throws a RangeError for a zone or an instant that there is not. */
export function todayIn(timeZone: string, instant: string): Day {
  let format = formats.get(timeZone);
  // The Swedish form of a date is YYYY-MM-DD.
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" })));
  return format.format(new Date(instant));
}
