import type { Day } from "../time/day.ts";
import { failure, success, type Result } from "../result.ts";
import { withActualDates, type PlannedAs } from "./actual-dates.ts";
import { addTasks } from "./add-tasks.ts";
import { applyBatch } from "./apply-batch.ts";
import { changedTask } from "./changed-task.ts";
import type { PlanCommand, TaskChanges } from "./command.ts";
import { differingValues, valuesOf, type CustomProblem } from "./custom-field.ts";
import { isPoint, plainTask, type Plan, type PlanLink, type PlanTask } from "./model.ts";
import { mergeTasks } from "./merge-tasks.ts";
import { brokenRule } from "./rules.ts";
import { isStaleEdit } from "./stale-edit.ts";
import { inTreeOrder, subtree, summaryIds } from "./tree.ts";
import { withWork } from "./work-triangle.ts";

/** Why a command cannot be carried out; `field` names what the person can mend. */
export type PlanRefusal =
  | { readonly code: "plan.task.missing"; readonly taskId: string }
  | { readonly code: "plan.task.stale"; readonly taskId: string; readonly theirs: PlanTask }
  | { readonly code: "plan.task.exists"; readonly taskId: string }
  | { readonly code: "plan.task.summaryDates"; readonly taskId: string; readonly field: keyof TaskChanges }
  | { readonly code: "plan.task.tooLong"; readonly taskId: string; readonly field: "durationMinutes" }
  | { readonly code: "plan.task.pointDuration"; readonly taskId: string; readonly field: "durationMinutes" }
  | { readonly code: "plan.task.pointChildren"; readonly taskId: string }
  | { readonly code: "plan.task.finishBeforeStart"; readonly taskId: string; readonly field: "actualStart" | "actualFinish" }
  | { readonly code: "plan.task.finishUndone"; readonly taskId: string; readonly field: "progress" | "actualFinish" }
  | { readonly code: "plan.gate.undecided" | "plan.gate.decided"; readonly taskId: string; readonly field: "progress" | "kind" }
  /** `key` names the one of the project's own fields. */
  | { readonly code: CustomProblem; readonly taskId: string; readonly field: "custom"; readonly key: string }
  | { readonly code: "plan.move.intoItself"; readonly taskId: string }
  | { readonly code: "plan.link.missing"; readonly linkId: string }
  | { readonly code: "plan.link.duplicate"; readonly linkId: string }
  | { readonly code: "plan.link.tooLong"; readonly linkId: string }
  | { readonly code: "plan.link.itself"; readonly taskId: string };

export interface AppliedCommand {
  /** The very plan that was given when there was nothing to do. */
  readonly plan: Plan;
  /** What was done in full: with the actual dates that a report recorded, the place a move led to, and only what it changed. */
  readonly command: PlanCommand;
  /** Carried out next, it gives the former plan back (with the versions counted on). */
  readonly inverse: PlanCommand;
}

/**
 * Carries out what a person asks for. A report of progress records the actual dates that the schedule gives, none of them after `today`
 * when it is given, and what the rules of {@link brokenRule} forbid is refused. For the rest see {@link carryOut}.
 */
export function applyCommand(
  plan: Plan,
  command: PlanCommand,
  today: Day | null = null,
  plannedAs?: PlannedAs,
): Result<AppliedCommand, PlanRefusal> {
  if (command.kind === "batch") return applyBatch(plan, command, today);
  const applied = carryOut(
    plan,
    command.kind === "updateTask" ? withWork(plan, withActualDates(plan, command, today, plannedAs)) : command,
  );
  if (!applied.ok) return applied;
  const refusal = brokenRule(applied.value.plan, command.kind === "addTasks" ? command : applied.value.command);
  return refusal ? failure(refusal) : applied;
}

/**
 * Carries out one command on a plan as it is given, such as one that undoes another: values that were there before may come back
 * although they would be refused today. Nothing is scheduled. Task versions rise by one where a person's edit changed them; the plan's
 * own version rises by one, unless there is nothing to do. Refusals leave the plan as it was.
 */
export function carryOut(plan: Plan, command: PlanCommand): Result<AppliedCommand, PlanRefusal> {
  switch (command.kind) {
    case "updateTask":
      return updateTask(plan, command);
    case "addTask":
      return addTask(plan, command);
    case "removeTask":
      return removeTask(plan, command);
    case "restoreTasks":
      return restoreTasks(plan, command);
    case "moveTask":
      return moveTask(plan, command);
    case "addLink":
      return addLink(plan, command);
    case "updateLink":
      return updateLink(plan, command);
    case "removeLink":
      return removeLink(plan, command);
    case "mergeTasks":
      return mergeTasks(plan, command);
    case "addTasks":
      return addTasks(plan, command);
    case "batch":
      return applyBatch(plan, command, null);
    default:
      return command satisfies never;
  }
}

type Applied = Result<AppliedCommand, PlanRefusal>;
type Command<Kind extends PlanCommand["kind"]> = Extract<PlanCommand, { kind: Kind }>;

function updateTask(plan: Plan, command: Command<"updateTask">): Applied {
  const { taskId, seen: _seen, ...edit } = command;
  const before = plan.tasks.find((task) => task.id === taskId);
  if (!before) return failure({ code: "plan.task.missing", taskId });
  if (isStaleEdit(before, command)) return failure({ code: "plan.task.stale", taskId, theirs: before });
  const summaryField = datesOfSummary(plan, taskId, command.changes);
  if (summaryField) return failure({ code: "plan.task.summaryDates", taskId, field: summaryField });
  const changes = differingFields(before, command.changes);
  if (!changes) return nothingDone(plan, command);
  if (changes.kind !== undefined && isPoint(changes.kind) && summaryIds(plan.tasks).has(taskId))
    return failure({ code: "plan.task.pointChildren", taskId });
  const after: PlanTask = { ...changedTask(before, changes), version: before.version + 1 };
  return done(
    { ...plan, tasks: plan.tasks.map((task) => (task.id === taskId ? after : task)) },
    { ...edit, taskId, version: before.version, changes },
    { kind: "updateTask", taskId, version: after.version, changes: formerFields(before, changes) },
  );
}

function differingFields(before: PlanTask, { custom, ...plain }: TaskChanges): TaskChanges | undefined {
  const changes = differing<Partial<PlanTask>>(before, plain);
  const own = custom && differingValues(before.custom, custom);
  return changes || own ? { ...changes, ...(own ? { custom: own } : {}) } : undefined;
}

function formerFields(before: PlanTask, { custom, ...plain }: TaskChanges): TaskChanges {
  return { ...former<Partial<PlanTask>>(before, plain), ...(custom ? { custom: valuesOf(before.custom, Object.keys(custom)) } : {}) };
}

function addTask(plan: Plan, command: Command<"addTask">): Applied {
  if (plan.tasks.some((task) => task.id === command.taskId)) return failure({ code: "plan.task.exists", taskId: command.taskId });
  const refusal = refusedParent(plan, command.parentId);
  if (refusal) return failure(refusal);
  const task = newTask(command, plan.nextTaskNumber);
  const tasks = placed([...plan.tasks, task], task, command.parentId, command.afterId);
  return done({ ...plan, nextTaskNumber: plan.nextTaskNumber + 1, tasks: inTreeOrder(tasks) }, command, {
    kind: "removeTask",
    taskId: task.id,
    version: 1,
  });
}

/** A task as an addition makes it, before it has its place. */
export function newTask(command: Command<"addTask">, number: number): PlanTask {
  return {
    id: command.taskId,
    version: 1,
    number,
    parentId: command.parentId,
    position: 0,
    kind: command.taskKind,
    name: { text: command.name, zh: null },
    durationMinutes: command.durationMinutes,
    ...plainTask,
    ownerId: command.ownerId ?? null,
    deadline: command.deadline ?? null,
    ...(command.earliestStart ? { constraint: "SNET", constraintAt: command.earliestStart } : {}),
  };
}

function removeTask(plan: Plan, command: Command<"removeTask">): Applied {
  const found = currentTask(plan, command.taskId, command.version);
  if (!found.ok) return found;
  const removed = subtree(plan.tasks, command.taskId);
  const gone = new Set(removed.map((task) => task.id));
  const touches = (link: PlanLink) => gone.has(link.predecessorId) || gone.has(link.successorId);
  return done(
    {
      ...plan,
      tasks: plan.tasks.filter((task) => !gone.has(task.id)),
      links: plan.links.filter((link) => !touches(link)),
    },
    command,
    { kind: "restoreTasks", tasks: removed, links: plan.links.filter(touches) },
  );
}

function restoreTasks(plan: Plan, command: Command<"restoreTasks">): Applied {
  const { tasks, links } = command;
  const [first] = tasks;
  if (first === undefined) return nothingDone(plan, command);
  const known = new Set(plan.tasks.map((task) => task.id));
  const present = tasks.find((task) => known.has(task.id));
  if (present) return failure({ code: "plan.task.exists", taskId: present.id });
  const refusal = refusedParent(plan, first.parentId);
  if (refusal) return failure(refusal);
  for (const task of tasks) known.add(task.id);
  // What was kept by an earlier release lacks the fields that came since.
  const restored = tasks.map((task) => ({ ...plainTask, ...task, version: task.version + 1 }));
  const ends = links.filter((link) => known.has(link.predecessorId) && known.has(link.successorId));
  const next = { ...plan, tasks: inTreeOrder([...plan.tasks, ...restored]), links: [...plan.links, ...ends] };
  return done(next, command, { kind: "removeTask", taskId: first.id, version: first.version + 1 });
}

function moveTask(plan: Plan, command: Command<"moveTask">): Applied {
  const { taskId, parentId } = command;
  const found = currentTask(plan, taskId, command.version);
  if (!found.ok) return found;
  const before = found.value;
  if (parentId !== null && subtree(plan.tasks, taskId).some((task) => task.id === parentId))
    return failure({ code: "plan.move.intoItself", taskId });
  const refusal = parentId === before.parentId ? undefined : refusedParent(plan, parentId);
  if (refusal) return failure(refusal);
  const siblings = plan.tasks.filter((task) => task.parentId === before.parentId);
  const place = siblings.indexOf(before);
  const others = siblings.filter((task) => task !== before);
  const stays = command.afterId === taskId || placeAfter(others, command.afterId) === place;
  if (parentId === before.parentId && stays) return nothingDone(plan, command);
  const after: PlanTask = { ...before, version: before.version + 1 };
  const tasks = plan.tasks.map((task) => (task === before ? after : task));
  const moved = inTreeOrder(placed(tasks, after, parentId, command.afterId));
  const position = moved.find((task) => task.id === taskId)?.position ?? before.position;
  return done(
    { ...plan, tasks: moved },
    { ...command, position },
    { kind: "moveTask", taskId, version: after.version, parentId: before.parentId, afterId: siblings[place - 1]?.id ?? null },
  );
}

function addLink(plan: Plan, command: Command<"addLink">): Applied {
  const { link } = command;
  if (link.predecessorId === link.successorId) return failure({ code: "plan.link.itself", taskId: link.successorId });
  for (const end of [link.predecessorId, link.successorId])
    if (!plan.tasks.some((task) => task.id === end)) return failure({ code: "plan.task.missing", taskId: end });
  const twin = plan.links.find(
    (other) => other.id === link.id || (other.predecessorId === link.predecessorId && other.successorId === link.successorId),
  );
  if (twin) return failure({ code: "plan.link.duplicate", linkId: twin.id });
  return done({ ...plan, links: [...plan.links, link] }, command, { kind: "removeLink", linkId: link.id });
}

function updateLink(plan: Plan, command: Command<"updateLink">): Applied {
  const { linkId } = command;
  const before = plan.links.find((link) => link.id === linkId);
  if (!before) return failure({ code: "plan.link.missing", linkId });
  const changes = differing(before, command.changes);
  if (!changes) return nothingDone(plan, command);
  return done(
    { ...plan, links: plan.links.map((link) => (link === before ? { ...link, ...changes } : link)) },
    { ...command, changes },
    { kind: "updateLink", linkId, changes: former(before, changes) },
  );
}

function removeLink(plan: Plan, command: Command<"removeLink">): Applied {
  const link = plan.links.find((candidate) => candidate.id === command.linkId);
  if (!link) return failure({ code: "plan.link.missing", linkId: command.linkId });
  return done({ ...plan, links: plan.links.filter((candidate) => candidate !== link) }, command, { kind: "addLink", link });
}

function done(plan: Plan, command: PlanCommand, inverse: PlanCommand): Applied {
  return success({ plan: { ...plan, version: plan.version + 1 }, command, inverse });
}

/** The plan is as the command wants it already. */
function nothingDone(plan: Plan, command: PlanCommand): Applied {
  return success({ plan, command, inverse: command });
}

/** Why a task cannot have children; undefined when it can, and for the top level. */
export function refusedParent(plan: Plan, parentId: string | null): PlanRefusal | undefined {
  if (parentId === null) return undefined;
  const parent = plan.tasks.find((task) => task.id === parentId);
  if (!parent) return { code: "plan.task.missing", taskId: parentId };
  return isPoint(parent.kind) ? { code: "plan.task.pointChildren", taskId: parentId } : undefined;
}

function currentTask(plan: Plan, taskId: string, version: number): Result<PlanTask, PlanRefusal> {
  const task = plan.tasks.find((candidate) => candidate.id === taskId);
  if (!task) return failure({ code: "plan.task.missing", taskId });
  if (task.version !== version) return failure({ code: "plan.task.stale", taskId, theirs: task });
  return success(task);
}

/** Dates of a summary come from its children, so they cannot be edited; the first such field, if any. */
function datesOfSummary(plan: Plan, taskId: string, changes: TaskChanges): keyof TaskChanges | undefined {
  const ofChildren = [
    "durationMinutes",
    "elapsed",
    "progress",
    "actualStart",
    "actualFinish",
    "manualStart",
    "manualFinish",
    "pauses",
    "assignments",
  ] as const;
  const field = ofChildren.find((key) => changes[key] !== undefined);
  return field && summaryIds(plan.tasks).has(taskId) ? field : undefined;
}

/** Gives the task its place among the children of a parent; siblings are renumbered only when no room is left between two. */
function placed(tasks: readonly PlanTask[], task: PlanTask, parentId: string | null, afterId: string | null): PlanTask[] {
  const siblings = tasks.filter((other) => other.parentId === parentId && other.id !== task.id).sort((a, b) => a.position - b.position);
  const index = placeAfter(siblings, afterId);
  const previous = siblings[index - 1]?.position;
  const next = siblings[index]?.position;
  const position =
    previous === undefined ? (next === undefined ? 1024 : next - 1024) : next === undefined ? previous + 1024 : (previous + next) / 2;
  const hasRoom = position !== previous && position !== next;
  if (hasRoom) return tasks.map((other) => (other.id === task.id ? { ...task, parentId, position } : other));
  const order = [...siblings.slice(0, index), task, ...siblings.slice(index)].map((sibling) => sibling.id);
  return tasks.map((other) => {
    const place = order.indexOf(other.id);
    return place < 0 ? other : { ...other, ...(other.id === task.id ? { parentId } : {}), position: (place + 1) * 1024 };
  });
}

/** How many of the siblings come before what follows one of them; all when that one is gone, none when it is to be the first. */
export function placeAfter(siblings: readonly PlanTask[], afterId: string | null): number {
  return afterId === null ? 0 : siblings.findIndex((sibling) => sibling.id === afterId) + 1 || siblings.length;
}

/** Those of the changes that change something; undefined when none does. */
function differing<Item extends object>(before: Item, changes: Partial<Item>): Partial<Item> | undefined {
  const keys = keysOf(changes).filter((key) => JSON.stringify(changes[key]) !== JSON.stringify(before[key]));
  return keys.length === 0 ? undefined : picked(changes, keys);
}

/** What the fields of the changes were. */
function former<Item extends object>(before: Item, changes: Partial<Item>): Partial<Item> {
  return picked(before, keysOf(changes));
}

function picked<Item extends object>(from: Partial<Item>, keys: readonly (keyof Item)[]): Partial<Item> {
  const some: Partial<Item> = {};
  for (const key of keys) some[key] = from[key];
  return some;
}

function keysOf<Item extends object>(changes: Partial<Item>): (keyof Item)[] {
  return Object.keys(changes) as (keyof Item)[];
}
