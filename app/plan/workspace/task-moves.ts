import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { isWorkingDay, nextWorkStart, previousWorkEnd, workBetween } from "#app/domain/time/calendar.ts";
import { formatCivilTime, minutesInDay, parseCivilTime } from "#app/domain/time/day.ts";
import { isMovableTask } from "./chart-scene.ts";
import { taskById, timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

type TaskUpdate = Extract<PlanCommand, { kind: "updateTask" }>;

/**
 * The command that puts a task's start on another day: a constraint "start no earlier than", or none when the links would put it
 * there or later anyway. A day without work means the next working day. Null when the task cannot be moved or would stay.
 */
export function moveToDay(picture: ScheduledPlan, taskId: string, day: number): PlanCommand | null {
  const index = picture.indexById.get(taskId);
  const task = index === undefined ? undefined : picture.plan.tasks[index];
  if (index === undefined || !task || !isMovableTask(picture, index)) return null;
  const calendar = picture.schedule.calendarOf(index);
  const { start, finish } = timesOf(picture.schedule, index);
  const dayStart = nextWorkStart(calendar, day * minutesInDay);
  if (Math.floor(dayStart / minutesInDay) === Math.floor(start / minutesInDay)) return null;
  if (task.manualStart !== null) return update(task, manualMove(task, dayStart, finish - start));
  const free = earliestStart(picture.plan, task);
  if (free !== null && dayStart <= free) {
    return task.constraint === "ASAP" ? null : update(task, { constraint: "ASAP", constraintAt: null });
  }
  return update(task, { constraint: "SNET", constraintAt: formatCivilTime(dayStart) });
}

/** As {@link moveToDay}, by calendar days from where the task starts; backward onto a day without work means the working day before it. */
export function moveByDays(picture: ScheduledPlan, taskId: string, days: number): PlanCommand | null {
  const day = dayAfterMove(picture, taskId, days);
  return day === null ? null : moveToDay(picture, taskId, day);
}

/** The earliest time a task can start at, when a move by days would put it on a day before that and nothing moves; null otherwise. */
export function tooEarlyFor(picture: ScheduledPlan, taskId: string, days: number): number | null {
  const day = dayAfterMove(picture, taskId, days);
  const task = taskById(picture, taskId);
  const index = picture.indexById.get(taskId);
  if (day === null || !task || index === undefined || !isMovableTask(picture, index) || moveToDay(picture, taskId, day)) return null;
  return isTooEarly(picture, task, day) ? earliestStart(picture.plan, task) : null;
}

function dayAfterMove(picture: ScheduledPlan, taskId: string, days: number): number | null {
  const index = picture.indexById.get(taskId);
  if (index === undefined || days === 0) return null;
  const day = Math.floor(timesOf(picture.schedule, index).start / minutesInDay) + days;
  return onWorkingDay(picture, index, day, Math.sign(days));
}

/** Whether the task cannot start on a day, nor on the first working day after it. */
export function isTooEarly({ plan, schedule }: ScheduledPlan, task: PlanTask, day: number): boolean {
  if (task.manualStart !== null) return false;
  const calendar = schedule.calendarOf(schedule.indexOf(task.id));
  const earliest = earliestStart(plan, task);
  return earliest !== null && dayNumber(nextWorkStart(calendar, day * minutesInDay)) < dayNumber(earliest);
}

function dayNumber(minutes: number): number {
  return Math.floor(minutes / minutesInDay);
}

/** The command that puts a task's finish at the end of another day by changing its duration; null when nothing changes. */
export function finishOnDay(picture: ScheduledPlan, taskId: string, day: number): PlanCommand | null {
  const index = picture.indexById.get(taskId);
  const task = index === undefined ? undefined : picture.plan.tasks[index];
  if (index === undefined || !task || picture.summaries.has(taskId) || task.actualFinish !== null) return null;
  const calendar = picture.schedule.calendarOf(index);
  const { start } = timesOf(picture.schedule, index);
  const finish = previousWorkEnd(calendar, (day + 1) * minutesInDay);
  if (task.manualStart !== null) return finish > start ? update(task, { manualFinish: formatCivilTime(finish) }) : null;
  const durationMinutes = task.elapsed ? finish - start : workBetween(calendar, start, finish);
  if (durationMinutes <= 0 || durationMinutes === task.durationMinutes) return null;
  const { constraint, constraintAt, actualStart, manualStart } = task;
  return { ...update(task, { durationMinutes }), seen: { constraint, constraintAt, actualStart, manualStart } };
}

/** As {@link finishOnDay}, by calendar days from where the task finishes; the task keeps at least its first day. */
export function finishByDays(picture: ScheduledPlan, taskId: string, days: number): PlanCommand | null {
  const index = picture.indexById.get(taskId);
  if (index === undefined || days === 0) return null;
  const { start, finish } = timesOf(picture.schedule, index);
  const lastDay = Math.ceil(finish / minutesInDay) - 1;
  const day = onWorkingDay(picture, index, lastDay + days, Math.sign(days));
  return finishOnDay(picture, taskId, Math.max(day, Math.floor(start / minutesInDay)));
}

function onWorkingDay(picture: ScheduledPlan, index: number, day: number, direction: number): number {
  const calendar = picture.schedule.calendarOf(index);
  let candidate = day;
  for (let steps = 0; steps < 366 && !isWorkingDay(calendar, candidate); steps++) candidate += direction;
  return candidate;
}

function manualMove(task: PlanTask, start: number, length: number): TaskChanges {
  const before = task.manualStart === null ? null : parseCivilTime(task.manualStart);
  const finish = task.manualFinish === null ? null : parseCivilTime(task.manualFinish);
  const span = before === null || finish === null ? length : finish - before;
  return { manualStart: formatCivilTime(start), manualFinish: formatCivilTime(start + span) };
}

/** Where the links and the start of the project alone put a task's start; null when the plan without its constraint has no schedule. */
export function earliestStart(plan: Plan, task: PlanTask): number | null {
  const freed = applyCommand(plan, update(task, { constraint: "ASAP", constraintAt: null }));
  const scheduled = freed.ok ? schedulePlan(freed.value.plan) : freed;
  return scheduled.ok ? (scheduled.value.startMinutes[scheduled.value.indexOf(task.id)] ?? null) : null;
}

function update(task: PlanTask, changes: TaskChanges): TaskUpdate {
  return { kind: "updateTask", taskId: task.id, version: task.version, changes };
}
