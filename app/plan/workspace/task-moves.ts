import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "./schedule-plan.ts";
import { isWorkingDay, nextWorkStart, previousWorkEnd, workBetween } from "#app/domain/time/calendar.ts";
import { formatCivilTime, minutesInDay, parseCivilTime } from "#app/domain/time/day.ts";
import { isMovableTask } from "./chart-scene.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

type TaskUpdate = Extract<PlanCommand, { kind: "updateTask" }>;

/** What moving a task comes to. */
export interface Move {
  /** Null when the task cannot be moved or would stay. */
  readonly command: PlanCommand | null;
  /** The earliest time it can start at, when it was to go to a day before that. */
  readonly earliest: number | null;
}

const stays: Move = { command: null, earliest: null };

/**
 * Puts a task's start on another day: by a constraint "start no earlier than", or by none when the links would put it there or later
 * anyway. A day without work means the next working day.
 */
export function moveToDay(picture: ScheduledPlan, taskId: string, day: number): Move {
  const index = picture.indexById.get(taskId);
  const task = index === undefined ? undefined : picture.plan.tasks[index];
  if (index === undefined || !task || !isMovableTask(picture, index)) return stays;
  const { start, finish } = timesOf(picture.schedule, index);
  const dayStart = nextWorkStart(picture.schedule.calendarOf(index), day * minutesInDay);
  if (dayNumber(dayStart) === dayNumber(start)) return stays;
  if (task.manualStart !== null) return { command: update(task, manualMove(task, dayStart, finish - start)), earliest: null };
  const earliest = earliestStart(picture, index, task);
  if (earliest === null || dayStart > earliest) {
    return { command: update(task, { constraint: "SNET", constraintAt: formatCivilTime(dayStart) }), earliest: null };
  }
  return {
    command: task.constraint === "ASAP" ? null : update(task, { constraint: "ASAP", constraintAt: null }),
    earliest: dayNumber(dayStart) < dayNumber(earliest) ? earliest : null,
  };
}

/** As {@link moveToDay}, by calendar days from where the task starts; backward onto a day without work means the working day before it. */
export function moveByDays(picture: ScheduledPlan, taskId: string, days: number): Move {
  const index = picture.indexById.get(taskId);
  if (index === undefined || days === 0) return stays;
  const day = dayNumber(timesOf(picture.schedule, index).start) + days;
  return moveToDay(picture, taskId, onWorkingDay(picture, index, day, Math.sign(days)));
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
function earliestStart({ plan, schedule }: ScheduledPlan, index: number, task: PlanTask): number | null {
  if (task.constraint === "ASAP") return timesOf(schedule, index).start;
  const freed = applyCommand(plan, update(task, { constraint: "ASAP", constraintAt: null }));
  const scheduled = freed.ok ? schedulePlan(freed.value.plan) : freed;
  return scheduled.ok ? timesOf(scheduled.value, index).start : null;
}

function update(task: PlanTask, changes: TaskChanges): TaskUpdate {
  return { kind: "updateTask", taskId: task.id, version: task.version, changes };
}
