import { planAsBaseline, type BaselineTask } from "#app/domain/baseline/model.ts";
import { planVariance, type PlanVariance } from "#app/domain/baseline/variance.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { readOwnCosts } from "#app/http/planned-costs.server.ts";
import { listBaselines, readBaselineTasks, type BaselineRecord } from "#db/queries/baselines.ts";

/** A baseline beside what it is compared with. */
export interface ComparedStates {
  readonly baselines: readonly BaselineRecord[];
  readonly before: BaselineRecord;
  /** Null for the plan as it is now. */
  readonly after: BaselineRecord | null;
  readonly variance: PlanVariance;
  /** Working minutes of an ordinary day. */
  readonly dayLength: number;
  readonly goLiveTaskId: string | null;
  /** Ids of the tasks that are critical now. */
  readonly critical: ReadonlySet<string>;
  /** Work breakdown codes of the tasks that are in the plan now. */
  readonly codes: ReadonlyMap<string, string>;
}

/** Compares a baseline with the plan, or with another baseline; costs are known to those alone who may see them. Throws a Response of 404 where one is unknown or deleted. */
export async function compareStates(
  caller: Pick<ProjectCaller, "context" | "project" | "can">,
  baselineId: string,
  withId: string | null,
): Promise<ComparedStates> {
  const { context, project } = caller;
  const baselines = await listBaselines(context.db, project.id);
  const find = (id: string) => {
    const found = baselines.find((baseline) => baseline.id === id);
    if (!found) throw errorResponse(404, context);
    return found;
  };
  const before = find(baselineId);
  const after = withId === null ? null : find(withId);
  const current = await context.plans.read(context.db, project.id, project.planVersion);
  const { plan, schedule } = current;
  return {
    baselines,
    before,
    after,
    variance: planVariance(
      await readShownTasks(caller, before.id),
      after ? await readShownTasks(caller, after.id) : await tasksNow(caller, current),
      scheduleCalendar(plan),
    ),
    dayLength: minutesPerDay(plan.calendar) || 480,
    goLiveTaskId: plan.goLiveTaskId,
    critical: new Set(plan.tasks.flatMap(({ id }, index) => (schedule.critical[index] === 1 ? [id] : []))),
    codes: workBreakdownCodes(plan.tasks),
  };
}

/** What a baseline keeps of each task, as far as the caller may see it. */
export async function readShownTasks(
  { context, can }: Pick<ProjectCaller, "context" | "can">,
  baselineId: string,
): Promise<BaselineTask[]> {
  const tasks = await readBaselineTasks(context.db, baselineId);
  return can("costs.view") ? tasks : tasks.map((task) => ({ ...task, costMinor: null }));
}

async function tasksNow({ context, can }: Pick<ProjectCaller, "context" | "can">, { plan, schedule }: LoadedPlan): Promise<BaselineTask[]> {
  return planAsBaseline(plan, schedule, can("costs.view") ? await readOwnCosts(context.db, plan) : undefined);
}
