import { plannedCosts, type PlannedCosts } from "#app/domain/cost/planned-costs.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { listTaskCosts } from "#db/queries/costs.ts";
import { listRates } from "#db/queries/time-entries.ts";
import type { Database } from "#db/tables/index.ts";

/** What the tasks of a plan are to cost: what people entered, and hours at the rates of people. */
export async function readPlannedCosts(db: Database, plan: Plan): Promise<PlannedCosts> {
  return plannedCosts(plan, await listTaskCosts(db, plan.projectId), await listRates(db, plan.projectId));
}

/** Each task's own planned cost in minor units; empty while nothing is known of costs. */
export async function readOwnCosts(db: Database, plan: Plan): Promise<ReadonlyMap<string, number>> {
  const { byTask } = await readPlannedCosts(db, plan);
  return new Map([...byTask].map(([id, { fixed, labour }]) => [id, fixed + labour]));
}
