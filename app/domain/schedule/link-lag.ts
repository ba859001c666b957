import { workEndAt, workOffset, workStartAt } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";

/**
 * The earliest instant a link allows: `lagMinutes` after `instant`, in working time of the successor's calendar or in
 * clock time. No lag leaves the instant as it is.
 */
export function applyLag(calendar: WorkCalendar, instant: number, lagMinutes: number, isElapsed: boolean): number {
  if (lagMinutes === 0) return instant;
  if (isElapsed) return instant + lagMinutes;
  return workEndAt(calendar, workOffset(calendar, instant) + lagMinutes);
}

/** The latest instant from which {@link applyLag} does not come later, in working time, than `instant`. */
export function removeLag(calendar: WorkCalendar, instant: number, lagMinutes: number, isElapsed: boolean): number {
  if (lagMinutes === 0) return instant;
  if (isElapsed) return instant - lagMinutes;
  return workStartAt(calendar, workOffset(calendar, instant) - lagMinutes);
}
