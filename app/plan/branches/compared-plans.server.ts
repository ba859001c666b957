import { taskChanges, type PlanState, type TaskChange } from "#app/domain/branch/branch-changes.ts";
import { mergeProblems, type MergeProblem } from "#app/domain/branch/merge-problems.ts";
import { mergeThreeWay, type ThreeWayMerge } from "#app/domain/branch/three-way.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { pauseForOthers, scheduleWithPauses } from "#app/http/large-plan.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { findBranch, type ShownBranch } from "#db/queries/branches.ts";

/** A branch beside the plan as it is now. */
export interface ComparedPlans {
  readonly branch: ShownBranch;
  readonly live: LoadedPlan;
  readonly whatIf: LoadedPlan;
  /** The state that they parted from. */
  readonly base: PlanState;
  /** What was done in the branch. */
  readonly changes: readonly TaskChange[];
  /** What was done in the live plan since they parted. */
  readonly since: readonly TaskChange[];
  readonly merge: ThreeWayMerge;
  /** The live plan with what was done in the branch; null where that has no schedule. */
  readonly merged: LoadedPlan | null;
  readonly problems: readonly MergeProblem[];
  /** The tasks of a loop that links of both sides close together; empty when there is none. */
  readonly loop: readonly string[];
}

/** Compares a branch with the live plan. Throws a Response of 404 where there is none. */
export async function comparePlans({ context, project }: ProjectCaller, branchId: string): Promise<ComparedPlans> {
  const branch = await findBranch(context.db, project.id, branchId);
  if (!branch) throw errorResponse(404, context);
  const live = await context.plans.read(context.db, project.id, project.planVersion);
  const whatIf = await context.branches.read(context.db, branch, live);
  const base = await context.branches.base(context.db, branch, live);
  await pauseForOthers(live.plan);
  const merge = mergeThreeWay({ base, live: live.plan, branch: whatIf.plan });
  await pauseForOthers(live.plan);
  const since = taskChanges(base, live.plan);
  const plan = { ...live.plan, version: live.plan.version + 1, tasks: merge.tasks, links: merge.links };
  const scheduled = since.length === 0 ? null : await scheduleWithPauses(plan);
  await pauseForOthers(live.plan);
  return {
    branch,
    live,
    whatIf,
    base,
    changes: taskChanges(base, whatIf.plan),
    since,
    merge,
    merged: scheduled === null ? whatIf : scheduled.ok ? { plan, schedule: scheduled.value } : null,
    problems: mergeProblems(live.plan, merge),
    loop: scheduled?.ok === false && scheduled.problem.code === "schedule.cycle" ? scheduled.problem.loop : [],
  };
}
