import type { SingleCommand } from "#app/domain/plan/command.ts";
import { addWork, nextWorkStart, workBetween } from "#app/domain/time/calendar.ts";
import { minutesInDay } from "#app/domain/time/day.ts";
import { taskById, timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

/** Whether work on a task can rest in between: it takes working time and is not finished. */
export function isSplittable(picture: ScheduledPlan, taskId: string): boolean {
  const task = taskById(picture, taskId);
  return task !== undefined && !picture.summaries.has(taskId) && task.durationMinutes > 0 && !task.elapsed && task.actualFinish === null;
}

/** Where a split task is worked on, in civil minutes; one stretch for a task without pauses. */
export function workedStretches(picture: ScheduledPlan, index: number): readonly (readonly [from: number, to: number])[] {
  const task = picture.plan.tasks[index];
  const { start, finish } = timesOf(picture.schedule, index);
  if (!task || task.pauses.length === 0) return [[start, finish]];
  const calendar = picture.schedule.calendarOf(index);
  const stretches: [number, number][] = [];
  let worked = 0;
  let from = start;
  for (const { afterMinutes, minutes } of task.pauses) {
    if (afterMinutes <= worked || afterMinutes >= task.durationMinutes) continue;
    const to = addWork(calendar, from, afterMinutes - worked);
    if (to >= finish) break;
    stretches.push([from, to]);
    from = nextWorkStart(calendar, addWork(calendar, to, minutes));
    worked = afterMinutes;
  }
  if (from < finish) stretches.push([from, finish]);
  return stretches;
}

/** Lets the work on a task rest at the beginning of a day, for so many working days; null on a day when it is not worked on. */
export function splitTask(picture: ScheduledPlan, taskId: string, day: number, days: number): SingleCommand | null {
  const index = picture.indexById.get(taskId);
  const task = taskById(picture, taskId);
  if (index === undefined || !task || days <= 0 || !isSplittable(picture, taskId)) return null;
  const calendar = picture.schedule.calendarOf(index);
  const at = day * minutesInDay;
  let afterMinutes = 0;
  for (const [from, to] of workedStretches(picture, index)) if (at > from) afterMinutes += workBetween(calendar, from, Math.min(at, to));
  if (afterMinutes <= 0 || afterMinutes >= task.durationMinutes) return null;
  const minutes = days * picture.dayLength;
  const same = task.pauses.find((pause) => pause.afterMinutes === afterMinutes);
  const others = task.pauses.filter((pause) => pause !== same);
  const pauses = [...others, { afterMinutes, minutes: minutes + (same?.minutes ?? 0) }].sort((a, b) => a.afterMinutes - b.afterMinutes);
  return { kind: "updateTask", taskId, version: task.version, changes: { pauses } };
}

/** Takes all pauses of a task away; null when it has none. */
export function joinTask(picture: ScheduledPlan, taskId: string): SingleCommand | null {
  const task = taskById(picture, taskId);
  return task && task.pauses.length > 0 ? { kind: "updateTask", taskId, version: task.version, changes: { pauses: [] } } : null;
}
