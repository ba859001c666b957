import { addDays, isDay, parseDay, weekday, type Day } from "./day.ts";

/** The Monday of the week in which a day lies. Throws a RangeError when it is not a day. */
export function mondayOf(day: Day): Day {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return addDays(day, -weekday(parseDay(day) ?? 0));
}

/** The seven days from a Monday on. */
export function daysOfWeek(monday: Day): readonly Day[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}
