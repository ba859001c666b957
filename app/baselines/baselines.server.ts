import type { z } from "zod";
import { planAsBaseline, type BaselineTask } from "#app/domain/baseline/model.ts";
import { rebaseline } from "#app/domain/baseline/rebaseline.ts";
import { foldText } from "#app/domain/search/held-words.ts";
import { trashHorizon } from "#app/domain/time/trash.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { changePlan, type PlanCaller } from "#app/http/plan-change.server.ts";
import { readOwnCosts } from "#app/http/planned-costs.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import {
  findApproval,
  findBaseline,
  insertApproval,
  insertBaseline,
  listBaselines,
  nextBaselineNumber,
  readBaselineTasks,
  readReferenceDates,
  setReferenceBaseline,
  updateBaseline,
  withdrawApproval,
} from "#db/queries/baselines.ts";
import type { BaselineRow } from "#db/tables/baselines.ts";
import type { Database } from "#db/tables/index.ts";
import type { baselineForm, editBaselineForm, referenceForm, takeBaselineForm, withdrawForm } from "./baselines.forms.server.ts";

type TakeArgs<Schema extends z.ZodType> = IntentArgs<"baseline.take", z.output<Schema>>;
type ApproveArgs<Schema extends z.ZodType> = IntentArgs<"baseline.approve", z.output<Schema>>;

/** What is told of a baseline that was changed. */
export interface ChangedBaseline {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

const mostBaselines = 200;

/** Keeps the plan as it is now under a name; or an earlier baseline, brought up to date for some phases. */
export async function takeBaseline(args: TakeArgs<typeof takeBaselineForm>): Promise<ChangedBaseline> {
  const { context, project, user, value } = args;
  return changeBaselines(args, async (transaction, current) => {
    const live = await listBaselines(transaction, project.id);
    if (live.length >= mostBaselines) throw new Refusal("baseline.tooMany", { field: "name", parameters: { limit: mostBaselines } });
    await refuseTaken(transaction, project.id, null, value.name, "name");
    const tasks = await tasksToKeep(transaction, args, current);
    if (tasks.length === 0) throw new Refusal("baseline.empty");
    const id = context.newId();
    const number = await nextBaselineNumber(transaction, project.id);
    await insertBaseline(
      transaction,
      {
        id,
        projectId: project.id,
        number,
        name: value.name,
        nameZh: null,
        note: value.note,
        noteZh: null,
        planVersion: current.plan.version,
        isReference: 0,
        createdBy: user.id,
        createdAt: context.now(),
      },
      tasks,
    );
    const data = { name: value.name, tasks: tasks.length, phases: value.earlier === undefined ? null : value.phases.length };
    return { command: "baseline.take", data, changed: { id, name: value.name, version: 1 } };
  });
}

async function tasksToKeep(
  transaction: Database,
  { project, value }: TakeArgs<typeof takeBaselineForm>,
  { plan, schedule }: LoadedPlan,
): Promise<readonly BaselineTask[]> {
  const now = planAsBaseline(plan, schedule, await readOwnCosts(transaction, plan));
  if (value.earlier === undefined) return now;
  const earlier = await findBaseline(transaction, project.id, value.earlier);
  if (!earlier || earlier.removedAt !== null) throw new Refusal("baseline.gone", { field: "earlier" });
  const top = new Set(plan.tasks.flatMap((task) => (task.parentId === null ? [task.id] : [])));
  const phases = value.phases.filter((id) => top.has(id));
  if (phases.length === 0) throw new Refusal("baseline.phases.none", { field: "phases" });
  return rebaseline(await readBaselineTasks(transaction, earlier.id), now, new Set(phases));
}

/** Gives a baseline another name and note. One that is approved keeps its name. */
export async function editBaseline(args: TakeArgs<typeof editBaselineForm>): Promise<ChangedBaseline> {
  return changeBaseline(args, "baseline.edit", async (transaction, baseline) => {
    // A form shows the text of its reader's language; sent back as it was, it changes nothing.
    const name = args.value.name === baseline.nameZh ? baseline.name : args.value.name;
    const note = args.value.note === baseline.noteZh ? baseline.note : args.value.note;
    const isRenamed = name !== baseline.name;
    if (isRenamed && (await findApproval(transaction, baseline.id))) throw new Refusal("baseline.approved", { field: "name" });
    if (isRenamed) await refuseTaken(transaction, baseline.projectId, baseline.id, name, "name");
    const theirs = { version: baseline.version, theirs: { name: baseline.name, note: baseline.note } };
    // In the other language stands a text that nobody has rewritten.
    const changes = { name, note, nameZh: isRenamed ? null : baseline.nameZh, noteZh: note === baseline.note ? baseline.noteZh : null };
    if (!(await updateBaseline(transaction, baseline.id, args.value.version, changes)))
      throw new Refusal("form.stale", { status: 409, detail: theirs });
    return { name, before: { name: baseline.name, note: baseline.note }, after: { name, note } };
  });
}

/** Records that the caller approves a baseline as it is. */
export async function approveBaseline(args: ApproveArgs<typeof baselineForm>): Promise<ChangedBaseline> {
  const { context, user } = args;
  return changeBaseline(args, "baseline.approve", async (transaction, baseline) => {
    if (await findApproval(transaction, baseline.id)) throw new Refusal("baseline.alreadyApproved", { status: 409 });
    await keepVersion(transaction, baseline, args.value.version, {});
    const approval = { id: context.newId(), baselineId: baseline.id, approvedBy: user.id, approvedAt: context.now() };
    await insertApproval(transaction, approval);
    return { name: baseline.name };
  });
}

/** Takes an approval back, for a reason that is kept with it. */
export async function withdrawBaseline(args: ApproveArgs<typeof withdrawForm>): Promise<ChangedBaseline> {
  const { context, user, value } = args;
  return changeBaseline(args, "baseline.withdraw", async (transaction, baseline) => {
    const approval = await findApproval(transaction, baseline.id);
    if (!approval) throw new Refusal("baseline.notApproved", { status: 409 });
    await keepVersion(transaction, baseline, value.version, {});
    const withdrawal = { withdrawnBy: user.id, withdrawnAt: context.now(), withdrawalReason: value.reason };
    await withdrawApproval(transaction, approval.id, withdrawal);
    return { name: baseline.name, reason: value.reason };
  });
}

/** Deletes a baseline; it can be put back for a while. One that is approved has to lose its approval first. */
export async function removeBaseline(args: TakeArgs<typeof baselineForm>): Promise<ChangedBaseline> {
  const { context, user } = args;
  return changeBaseline(args, "baseline.remove", async (transaction, baseline) => {
    if (await findApproval(transaction, baseline.id)) throw new Refusal("baseline.approved");
    await keepVersion(transaction, baseline, args.value.version, { removedAt: context.now(), removedBy: user.id });
    return { name: baseline.name };
  });
}

/** Puts a deleted baseline back, as what the plan is compared with if it was that and nothing was chosen since. */
export async function restoreBaseline(args: TakeArgs<typeof baselineForm>): Promise<ChangedBaseline> {
  const { context, project, value } = args;
  return changeBaselines(args, async (transaction) => {
    const baseline = await findBaseline(transaction, project.id, value.baselineId);
    const removedAt = baseline?.removedAt ?? null;
    if (!baseline || removedAt === null || removedAt < trashHorizon(context.now()))
      throw new Refusal("baseline.notInTrash", { status: 409 });
    await refuseTaken(transaction, project.id, baseline.id, baseline.name, undefined);
    await keepVersion(transaction, baseline, value.version, { removedAt: null, removedBy: null });
    const changed = { id: baseline.id, name: baseline.name, version: value.version + 1 };
    return { command: "baseline.restore", data: { name: baseline.name }, changed };
  });
}

/** Chooses what the plan is compared with for everybody; without a choice it is the newest approved baseline, else the newest. */
export async function chooseReference(args: TakeArgs<typeof referenceForm>): Promise<ChangedBaseline | null> {
  const { context, project, value } = args;
  return changeBaselines(args, async (transaction) => {
    const isChosen = value.baselineId !== "automatic";
    const baseline = isChosen ? await findBaseline(transaction, project.id, value.baselineId) : undefined;
    if (isChosen && (!baseline || baseline.removedAt !== null)) throw errorResponse(404, context);
    await setReferenceBaseline(transaction, project.id, baseline?.id ?? null);
    const changed = baseline ? { id: baseline.id, name: baseline.name, version: baseline.version } : null;
    return { command: "baseline.chooseReference", data: { name: baseline?.name ?? null }, changed };
  });
}

interface BaselineEdit<Changed> {
  readonly command: string;
  readonly data: object;
  readonly changed: Changed;
}

/** One change of one baseline that is not deleted, at the version that its form was made of. */
async function changeBaseline(
  args: PlanCaller & { readonly value: z.output<typeof baselineForm> },
  command: string,
  edit: (transaction: Database, baseline: BaselineRow) => Promise<{ readonly name: string }>,
): Promise<ChangedBaseline> {
  const { context, project, value } = args;
  return changeBaselines(args, async (transaction) => {
    const baseline = await findBaseline(transaction, project.id, value.baselineId);
    if (!baseline || baseline.removedAt !== null) throw errorResponse(404, context);
    const data = await edit(transaction, baseline);
    return { command, data, changed: { id: baseline.id, name: data.name, version: value.version + 1 } };
  });
}

/** A change of what the plan is compared with makes another version of the plan, so that every page that shows it hears of it. */
async function changeBaselines<Changed extends ChangedBaseline | null>(
  caller: PlanCaller,
  edit: (transaction: Database, current: LoadedPlan) => Promise<BaselineEdit<Changed>>,
): Promise<Changed> {
  let done: Changed | undefined;
  return changePlan(
    caller,
    async (current, { transaction }) => {
      const { command, data, changed } = await edit(transaction, current);
      done = changed;
      const baseline = await readReferenceDates(transaction, caller.project.id);
      const plan = { ...current.plan, version: current.plan.version + 1, baseline };
      return { plan, command, subjectId: changed?.id ?? caller.project.id, data, write: () => Promise.resolve() };
    },
    { answer: () => done as Changed },
  );
}

async function keepVersion(
  transaction: Database,
  baseline: BaselineRow,
  version: number,
  changes: Parameters<typeof updateBaseline>[3],
): Promise<void> {
  if (!(await updateBaseline(transaction, baseline.id, version, changes))) throw new Refusal("baseline.stale", { status: 409 });
}

/** No two baselines that people see have one name, in whatever letters it is written. */
async function refuseTaken(
  transaction: Database,
  projectId: string,
  ownId: string | null,
  name: string,
  field: string | undefined,
): Promise<void> {
  const others = (await listBaselines(transaction, projectId)).filter((other) => other.id !== ownId);
  const isTaken = others.some((other) => [other.name, other.nameZh ?? ""].some((known) => foldName(known) === foldName(name)));
  if (isTaken) throw new Refusal("baseline.name.taken", { ...(field === undefined ? {} : { field }), parameters: { name } });
}

function foldName(name: string): string {
  return foldText(name).trim().replace(/\s+/g, " ");
}
