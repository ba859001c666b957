import { workEndAt, workOffset, workStartAt } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";

/*
 * How a task lies on its calendar. Work starts where working time begins and finishes where it ends; a milestone may stand at
 * either edge of a working period, but not between two; an elapsed task ignores the calendar.
 */

/** The first instant at or after `instant` at which the task can start. */
export function startFrom(calendar: WorkCalendar, instant: number, duration: number, isElapsed: boolean): number {
  if (isElapsed) return instant;
  const offset = workOffset(calendar, instant);
  if (duration === 0 && workEndAt(calendar, offset) === instant) return instant;
  return workStartAt(calendar, offset);
}

/** The start of a task that finishes at `finish` or, where no working time lies between, at an equal instant. */
export function startForFinish(calendar: WorkCalendar, finish: number, duration: number, isElapsed: boolean): number {
  if (isElapsed) return finish - duration;
  if (duration === 0) return milestoneAtOrBefore(calendar, finish);
  return workStartAt(calendar, workOffset(calendar, finish) - duration);
}

/** The finish of a task that starts at `start`. */
export function finishFrom(calendar: WorkCalendar, start: number, duration: number, isElapsed: boolean): number {
  if (isElapsed || duration === 0) return start + duration;
  return workEndAt(calendar, workOffset(calendar, start) + duration);
}

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
