import { applyCommand, carryOut, type AppliedCommand, type PlanRefusal } from "#app/domain/plan/apply.ts";
import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan, PlanRole } from "#app/domain/plan/model.ts";
import type { Reversal } from "#app/domain/plan/revert.ts";
import { rebaseCommand } from "#app/domain/plan/undo.ts";
import type { Result } from "#app/domain/result.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { Change } from "#app/http/change.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { notifyOfPlan } from "#app/http/notifications/notify-plan.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { changeBranch } from "#app/http/branch-change.server.ts";
import { changePlan, type PlanCaller, type PlanOutcome } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { findLaterEntry } from "#db/queries/events.ts";
import { findRemovedTasks } from "#db/queries/plan-writes.ts";
import { writePlanEdits } from "#db/queries/plan-edits.ts";
import { noteTurnedMerge } from "#db/queries/branches.ts";
import { turnProjectMethod } from "#db/queries/project-method.ts";
import { noteTurnedImport } from "#db/queries/plan-imports.ts";
import { findStepById, listRestoringSteps, readTurns, turnStep } from "#db/queries/plan-steps.ts";
import { keepRemovals } from "./kept-removals.server.ts";
import { stepsOfBranch, stepsOfPlan, type KeptStep, type StepStore } from "./step-store.server.ts";
import type { Database } from "#db/tables/index.ts";

export interface PlanChange {
  /** The version the plan is at now. */
  readonly version: number;
  /** How many tasks have other dates than before. */
  readonly moved: number;
  /** What was done in full, such as with the actual dates that a report recorded. */
  readonly command: PlanCommand;
  /** The step that the caller can take back by its name; null when nothing changed, or no step was added. */
  readonly stepId: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Whoever changes the plan, or the branch of it that is named. */
export type CommandCaller = PlanCaller & { readonly branchId?: string };

/**
 * Carries out a command: checks the role, applies it, schedules, writes what changed with its entry in the log, and keeps the undo step. What
 * `weigh` throws gives all of it back.
 */
export async function executePlanCommand(caller: CommandCaller, command: PlanCommand, weigh?: Weigh): Promise<PlanChange> {
  const { context, project, user } = caller;
  const event = eventOf(command);
  requireRight(caller, command);
  const today = todayIn(project.timeZone, context.now());
  for (const values of valuesSetBy(command)) requirePastDates(values, today);
  return changeByCommand(
    caller,
    async (current, { transaction }) => {
      for (const values of valuesSetBy(command)) requireKnownNames(current.plan, values);
      await requireNewTask(transaction, project.id, command);
      const { plan, command: done, inverse } = applied(current.plan, command, today);
      if (plan === current.plan) return { plan, command: done, event };
      const stepId = context.newId();
      const commands = { undoCommand: JSON.stringify(inverse), redoCommand: JSON.stringify(done) };
      await stepsOf(caller).push(transaction, { id: stepId, userId: user.id, ...commands, createdAt: context.now() });
      return { plan, command: done, event, stepId };
    },
    weigh,
  );
}

/** A merge that is worked out from the plan as it is when its turn comes, and what else is written and logged with it. */
export interface PreparedMerge {
  readonly command: Extract<PlanCommand, { kind: "mergeTasks" }>;
  /** What the entry in the log says of it beside the command. */
  readonly data?: object;
  /** Roles that the plan gets by it. */
  readonly roles?: readonly PlanRole[];
  /** Writes what goes along with it, in the same transaction. */
  write?(step: { readonly transaction: Database; readonly stepId: string; readonly version: number }): Promise<void>;
}

/** Carries out a merge as one step of the plan. */
export async function runMerge(
  caller: PlanCaller,
  prepare: (current: LoadedPlan, transaction: Database) => Promise<PreparedMerge>,
): Promise<PlanChange> {
  const { context, project, user } = caller;
  return changeByCommand(caller, async (current, { transaction }) => {
    const { command: wanted, data = {}, roles = [], write } = await prepare(current, transaction);
    requireRight(caller, wanted);
    const { plan, command, inverse } = applied(current.plan, wanted, todayIn(project.timeZone, context.now()));
    const event = eventOf(wanted);
    const stepId = context.newId();
    const writeAlong = async () => write?.({ transaction, stepId, version: plan.version });
    if (plan === current.plan) {
      await writeAlong();
      return { plan, command, event };
    }
    const commands = { undoCommand: JSON.stringify(inverse), redoCommand: JSON.stringify(command) };
    await stepsOf(caller).push(transaction, { id: stepId, userId: user.id, ...commands, createdAt: context.now() });
    const grown = roles.length === 0 ? plan : { ...plan, roles: [...plan.roles, ...roles] };
    return { plan: grown, command, event, stepId, more: data, writeAlong };
  });
}

/**
 * Takes back the caller's last step, or does again the one taken back last; steps of others are not touched. A step that the plan
 * no longer allows is given up, so that it does not bar the way to those before it.
 */
export async function turnBack(caller: CommandCaller, direction: "undo" | "redo"): Promise<PlanChange> {
  const { context, user } = caller;
  const steps = stepsOf(caller);
  let barred: KeptStep | undefined;
  const find = async (db: Database) => {
    const step = await steps.find(db, user.id, direction);
    if (!step) throw new Refusal(direction === "undo" ? "plan.undo.nothing" : "plan.undo.nothingToRedo");
    return (barred = step);
  };
  try {
    return await turn(caller, direction, find);
  } catch (error) {
    if (!barred || !(error instanceof Refusal) || error.code === "plan.notAllowed" || error.status === 507) throw error;
    await steps.drop(context.db, barred.id);
    const detail = await steps.turns(context.db, user.id);
    // Of a gate, the reader is told what does pass it.
    if (error.code.startsWith("plan.gate.")) throw new Refusal(error.code, { status: 409, detail });
    const by = await whoElse(caller, error.parameters["taskId"]);
    const task = error.parameters["task"] ?? "";
    throw by && task
      ? new Refusal("plan.undo.changedBy", { status: 409, detail, parameters: { name: by, task } })
      : new Refusal("plan.undo.changedSince", { status: 409, detail });
  }
}

/** Who changed a task last, when it was somebody else who has a name. */
async function whoElse({ context, project, user, branchId }: CommandCaller, taskId: unknown): Promise<string | null> {
  if (branchId !== undefined) return null;
  const last = typeof taskId === "string" ? await findLaterEntry(context.db, project.id, taskId, 0) : undefined;
  return last && last.actorId !== user.id ? last.actorName : null;
}

/** Takes one of the caller's own steps back, whatever came after it. Refused when it is another's or was taken back already. */
export async function takeBackOwnStep(caller: PlanCaller, stepId: string): Promise<PlanChange> {
  return turn(caller, "undo", async (db) => {
    const step = await findStepById(db, caller.project.id, stepId);
    if (!step || step.undone === 1 || step.userId !== caller.user.id) throw new Refusal("plan.undo.nothing");
    return step;
  });
}

/** Takes one step back, whoever did it and whatever came after it. Refused, with the task that stands in the way, when that was changed since. */
export async function takeBackStep(caller: PlanCaller, stepId: string): Promise<PlanChange> {
  return turn(caller, "undo", async (db) => {
    const step = await findStepById(db, caller.project.id, stepId);
    if (!step || step.undone === 1) throw new Refusal("plan.undo.nothing");
    return step;
  });
}

function turn(caller: CommandCaller, direction: "undo" | "redo", find: (db: Database) => Promise<KeptStep>): Promise<PlanChange> {
  return changeByCommand(caller, async (current, { transaction }) => {
    const step = await find(transaction);
    // Both columns are written by this file only.
    const undo = JSON.parse(step.undoCommand) as PlanCommand;
    const redo = JSON.parse(step.redoCommand) as PlanCommand;
    const [wanted, opposite] = direction === "undo" ? [undo, redo] : [redo, undo];
    if (!isReportOfMany(wanted, opposite)) requireRight(caller, wanted);
    const { plan, command, inverse } = turned(current.plan, wanted, opposite);
    const [back, again] = direction === "undo" ? [command, inverse] : [inverse, command];
    const commands = { undoCommand: JSON.stringify(back), redoCommand: JSON.stringify(again) };
    await stepsOf(caller).turn(transaction, step.id, { ...commands, undone: direction === "undo" ? 1 : 0 });
    const outcome = { plan, command, event: `plan.${direction}` };
    if (caller.branchId !== undefined) return outcome;
    if (command.kind === "mergeTasks") {
      const undoneAt = direction === "undo" ? caller.context.now() : null;
      await noteTurnedImport(transaction, step.id, undoneAt);
      if (command.about === "branch" && !(await noteTurnedMerge(transaction, step.id, undoneAt)) && direction === "redo")
        throw new Refusal("branch.changed", { status: 409 });
      if (command.about !== "method") return outcome;
      const turned = { projectId: plan.projectId, stepId: step.id, isUndone: direction === "undo", planVersion: plan.version };
      return { ...outcome, writeAlong: () => turnProjectMethod(transaction, turned) };
    }
    await handOverLinks(transaction, plan, command);
    return outcome;
  });
}

/** Takes one change back as a step of its own, which undo can take back in turn. */
export async function runReversal(caller: PlanCaller, { wanted, opposite }: Reversal, sequence: number): Promise<PlanChange> {
  const { context, user } = caller;
  requireRight(caller, wanted);
  return changeByCommand(caller, async (current, { transaction }) => {
    const { plan, command, inverse } = turned(current.plan, wanted, opposite);
    const commands = { undoCommand: JSON.stringify(inverse), redoCommand: JSON.stringify(command) };
    await stepsOf(caller).push(transaction, { id: context.newId(), userId: user.id, ...commands, createdAt: context.now() });
    return { plan, command, event: "plan.revert", reverted: sequence };
  });
}

function turned(plan: Plan, wanted: PlanCommand, opposite: PlanCommand): AppliedCommand {
  const rebased = rebaseCommand(plan, wanted, opposite);
  const result = rebased.ok ? carryOut(plan, rebased.value) : rebased;
  // With nothing left to do, too, the step is not what the person means any more.
  if (!result.ok || result.value.plan === plan)
    throw new Refusal("plan.undo.changedSince", { status: 409, parameters: inTheWay(plan, result) });
  return result.value;
}

/** The task that stands in the way of a step, where it is one. */
function inTheWay(plan: Plan, result: Result<unknown, object>): Readonly<Record<string, string>> {
  const taskId = !result.ok && "taskId" in result.problem ? result.problem.taskId : null;
  const task = plan.tasks.find(({ id }) => id === taskId);
  return task ? { task: task.name.text, taskId: task.id } : { task: "" };
}

/** Of restored links, those whose other end somebody else removed meanwhile go to the step that can bring that end back. */
async function handOverLinks(db: Database, plan: Plan, command: PlanCommand): Promise<void> {
  if (command.kind !== "restoreTasks") return;
  const present = new Set(plan.links.map((link) => link.id));
  const waiting = command.links.filter((link) => !present.has(link.id));
  if (waiting.length === 0) return;
  for (const step of await listRestoringSteps(db, plan.projectId)) {
    const column = step.undone === 0 ? "undoCommand" : "redoCommand";
    const restoration = JSON.parse(step[column]) as Extract<PlanCommand, { kind: "restoreTasks" }>;
    const ids = new Set(restoration.tasks.map((task) => task.id));
    const own = waiting.filter((link) => ids.has(link.predecessorId) || ids.has(link.successorId));
    if (own.length === 0) continue;
    const { undoCommand, redoCommand, undone } = step;
    const links = [...restoration.links, ...own];
    await turnStep(db, step.id, { undoCommand, redoCommand, undone, [column]: JSON.stringify({ ...restoration, links }) });
  }
}

export { readTurns };

interface Outcome {
  readonly plan: Plan;
  readonly command: PlanCommand;
  readonly event: string;
  /** The entry of the log that is taken back. */
  readonly reverted?: number;
  /** The step that was added. */
  readonly stepId?: string;
  /** What the log says of it beside the command. */
  readonly more?: object;
  /** Writes what goes along with it. */
  writeAlong?(): Promise<void>;
}

function stepsOf({ project, branchId }: CommandCaller): StepStore {
  return branchId === undefined ? stepsOfPlan(project.id) : stepsOfBranch(branchId);
}

/** What a command sets of tasks. */
function valuesSetBy(command: PlanCommand): readonly Partial<TaskChanges>[] {
  if (command.kind === "batch") return command.commands.flatMap(valuesSetBy);
  if (command.kind === "addTasks") return command.tasks;
  if (command.kind === "addTask") return command.ownerId === undefined ? [] : [{ ownerId: command.ownerId }];
  return command.kind === "updateTask" ? [command.changes] : [];
}

/** A task's people, role and calendar are ones of this project. */
function requireKnownNames(plan: Plan, { ownerId, roleCode, assignments, calendarId }: Partial<TaskChanges>): void {
  if (ownerId && !plan.people.some((person) => person.id === ownerId)) throw new Refusal("project.person.unknown", { field: "ownerId" });
  if (roleCode && !plan.roles.some((role) => role.code === roleCode))
    throw new Refusal("project.role.unknown", { field: "roleCode", parameters: { code: roleCode } });
  if (assignments?.some(({ personId }) => !plan.people.some((person) => person.id === personId)))
    throw new Refusal("project.person.unknown", { field: "assignments" });
  if (calendarId && !(calendarId in plan.calendars)) throw new Refusal("plan.calendar.unknown", { field: "calendarId" });
}

/** Actual dates tell what has happened: nobody types one that lies ahead. */
function requirePastDates(changes: Partial<TaskChanges>, today: Day): void {
  for (const field of ["actualStart", "actualFinish"] as const)
    if ((changes[field]?.slice(0, 10) ?? today) > today) throw new Refusal("plan.task.actualAhead", { field });
}

/** A task that was removed comes back as it was by undo, not under its old id as another one. */
async function requireNewTask(db: Database, projectId: string, command: PlanCommand): Promise<void> {
  const added = addedBy(command);
  if (added.length === 0) return;
  const removed = await findRemovedTasks(db, projectId, added);
  if (removed.size > 0) throw new Refusal("plan.task.exists");
}

function addedBy(command: PlanCommand): readonly string[] {
  if (command.kind === "batch") return command.commands.flatMap(addedBy);
  if (command.kind === "addTasks") return command.tasks.map((task) => task.id);
  return command.kind === "addTask" ? [command.taskId] : [];
}

type Decide = (current: LoadedPlan, change: Pick<Change, "transaction">) => Promise<Outcome>;

/** Hears what a change does to the dates before it is kept. */
type Weigh = (outcome: PlanOutcome, transaction: Database, work?: Change) => void | Promise<void>;

async function changeByCommand(caller: CommandCaller, decide: Decide, weigh?: Weigh): Promise<PlanChange> {
  const { context, user } = caller;
  let done: PlanCommand | undefined;
  let added: string | null = null;
  const answer = async (outcome: PlanOutcome, transaction: Database, work?: Change): Promise<PlanChange> => {
    await weigh?.(outcome, transaction, work);
    return {
      version: outcome.after.plan.version,
      moved: outcome.moved,
      command: inShort(done!),
      stepId: added,
      ...(await stepsOf(caller).turns(transaction, user.id)),
    };
  };
  if (caller.branchId !== undefined) {
    const decideBranch = async (current: LoadedPlan, transaction: Database) => {
      const { plan, command, stepId } = await decide(current, { transaction });
      done = command;
      added = stepId ?? null;
      return { plan, command };
    };
    return changeBranch(caller, caller.branchId, decideBranch, answer);
  }
  return changePlan(
    caller,
    async (current, work) => {
      const { plan, command, event, stepId, reverted, more, writeAlong } = await decide(current, work);
      done = command;
      added = stepId ?? null;
      return {
        plan,
        command: event,
        subjectId: subjectOf(command),
        data: { ...describe(command, current.plan), ...(reverted === undefined ? {} : { reverted }), ...more },
        write: async () => {
          await writePlanEdits(work.transaction, current.plan, plan, context.now());
          await keepRemovals(work.transaction, current.plan, plan, { userId: user.id, now: context.now() });
          await notifyOfPlan(caller, work.transaction, current.plan, plan);
          await writeAlong?.();
        },
      };
    },
    { answer },
  );
}

/** What is answered and kept with the request: of many tasks nothing, as whoever asked reads the plan again. */
function inShort(done: PlanCommand): PlanCommand {
  if (done.kind !== "mergeTasks" || done.tasks.length <= mostAnswered) return done;
  return { kind: "mergeTasks", tasks: [], removedIds: [], links: [], removedLinkIds: [] };
}

const mostAnswered = 200;

function requireRight({ can }: ProjectCaller, command: PlanCommand): void {
  if (can("plan.edit")) return;
  if (!can("plan.progress") || !isReport(command)) throw new Refusal("plan.notAllowed");
}

const reported = ["progress", "actualStart", "actualFinish"];

/** Whether a command reports progress and nothing else. */
function isReport(command: PlanCommand): boolean {
  if (command.kind === "batch") return command.commands.every(isReport);
  return command.kind === "updateTask" && Object.keys(command.changes).every((field) => reported.includes(field));
}

/** Whether a merge takes several reports back at once, or does so again: nothing but reported fields differs in it. */
function isReportOfMany(wanted: PlanCommand, opposite: PlanCommand): boolean {
  if (wanted.kind !== "mergeTasks" || opposite.kind !== "mergeTasks") return false;
  const before = new Map(opposite.tasks.map((task) => [task.id, task]));
  const others = [wanted.removedIds, wanted.links, wanted.removedLinkIds, opposite.removedIds, opposite.links, opposite.removedLinkIds];
  if (others.some((list) => list.length > 0) || before.size !== wanted.tasks.length) return false;
  return wanted.tasks.every((task) => {
    const former = before.get(task.id);
    const fields = Object.keys(task) as (keyof typeof task)[];
    return former && fields.every((field) => mayReport(field) || JSON.stringify(former[field]) === JSON.stringify(task[field]));
  });
}

function mayReport(field: string): boolean {
  return field === "version" || reported.includes(field);
}

function applied(plan: Plan, command: PlanCommand, today: Day): AppliedCommand {
  const result = applyCommand(plan, command, today);
  if (!result.ok) throw refusalOf(result.problem);
  return result.value;
}

function refusalOf(problem: PlanRefusal): Refusal {
  if (problem.code === "plan.task.stale") return new Refusal(problem.code, { status: 409, detail: { theirs: problem.theirs } });
  return new Refusal(problem.code, "field" in problem ? { field: problem.field } : {});
}

/** What the log calls a command: a merge by what it is about. */
function eventOf(command: PlanCommand): string {
  return `plan.${command.kind === "mergeTasks" ? (command.about ?? command.kind) : command.kind}`;
}

function subjectOf(command: PlanCommand): string | null {
  if ("taskId" in command) return command.taskId;
  if (command.kind === "addLink") return command.link.successorId;
  if (command.kind === "restoreTasks" || command.kind === "mergeTasks" || command.kind === "addTasks") return command.tasks[0]?.id ?? null;
  return command.kind === "batch" ? null : command.linkId;
}

/** What the log keeps: what was asked and what it replaced. */
function describe(command: PlanCommand, before: Plan): object {
  if (command.kind === "updateLink" || command.kind === "removeLink")
    return { before: before.links.find((link) => link.id === command.linkId), after: command };
  if (command.kind === "mergeTasks") {
    const { kind, tasks, removedIds, about } = command;
    return { after: { kind, tasks: tasks.length + removedIds.length, ...(about === undefined ? {} : { about }) } };
  }
  if (command.kind === "moveTask") return { before: placeOf(command.taskId, before), after: command };
  if (command.kind !== "updateTask") return { after: command };
  const task = before.tasks.find((candidate) => candidate.id === command.taskId);
  const fields = Object.keys(command.changes) as (keyof typeof command.changes)[];
  return { before: Object.fromEntries(fields.map((field) => [field, task?.[field]])), after: command.changes };
}

function placeOf(taskId: string, { tasks }: Plan) {
  const task = tasks.find((candidate) => candidate.id === taskId);
  const siblings = tasks.filter((other) => other.parentId === task?.parentId);
  const before = siblings[siblings.findIndex((other) => other.id === taskId) - 1];
  return { parentId: task?.parentId ?? null, afterId: before?.id ?? null };
}
