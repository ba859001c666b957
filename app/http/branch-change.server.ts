import { gateTrespasses } from "#app/domain/gate/rule.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { lockName } from "#db/dialect.ts";
import { findBranch, insertBranchChange, type ShownBranch } from "#db/queries/branches.ts";
import type { Database } from "#db/tables/index.ts";
import { change } from "./change.server.ts";
import { confirmAccess } from "./confirm-access.server.ts";
import { errorResponse, type ProjectCaller } from "./guarded.server.ts";
import { pauseForOthers } from "./large-plan.server.ts";
import type { LoadedPlan } from "./plan-cache.server.ts";
import { movedBetween, scheduleAgain, unschedulable, type PlanCaller, type PlanOutcome } from "./plan-change.server.ts";
import { Refusal } from "./refusal.ts";

/** What was decided of a branch: the plan as it is to be, and what was done in full. */
export interface BranchStep {
  readonly plan: Plan;
  readonly command: PlanCommand;
}

/** A branch that is neither thrown away nor taken over; throws a Response of 404 where there is none, and a {@link Refusal} where it is closed. */
export async function requireOpenBranch(db: Database, { context, project }: ProjectCaller, branchId: string): Promise<ShownBranch> {
  const branch = await findBranch(db, project.id, branchId);
  if (!branch) throw errorResponse(404, context);
  if (branch.discardedAt !== null) throw new Refusal("branch.discarded", { status: 409 });
  if (branch.mergedAt !== null && branch.takenBackAt === null) throw new Refusal("branch.merged", { status: 409 });
  return branch;
}

/** A branch beside the live plan of now. */
export async function readBranchPlan({ context, project }: ProjectCaller, branch: ShownBranch) {
  const live = await context.plans.read(context.db, project.id, project.planVersion);
  return { live, loaded: await context.branches.read(context.db, branch, live) };
}

/**
 * One change of one branch at a time and in one transaction: read, decide, schedule, write. Nothing of the live plan changes, nothing is logged
 * or told to anybody but to the pages that show the branch.
 */
export async function changeBranch<Value>(
  caller: PlanCaller,
  branchId: string,
  decide: (current: LoadedPlan, transaction: Database) => Promise<BranchStep>,
  answer: (outcome: PlanOutcome, transaction: Database) => Promise<Value>,
): Promise<Value> {
  const { context, project, user } = caller;
  let committed: { readonly branch: ShownBranch; readonly live: LoadedPlan; readonly after: LoadedPlan } | undefined;
  const value = await change(caller, async ({ transaction }) => {
    await lockName(transaction, `branch:${branchId}`);
    const { planVersion } = await confirmAccess(caller, transaction);
    const branch = await requireOpenBranch(transaction, caller, branchId);
    const live = await context.plans.read(transaction, project.id, planVersion);
    const before = await context.branches.read(transaction, branch, live);
    await pauseForOthers(before.plan);
    const { plan, command } = await decide(before, transaction);
    if (plan === before.plan) return answer({ before, after: before, moved: 0 }, transaction);
    const [trespass] = gateTrespasses(before.plan, plan).filter(({ isNew }) => !isNew);
    if (trespass) throw new Refusal(trespass.code, { field: "progress" });
    const after: LoadedPlan = { plan, schedule: await scheduleAgain(before, plan, unschedulable) };
    await pauseForOthers(plan);
    const sequence = branch.changes + 1;
    await insertBranchChange(transaction, { branchId, sequence, command, userId: user.id, createdAt: context.now() });
    committed = { branch: { ...branch, changes: sequence }, live, after };
    return answer({ before, after, moved: movedBetween(before.schedule, after.schedule) }, transaction);
  });
  if (committed) {
    const { branch, live, after } = committed;
    // The change is in: what only makes showing it faster may fail.
    await context.branches.store(context.db, branch, live, after).catch((error: unknown) => {
      context.log.error({ err: error, requestId: context.requestId, branchId }, "the state of a branch could not be kept");
    });
    context.live.tellOfBranch({ projectId: project.id, branchId, actorId: user.id });
  }
  return value;
}
