import type { GateCriterionRow } from "../tables/gates.ts";
import type { Database } from "../tables/index.ts";
import { insertGateCriteria } from "./gates.ts";
import { parts } from "../in-parts.ts";
import type { MethodRecord } from "./project-method.ts";

/** One change of a project's method, as long as the step of the plan that made it can be turned. */
export interface MethodStep {
  readonly stepId: string;
  /** What the plan was brought to. */
  readonly record: MethodRecord;
  readonly isUndone: boolean;
  /** What gates would have lost by it, and ask for as the project's own choice. */
  readonly criteria: readonly GateCriterionRow[];
}

/** What a project's method was at first, and each change of it since, the oldest first. */
export interface MethodSteps {
  readonly base: MethodRecord;
  readonly steps: readonly MethodStep[];
}

/** What the plan is brought to: by the last change that was not taken back. */
export function methodOf({ base, steps }: MethodSteps): MethodRecord {
  return steps.findLast(({ isUndone }) => !isUndone)?.record ?? base;
}

/** The changes without those that nobody can turn any more. */
export async function turnableSteps(db: Database, { base, steps }: MethodSteps): Promise<MethodSteps> {
  const stepIds = steps.map(({ stepId }) => stepId);
  const found = stepIds.length === 0 ? [] : await db.selectFrom("planStep").select("id").where("id", "in", stepIds).execute();
  const known = new Set(found.map(({ id }) => id));
  const rest = steps.filter(({ stepId, isUndone }) => known.has(stepId) || !isUndone);
  const first = rest.findIndex(({ stepId }) => known.has(stepId));
  const settled = first < 0 ? rest.length : first;
  return { base: rest[settled - 1]?.record ?? base, steps: rest.slice(settled) };
}

/** Lets gates ask for what a change of the method would have taken from them, or no longer once that is taken back. */
export async function turnKeptCriteria(db: Database, criteria: readonly GateCriterionRow[], isUndone: boolean): Promise<void> {
  for (const part of parts(criteria.map(({ id }) => id))) await db.deleteFrom("gateCriterion").where("id", "in", part).execute();
  if (isUndone) return;
  const present = new Set<string>();
  for (const part of parts([...new Set(criteria.map(({ taskId }) => taskId))])) {
    const tasks = await db.selectFrom("task").select("id").where("id", "in", part).execute();
    for (const { id } of tasks) present.add(id);
  }
  await insertGateCriteria(
    db,
    // Written before the task that waits for a criterion was kept: there was none.
    criteria.filter(({ taskId }) => present.has(taskId)).map((row) => ({ ...row, beforeTaskId: row.beforeTaskId ?? null })),
  );
}
