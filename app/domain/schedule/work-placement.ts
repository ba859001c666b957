import { workEndAt, workOffset, workStartAt } from "../time/calendar.ts";
import { latestStartOffset, milestoneAtOrBefore } from "./calendar-edges.ts";
import { flag, unlimited } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import * as together from "./shared-work.ts";
import type { LateDates } from "./shared-work.ts";

/*
 * How a task lies on its calendar. Work starts where working time begins and finishes where it ends; a milestone may stand at
 * either edge of a working period, but not between two; an elapsed task ignores the calendar; people of several calendars work
 * each on their own.
 */

/** The first instant at or after `instant` at which the task can start. */
export function startFrom(model: NetworkModel, task: number, instant: number): number {
  const flags = model.flags[task]!;
  if ((flags & flag.elapsed) !== 0) return instant;
  if ((flags & flag.shared) !== 0) return together.startFrom(model, task, instant);
  const calendar = model.calendars[model.calendarOf[task]!]!;
  const offset = workOffset(calendar, instant);
  if (model.span[task] === 0 && workEndAt(calendar, offset) === instant) return instant;
  return workStartAt(calendar, offset);
}

/** The start of a task that finishes at `finish` or, where no working time lies between, at an equal instant. */
export function startForFinish(model: NetworkModel, task: number, finish: number): number {
  const flags = model.flags[task]!;
  const span = model.span[task]!;
  if ((flags & flag.elapsed) !== 0) return finish - span;
  if ((flags & flag.shared) !== 0) return together.startForFinish(model, task, finish);
  const calendar = model.calendars[model.calendarOf[task]!]!;
  if (span === 0) return milestoneAtOrBefore(calendar, finish);
  return workStartAt(calendar, workOffset(calendar, finish) - span);
}

/** The finish of a task that starts at `start`. */
export function finishFrom(model: NetworkModel, task: number, start: number): number {
  const flags = model.flags[task]!;
  const span = model.span[task]!;
  if (span === 0 || (flags & flag.elapsed) !== 0) return start + span;
  if ((flags & flag.shared) !== 0) return together.finishFrom(model, task, start);
  const calendar = model.calendars[model.calendarOf[task]!]!;
  return workEndAt(calendar, workOffset(calendar, start) + span);
}

/**
 * Sets the late dates of what is left of a task: as late as it may to start by `startLimit` and to finish by `finishLimit`.
 * Either limit may be {@link unlimited}.
 */
export function placeLate(model: NetworkModel, task: number, startLimit: number, finishLimit: number, dates: LateDates): void {
  const flags = model.flags[task]!;
  const remaining = model.remaining[task]!;
  if ((flags & flag.elapsed) !== 0) {
    dates.lateStart[task] = Math.min(finishLimit - remaining, startLimit);
    dates.lateFinish[task] = dates.lateStart[task]! + remaining;
    return;
  }
  const calendar = model.calendars[model.calendarOf[task]!]!;
  if (remaining === 0) {
    dates.lateStart[task] = dates.lateFinish[task] = milestoneAtOrBefore(calendar, Math.min(finishLimit, startLimit));
    return;
  }
  if ((flags & flag.shared) !== 0) {
    together.placeLate(model, task, startLimit, finishLimit, dates);
    return;
  }
  let offset = workOffset(calendar, finishLimit) - remaining;
  if (startLimit < unlimited) offset = Math.min(offset, latestStartOffset(calendar, startLimit));
  dates.lateStart[task] = workStartAt(calendar, offset);
  dates.lateFinish[task] = workEndAt(calendar, offset + remaining);
}
