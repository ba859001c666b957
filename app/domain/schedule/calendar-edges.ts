import { workEndAt, workOffset, workStartAt } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";

/** The instant itself where a milestone can stand there, else the end of work before it. */
export function milestoneAtOrBefore(calendar: WorkCalendar, instant: number): number {
  const offset = workOffset(calendar, instant);
  return workStartAt(calendar, offset) === instant ? instant : workEndAt(calendar, offset);
}

/** The latest start that is not after `limit`: the minute before the gap where `limit` lies between two working periods. */
export function latestStartOffset(calendar: WorkCalendar, limit: number): number {
  const offset = workOffset(calendar, limit);
  return workStartAt(calendar, offset) > limit ? offset - 1 : offset;
}
