import { compileCalendar, standardCalendar, type WorkCalendar } from "../time/calendar.ts";
import { parseDay } from "../time/day.ts";
import type { Plan } from "./model.ts";

const compiled = new WeakMap<Plan["calendar"], WorkCalendar>();

/**
 * The working time of a plan's calendar, compiled once. A calendar that cannot be used, by which no plan can be scheduled either, is
 * answered with the standard one.
 */
export function scheduleCalendar(plan: Pick<Plan, "calendar" | "start">): WorkCalendar {
  const known = compiled.get(plan.calendar);
  if (known) return known;
  const from = parseDay(plan.start) ?? 0;
  const own = compileCalendar(plan.calendar, from, from + 730);
  const result = own.ok ? own : compileCalendar(standardCalendar, from, from + 730);
  if (!result.ok) throw new TypeError("The standard calendar has working time");
  compiled.set(plan.calendar, result.value);
  return result.value;
}
