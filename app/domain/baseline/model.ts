import type { BilingualText, Plan, PlanTask, TaskKind } from "../plan/model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { workBetween } from "../time/calendar.ts";
import { formatCivilTime, type CivilTime } from "../time/day.ts";

/** A task as it was planned when a baseline was taken: enough to tell of it after it is gone. */
export interface BaselineTask {
  readonly taskId: string;
  readonly parentId: string | null;
  /** Orders the children of one parent. */
  readonly position: number;
  readonly kind: TaskKind;
  /** Empty when it was not kept. */
  readonly name: BilingualText;
  readonly start: CivilTime;
  readonly finish: CivilTime;
  /** Working minutes, clock minutes of an elapsed task; of a summary the working time it spans. Null when it was not kept. */
  readonly durationMinutes: number | null;
  /** Minor units of the project's currency, of a summary with all in it; null when nothing was known of costs. */
  readonly costMinor: number | null;
}

/** Longest note of a baseline, and longest reason for taking an approval back, in characters. */
export const longestBaselineNote = 2000;

/**
 * The plan as a baseline keeps it: every task with its planned dates, in tree order, and with what it is to cost. `costs` are each task's own in
 * minor units; where there are none at all, nothing is known of costs.
 */
export function planAsBaseline(plan: Plan, schedule: Schedule, costs: ReadonlyMap<string, number> = new Map()): BaselineTask[] {
  const totals = totalCosts(plan.tasks, costs);
  return plan.tasks.map(({ id, parentId, position, kind, name }, index) => ({
    taskId: id,
    parentId,
    position,
    kind,
    name,
    start: formatCivilTime(schedule.startMinutes[index]!),
    finish: formatCivilTime(schedule.finishMinutes[index]!),
    durationMinutes: durationOf(plan.tasks[index]!, schedule, index),
    costMinor: costs.size === 0 ? null : (totals.get(id) ?? 0),
  }));
}

/** What each task costs with all in it. */
function totalCosts(tasks: readonly PlanTask[], costs: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const totals = new Map(costs);
  for (let index = tasks.length - 1; index >= 0; index--) {
    const { id, parentId } = tasks[index]!;
    const total = totals.get(id) ?? 0;
    if (parentId !== null && total !== 0) totals.set(parentId, (totals.get(parentId) ?? 0) + total);
  }
  return totals;
}

/** What is done took the time between its actual dates, whatever had been planned. */
function durationOf(task: PlanTask, schedule: Schedule, index: number): number {
  const { durationMinutes } = schedule.task(index);
  if (task.actualStart === null || task.actualFinish === null || durationMinutes === 0) return durationMinutes;
  const [start, finish] = [schedule.startMinutes[index]!, schedule.finishMinutes[index]!];
  return task.elapsed ? finish - start : workBetween(schedule.calendarOf(index), start, finish);
}
