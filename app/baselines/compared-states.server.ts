import { planAsBaseline, type BaselineTask } from "#app/domain/baseline/model.ts";
import { planVariance, type PlanVariance } from "#app/domain/baseline/variance.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
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

/** Compares a baseline with the plan, or with another baseline. Throws a Response of 404 where one is unknown or deleted. */
export async function compareStates(
  caller: Pick<ProjectCaller, "context" | "project">,
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
    variance: planVariance(await readBaselineTasks(context.db, before.id), await tasksOf(caller, after, current), scheduleCalendar(plan)),
    dayLength: minutesPerDay(plan.calendar) || 480,
    goLiveTaskId: plan.goLiveTaskId,
    critical: new Set(plan.tasks.flatMap(({ id }, index) => (schedule.critical[index] === 1 ? [id] : []))),
    codes: workBreakdownCodes(plan.tasks),
  };
}

async function tasksOf(
  { context }: Pick<ProjectCaller, "context">,
  after: BaselineRecord | null,
  { plan, schedule }: LoadedPlan,
): Promise<readonly BaselineTask[]> {
  return after ? readBaselineTasks(context.db, after.id) : planAsBaseline(plan, schedule);
}
