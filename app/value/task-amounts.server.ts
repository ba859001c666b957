import { earnedBy } from "#app/domain/earned-value/task-value.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import { minutesInDay, parseDay } from "#app/domain/time/day.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readOwnCosts } from "#app/http/planned-costs.server.ts";
import { currencyDigits } from "#app/domain/cost/money.ts";
import { readBaselineTasks } from "#db/queries/baselines.ts";
import { readValue, valuedTasks } from "./value.server.ts";

type Amounts = [planned: number, actual: number, earned: number | null];

/**
 * What each task is planned to cost, has cost and has earned by the status date, in minor units; a summary with what lies below it. Tasks
 * of which nothing is known are left out, and nothing is earned while no baseline has costs.
 */
export async function readTaskAmounts(caller: ProjectCaller) {
  const { context, project } = caller;
  const { plan, schedule, baseline, measure, method, statusDay, today, spent } = await readValue(caller);
  const planned = await readOwnCosts(context.db, plan);
  const actual = new Map<string, number>();
  for (const { taskId, amount, day } of spent)
    if (taskId !== null && day <= statusDay) actual.set(taskId, (actual.get(taskId) ?? 0) + amount);
  const earned = new Map<string, number>();
  if (baseline && measure === "money") {
    const calendar = scheduleCalendar(plan);
    const [at, now] = [endOf(statusDay), endOf(today)];
    for (const task of valuedTasks(await readBaselineTasks(context.db, baseline.id), plan, schedule, measure, calendar))
      earned.set(task.id, earnedBy(task, method, calendar, at, now));
  }
  const byTask: Record<string, Amounts> = {};
  // From the end of the tree, so that each task has all of its own before it is added to what it lies in.
  for (const { id, parentId } of [...plan.tasks].reverse()) {
    const own = [planned.get(id) ?? 0, actual.get(id) ?? 0, earned.get(id) ?? 0] as const;
    const below = byTask[id];
    const sums: Amounts = [own[0] + (below?.[0] ?? 0), own[1] + (below?.[1] ?? 0), earned.size === 0 ? null : own[2] + (below?.[2] ?? 0)];
    if (sums.every((amount) => !amount)) continue;
    byTask[id] = sums;
    if (parentId === null) continue;
    const [before, spentBefore, earnedBefore] = byTask[parentId] ?? [0, 0, null];
    byTask[parentId] = [before + sums[0], spentBefore + sums[1], sums[2] === null ? null : (earnedBefore ?? 0) + sums[2]];
  }
  return { digits: currencyDigits(project.currency), byTask };
}

function endOf(day: string): number {
  return ((parseDay(day) ?? 0) + 1) * minutesInDay;
}
