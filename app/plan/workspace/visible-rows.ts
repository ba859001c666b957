import type { PlanTask } from "#app/domain/plan/model.ts";
import { minutesInDay, parseDay, type Day } from "#app/domain/time/day.ts";
import type { RowGroup } from "./grouped-rows.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

/** A row of the grid and the chart: a task that no collapsed phase hides. */
export interface VisibleRow {
  /** Index in the plan's tasks. */
  readonly index: number;
  readonly id: string;
  /** 1 at the top. */
  readonly level: number;
  readonly hasChildren: boolean;
  readonly isExpanded: boolean;
  /** Place among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** For a row that stands for several tasks; its index is -1. */
  readonly group?: RowGroup;
}

/** The rows in tree order, without what lies below a collapsed task, and of those that are `shown` alone when it says which. Expects the tasks in tree order. */
export function visibleRows(
  tasks: readonly PlanTask[],
  collapsed: ReadonlySet<string>,
  shown: ReadonlySet<string> | null = null,
): VisibleRow[] {
  const childCounts = new Map<string | null, number>();
  for (const task of tasks) if (!shown || shown.has(task.id)) childCounts.set(task.parentId, (childCounts.get(task.parentId) ?? 0) + 1);
  const levels = new Map<string, number>();
  const hidden = new Set<string>();
  const positions = new Map<string | null, number>();
  const rows: VisibleRow[] = [];
  for (const [index, task] of tasks.entries()) {
    if (shown && !shown.has(task.id)) continue;
    const level = task.parentId === null ? 1 : (levels.get(task.parentId) ?? 0) + 1;
    levels.set(task.id, level);
    const position = (positions.get(task.parentId) ?? 0) + 1;
    positions.set(task.parentId, position);
    if (task.parentId !== null && (hidden.has(task.parentId) || collapsed.has(task.parentId))) {
      hidden.add(task.id);
      continue;
    }
    const hasChildren = childCounts.has(task.id);
    const isExpanded = hasChildren && !collapsed.has(task.id);
    rows.push({ index, id: task.id, level, hasChildren, isExpanded, position, siblings: childCounts.get(task.parentId) ?? 1 });
  }
  return rows;
}

/** The nearest task above a hidden one that is visible; undefined when there is none or the task is gone. */
export function visibleHolder({ plan, indexById }: ScheduledPlan, rowIds: readonly string[], taskId: string): string | undefined {
  const parentOf = (id: string) => plan.tasks[indexById.get(id) ?? -1]?.parentId ?? undefined;
  let holder = parentOf(taskId);
  while (holder !== undefined && !rowIds.includes(holder)) holder = parentOf(holder);
  return holder;
}

/** From the first start to the last finish of the plan's tasks, in minutes; its start when it has none. */
export function planStretch({ plan, schedule }: ScheduledPlan): { readonly from: number; readonly to: number } {
  if (plan.tasks.length === 0) {
    const start = (parseDay(plan.start) ?? 0) * minutesInDay;
    return { from: start, to: start };
  }
  const from = schedule.startMinutes.reduce((least, start) => Math.min(least, start), Infinity);
  return { from, to: schedule.finishMinutes.reduce((most, finish) => Math.max(most, finish), -Infinity) };
}

/** The time at the left of the chart when it opens: a little before today when there is work within so many days, else the next work, else the first. */
export function openingTime(picture: ScheduledPlan, today: Day, daysInSight: number): number {
  const { plan, schedule, summaries } = picture;
  const todayStart = (parseDay(today) ?? Infinity) * minutesInDay;
  const opening = todayStart - 3 * minutesInDay;
  const end = todayStart + daysInSight * minutesInDay;
  let next = Infinity;
  for (const [index, task] of plan.tasks.entries()) {
    if (summaries.has(task.id)) continue;
    const { start, finish } = timesOf(schedule, index);
    if (finish >= opening && start < end) return opening;
    if (start >= end) next = Math.min(next, start);
  }
  return next === Infinity ? planStretch(picture).from : next;
}

/** Where the page opens: a little above the first unfinished task that is under way today or begins later; the top when none is. */
export function openingRow({ plan, schedule, summaries }: ScheduledPlan, rows: readonly VisibleRow[], today: Day): number {
  const from = (parseDay(today) ?? -Infinity) * minutesInDay;
  const current = rows.findIndex(({ id, index }) => {
    const finish = schedule.finishMinutes[index] ?? 0;
    return !summaries.has(id) && finish >= from && (plan.tasks[index]?.progress ?? 0) < 100;
  });
  const isEarly = rows.every(({ index }) => (schedule.startMinutes[index] ?? 0) >= from);
  return isEarly ? 0 : Math.max(0, current - 4);
}
