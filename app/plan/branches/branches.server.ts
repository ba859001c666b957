import type { z } from "zod";
import type { Choices } from "#app/domain/branch/conflicts.ts";
import { mergeProblems } from "#app/domain/branch/merge-problems.ts";
import { mergeThreeWay } from "#app/domain/branch/three-way.ts";
import { mergeCommand } from "#app/domain/plan/merge-tasks.ts";
import { trashHorizon } from "#app/domain/time/trash.ts";
import { requireOpenBranch } from "#app/http/branch-change.server.ts";
import { change } from "#app/http/change.server.ts";
import { confirmAccess } from "#app/http/confirm-access.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { pauseForOthers } from "#app/http/large-plan.server.ts";
import type { PlanCaller } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import { findBranch, insertBranch, listBranches, updateBranch, type ShownBranch } from "#db/queries/branches.ts";
import type { Database } from "#db/tables/index.ts";
import { runMerge, type PlanChange } from "../plan.server.ts";
import { mergeWithRest, type ChosenSides } from "./rest-of-choices.server.ts";
import { requireSeen } from "./seen-mark.server.ts";
import type { branchForm, editBranchForm, makeBranchForm } from "./branches.forms.server.ts";

type EditArgs<Schema extends z.ZodType> = IntentArgs<"plan.edit", z.output<Schema>>;

/** What is told of a branch that was changed. */
export interface ChangedBranch {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

const mostBranches = 50;

/** Parts a branch from the plan as it is now. Nothing of the plan changes by it. */
export async function makeBranch(args: EditArgs<typeof makeBranchForm>): Promise<ChangedBranch> {
  const { context, project, user, value } = args;
  return change(args, async ({ transaction, record }) => {
    const { planVersion } = await confirmAccess(args, transaction);
    const open = (await listBranches(transaction, project.id)).filter(isOpenBranch);
    if (open.length >= mostBranches) throw new Refusal("branch.tooMany", { field: "name", parameters: { limit: mostBranches } });
    const { plan } = await context.plans.read(transaction, project.id, planVersion);
    if (plan.tasks.length === 0) throw new Refusal("branch.empty");
    const id = context.newId();
    const { tasks, links, nextTaskNumber } = plan;
    const branch = { id, projectId: project.id, ...value, baseVersion: plan.version, createdBy: user.id, createdAt: context.now() };
    await insertBranch(transaction, branch, { tasks, links, nextTaskNumber });
    await record({ stream: project.id, command: "branch.make", subjectId: id, data: { name: value.name } });
    return { id, name: value.name, version: 1 };
  });
}

/** Gives a branch another name and note. */
export async function editBranch(args: EditArgs<typeof editBranchForm>): Promise<ChangedBranch> {
  return changeRecord(args, "branch.edit", async (transaction, branch) => {
    requireStanding(branch);
    const { name, note, version } = args.value;
    if (!(await updateBranch(transaction, branch.id, version, { name, note }))) {
      const theirs = { name: branch.name, note: branch.note };
      throw new Refusal("form.stale", { status: 409, detail: { version: branch.version, theirs } });
    }
    return name;
  });
}

/** Throws a branch away; it can be put back for a while. One that was taken over is kept as a record. */
export async function discardBranch(args: EditArgs<typeof branchForm>): Promise<ChangedBranch> {
  const { context, user } = args;
  return changeRecord(args, "branch.discard", async (transaction, branch) => {
    requireStanding(branch);
    await keepVersion(transaction, branch, args.value.version, { discardedAt: context.now(), discardedBy: user.id });
    return branch.name;
  });
}

/** Puts a branch back that was thrown away. */
export async function restoreBranch(args: EditArgs<typeof branchForm>): Promise<ChangedBranch> {
  return changeRecord(args, "branch.restore", async (transaction, branch) => {
    if (!isRestorable(branch, args.context.now())) throw new Refusal("branch.notInTrash", { status: 409 });
    await keepVersion(transaction, branch, args.value.version, { discardedAt: null, discardedBy: null });
    return branch.name;
  });
}

export interface MergeWish extends ChosenSides {
  readonly branchId: string;
  /** How many changes the branch had when it was looked at. */
  readonly changes: number;
  /** Tasks whose changes are not taken. */
  readonly leftOut: ReadonlySet<string>;
}

/**
 * Takes a branch over into the plan as it is now, as one step that undo takes back: then the branch is open again. Refused while both changed the
 * same thing and nobody has said what stands, and when what comes out would be no plan.
 */
export async function mergeBranch(args: PlanCaller & { readonly value: MergeWish }): Promise<PlanChange & ChangedBranch> {
  const { value, ...caller } = args;
  const { context, user } = caller;
  let taken: ShownBranch | undefined;
  const done = await runMerge(caller, async (current, transaction) => {
    await lockName(transaction, `branch:${value.branchId}`);
    const branch = await requireOpenBranch(transaction, caller, value.branchId);
    taken = branch;
    if (branch.changes !== value.changes) throw new Refusal("branch.changed", { status: 409 });
    const base = await context.branches.base(transaction, branch, current);
    const { plan } = await context.branches.read(transaction, branch, current);
    const mergeBy = async (choices?: Choices) => {
      await pauseForOthers(current.plan);
      return mergeThreeWay({ base, live: current.plan, branch: plan }, choices, choices && value.leftOut);
    };
    const { merged: merge, choices, seen } = await mergeWithRest(value, mergeBy);
    const open = merge.conflicts.filter(({ key }) => !choices.has(key));
    if (open.length > 0) throw new Refusal("branch.conflicts", { status: 409, parameters: { count: open.length } });
    requireSeen(merge.conflicts, choices, seen);
    const [problem] = mergeProblems(current.plan, merge);
    if (problem) {
      const task = merge.tasks.find(({ id }) => id === problem.taskId)?.name.text ?? "";
      throw new Refusal(`branch.problem.${problem.code}`, { status: 409, parameters: { task } });
    }
    const command = { ...mergeCommand(current.plan, { ...current.plan, ...merge }), about: "branch" as const };
    const parts = [command.tasks, command.removedIds, command.links, command.removedLinkIds];
    if (parts.every((part) => part.length === 0)) throw new Refusal("branch.nothing", { status: 409 });
    return {
      command,
      data: { branch: { id: branch.id, name: branch.name } },
      write: async ({ transaction: db, stepId, version }) => {
        const record = { mergedBy: user.id, mergedAt: context.now(), mergedVersion: version, mergeStepId: stepId, takenBackAt: null };
        await keepVersion(db, branch, branch.version, record);
      },
    };
  });
  return { ...done, id: value.branchId, name: taken?.name ?? "" };
}

/** Whether something may still be done in a branch. */
export function isOpenBranch({ discardedAt, mergedAt, takenBackAt }: ShownBranch): boolean {
  return discardedAt === null && (mergedAt === null || takenBackAt !== null);
}

/** Whether a branch was thrown away, and not too long ago to be put back. */
export function isRestorable({ discardedAt }: ShownBranch, now: string): boolean {
  return discardedAt !== null && discardedAt >= trashHorizon(now);
}

function requireStanding(branch: ShownBranch): void {
  if (branch.discardedAt !== null) throw new Refusal("branch.discarded", { status: 409 });
  if (!isOpenBranch(branch)) throw new Refusal("branch.merged", { status: 409 });
}

async function changeRecord(
  args: EditArgs<typeof branchForm>,
  command: string,
  edit: (transaction: Database, branch: ShownBranch) => Promise<string>,
): Promise<ChangedBranch> {
  const { context, project, value } = args;
  return change(args, async ({ transaction, record }) => {
    await lockName(transaction, `branch:${value.branchId}`);
    const branch = await findBranch(transaction, project.id, value.branchId);
    if (!branch) throw errorResponse(404, context);
    const name = await edit(transaction, branch);
    await record({ stream: project.id, command, subjectId: branch.id, data: { name } });
    return { id: branch.id, name, version: value.version + 1 };
  });
}

async function keepVersion(
  transaction: Database,
  branch: ShownBranch,
  version: number,
  edits: Parameters<typeof updateBranch>[3],
): Promise<void> {
  if (!(await updateBranch(transaction, branch.id, version, edits))) throw new Refusal("branch.stale", { status: 409 });
}
