import { shareOf } from "../earned-value/exact.ts";
import { isPoint, type Plan, type PlanTask } from "../plan/model.ts";
import { responsiblePerson } from "../plan/owner.ts";
import { summaryIds } from "../plan/tree.ts";

/** What a task is to cost beside the hours of people. */
export interface FixedCost {
  readonly taskId: string;
  readonly lineId: string | null;
  readonly amountMinor: number;
}

export interface PlannedCost {
  /** Minor units. */
  readonly fixed: number;
  readonly labour: number;
}

export interface PlannedCosts {
  /** Each task's own costs, without those of tasks in it; of those that have any. */
  readonly byTask: ReadonlyMap<string, PlannedCost>;
  /** What is planned on tasks for each budget line, the hours of people left out; null for no line. */
  readonly byLine: ReadonlyMap<string | null, number>;
  readonly labourMinor: number;
  readonly totalMinor: number;
  /** Tasks that people are to work on whose hours have no rate. */
  readonly withoutRate: number;
}

/**
 * What the tasks of a plan are to cost, in minor units: fixed amounts, and the hours of people at their rates an hour. The hours are those of
 * the people who are put on a task or, where nobody was, its duration for whoever is responsible for it. Inactive tasks cost nothing, points in time
 * and tasks by the clock no hours. 90 minutes at 200.00 an hour are 300.00.
 */
export function plannedCosts(plan: Plan, fixed: readonly FixedCost[], rates: ReadonlyMap<string, number>): PlannedCosts {
  const byTask = new Map<string, PlannedCost>();
  const byLine = new Map<string | null, number>();
  const summaries = summaryIds(plan.tasks);
  const fixedOf = amountsByTask(fixed);
  let [labourMinor, fixedMinor, withoutRate] = [0, 0, 0];
  for (const task of plan.tasks) {
    if (!task.active) continue;
    const parts = work(plan, task, summaries.has(task.id));
    const labour = parts.reduce((sum, { personId, minutes }) => sum + labourCost(minutes, rates.get(personId)), 0);
    const own = fixedOf.get(task.id) ?? 0;
    if (parts.some(({ personId }) => !rates.has(personId))) withoutRate++;
    if (own + labour > 0) byTask.set(task.id, { fixed: own, labour });
    labourMinor += labour;
    fixedMinor += own;
  }
  const active = new Set(plan.tasks.flatMap((task) => (task.active ? [task.id] : [])));
  for (const { taskId, lineId, amountMinor } of fixed) if (active.has(taskId)) byLine.set(lineId, (byLine.get(lineId) ?? 0) + amountMinor);
  return { byTask, byLine, labourMinor, totalMinor: labourMinor + fixedMinor, withoutRate };
}

/** What minutes of work cost at a rate an hour, in minor units; nothing without a rate. */
export function labourCost(minutes: number, rateMinor: number | null | undefined): number {
  return rateMinor === null || rateMinor === undefined ? 0 : shareOf(rateMinor, minutes, 60);
}

/** The minutes that people are to work on a task. */
function work(plan: Plan, task: PlanTask, isSummary: boolean): readonly { readonly personId: string; readonly minutes: number }[] {
  if (isSummary || isPoint(task.kind) || task.external) return [];
  if (task.assignments.length > 0) return task.assignments.map(({ personId, workMinutes }) => ({ personId, minutes: workMinutes }));
  const personId = task.elapsed || task.durationMinutes === 0 ? null : responsiblePerson(plan, task);
  return personId === null ? [] : [{ personId, minutes: task.durationMinutes }];
}

/** The minutes that people are to work on each task that holds no others; of tasks without people, none. */
export function plannedWork(plan: Plan): ReadonlyMap<string, number> {
  const summaries = summaryIds(plan.tasks);
  return new Map(
    plan.tasks.flatMap((task) => {
      const parts = task.active ? work(plan, task, summaries.has(task.id)) : [];
      return parts.length === 0 ? [] : [[task.id, parts.reduce((sum, { minutes }) => sum + minutes, 0)] as const];
    }),
  );
}

function amountsByTask(fixed: readonly FixedCost[]): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const { taskId, amountMinor } of fixed) amounts.set(taskId, (amounts.get(taskId) ?? 0) + amountMinor);
  return amounts;
}
