import { workEndAt, workOffset, workStartAt } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { latestStartOffset } from "./calendar-edges.ts";
import { noTime, unlimited } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";

/**
 * The work of several people on one task, each on a calendar of their own: rows `start[task]` to `start[task + 1] - 1` are those of
 * a task. The task starts when the first of them can and finishes when the last of them has done their part, as MS Project schedules it.
 */
export interface SharedWork {
  readonly start: Int32Array;
  readonly calendar: Uint16Array;
  /** Working minutes of the person's calendar that their part takes. */
  readonly duration: Int32Array;
  readonly remaining: Int32Array;
}

export interface LateDates {
  readonly lateStart: Int32Array;
  readonly lateFinish: Int32Array;
}

/** When the first of the people can begin, at or after `instant`. */
export function startFrom(model: NetworkModel, task: number, instant: number): number {
  let start = unlimited;
  for (let row = firstRow(model, task); row < lastRow(model, task); row++) {
    const calendar = calendarOf(model, row);
    start = Math.min(start, workStartAt(calendar, workOffset(calendar, instant)));
  }
  return start;
}

/** The latest start from which nobody finishes after `finish`. */
export function startForFinish(model: NetworkModel, task: number, finish: number): number {
  let start = unlimited;
  for (let row = firstRow(model, task); row < lastRow(model, task); row++) {
    const calendar = calendarOf(model, row);
    start = Math.min(start, workStartAt(calendar, workOffset(calendar, finish) - model.sharedWork!.duration[row]!));
  }
  return start;
}

/** When the last of the people has done their part. */
export function finishFrom(model: NetworkModel, task: number, start: number): number {
  return lastFinish(model, task, start, model.sharedWork!.duration);
}

export function placeLate(model: NetworkModel, task: number, startLimit: number, finishLimit: number, dates: LateDates): void {
  const { remaining } = model.sharedWork!;
  let start = unlimited;
  let latestStart = noTime;
  for (let row = firstRow(model, task); row < lastRow(model, task); row++) {
    const calendar = calendarOf(model, row);
    start = Math.min(start, workStartAt(calendar, workOffset(calendar, finishLimit) - remaining[row]!));
    if (startLimit < unlimited) latestStart = Math.max(latestStart, workStartAt(calendar, latestStartOffset(calendar, startLimit)));
  }
  if (startLimit < unlimited) start = Math.min(start, latestStart);
  dates.lateStart[task] = start;
  dates.lateFinish[task] = lastFinish(model, task, start, remaining);
}

function lastFinish(model: NetworkModel, task: number, start: number, minutes: Int32Array): number {
  let finish = start;
  for (let row = firstRow(model, task); row < lastRow(model, task); row++) {
    const calendar = calendarOf(model, row);
    finish = Math.max(finish, workEndAt(calendar, workOffset(calendar, start) + minutes[row]!));
  }
  return finish;
}

function firstRow(model: NetworkModel, task: number): number {
  return model.sharedWork!.start[task]!;
}

function lastRow(model: NetworkModel, task: number): number {
  return model.sharedWork!.start[task + 1]!;
}

function calendarOf(model: NetworkModel, row: number): WorkCalendar {
  return model.calendars[model.sharedWork!.calendar[row]!]!;
}
