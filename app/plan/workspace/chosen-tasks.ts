import type { PlanTask } from "#app/domain/plan/model.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";

/** The rows from one to another, both included, whichever stands first; the second alone when the first is not shown. */
export function rowsBetween(rowIds: readonly string[], from: string | null, to: string): readonly string[] {
  const end = rowIds.indexOf(to);
  const start = from === null ? end : rowIds.indexOf(from);
  if (end < 0) return [];
  if (start < 0) return [to];
  return rowIds.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** Chosen tasks that lie in no other chosen one, in the order of the plan: what moves, goes or is copied takes along what lies below it. */
export function topmost({ plan }: Pick<ScheduledPlan, "plan">, chosen: ReadonlySet<string>): readonly PlanTask[] {
  const inside = new Set<string>();
  const top: PlanTask[] = [];
  for (const task of plan.tasks) {
    if (task.parentId !== null && inside.has(task.parentId)) {
      inside.add(task.id);
      continue;
    }
    if (!chosen.has(task.id)) continue;
    inside.add(task.id);
    top.push(task);
  }
  return top;
}

/** The tasks without others below them that are chosen or lie in a chosen one, in the order of the plan. */
export function chosenLeaves(
  { plan, summaries }: Pick<ScheduledPlan, "plan" | "summaries">,
  chosen: ReadonlySet<string>,
): readonly PlanTask[] {
  const inside = new Set<string>();
  for (const task of plan.tasks) if (chosen.has(task.id) || (task.parentId !== null && inside.has(task.parentId))) inside.add(task.id);
  return plan.tasks.filter((task) => inside.has(task.id) && !summaries.has(task.id));
}
