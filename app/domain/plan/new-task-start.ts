import type { CivilTime, Day } from "../time/day.ts";

/**
 * Before which a task that somebody adds today does not start: what comes up while the work is under way is not done in the past. Nothing
 * before the plan begins, or on the day it does.
 */
export function newTaskStart(planStart: Day, today: Day): { readonly earliestStart?: CivilTime } {
  return today > planStart ? { earliestStart: `${today}T08:00` } : {};
}
