import { failure, success, type Result } from "../result.ts";
import type { PlanCommand, TaskChanges } from "./command.ts";
import type { Plan, PlanLink, PlanTask } from "./model.ts";
import { inTreeOrder, subtree, summaryIds } from "./tree.ts";

/** Why a command cannot be carried out; `field` names what the person can mend. */
export type PlanRefusal =
  | { readonly code: "plan.task.missing"; readonly taskId: string }
  | { readonly code: "plan.task.stale"; readonly taskId: string; readonly theirs: PlanTask }
  | { readonly code: "plan.task.exists"; readonly taskId: string }
  | { readonly code: "plan.task.summaryDates"; readonly taskId: string; readonly field: keyof TaskChanges }
  | { readonly code: "plan.move.intoItself"; readonly taskId: string }
  | { readonly code: "plan.link.missing"; readonly linkId: string }
  | { readonly code: "plan.link.duplicate"; readonly linkId: string }
  | { readonly code: "plan.link.itself"; readonly taskId: string };

export interface AppliedCommand {
  readonly plan: Plan;
  /** Carried out next, it gives the former plan back (with the versions counted on). */
  readonly inverse: PlanCommand;
}

/**
 * Carries out one command on a plan, without scheduling it. Task versions rise by one where a person's edit changed them;
 * the plan's own version rises by one. Refusals leave the plan as it was.
 */
export function applyCommand(plan: Plan, command: PlanCommand): Result<AppliedCommand, PlanRefusal> {
  switch (command.kind) {
    case "updateTask":
      return updateTask(plan, command.taskId, command.version, command.changes);
    case "addTask":
      return addTask(plan, command);
    case "removeTask":
      return removeTask(plan, command.taskId, command.version);
    case "restoreTasks":
      return restoreTasks(plan, command.tasks, command.links);
    case "moveTask":
      return moveTask(plan, command);
    case "addLink":
      return addLink(plan, command.link);
    case "updateLink":
      return updateLink(plan, command.linkId, command.changes);
    case "removeLink":
      return removeLink(plan, command.linkId);
    default:
      return command satisfies never;
  }
}

type Applied = Result<AppliedCommand, PlanRefusal>;

function updateTask(plan: Plan, taskId: string, version: number, changes: TaskChanges): Applied {
  const found = currentTask(plan, taskId, version);
  if (!found.ok) return found;
  const before = found.value;
  const summaryField = datesOfSummary(plan, taskId, changes);
  if (summaryField) return failure({ code: "plan.task.summaryDates", taskId, field: summaryField });
  const after: PlanTask = { ...before, ...changes, version: before.version + 1 };
  const former = Object.fromEntries(taskChangeKeys(changes).map((key) => [key, before[key]]));
  return done(
    { ...plan, tasks: plan.tasks.map((task) => (task.id === taskId ? after : task)) },
    { kind: "updateTask", taskId, version: after.version, changes: former },
  );
}

function addTask(plan: Plan, command: Extract<PlanCommand, { kind: "addTask" }>): Applied {
  if (plan.tasks.some((task) => task.id === command.taskId)) return failure({ code: "plan.task.exists", taskId: command.taskId });
  if (command.parentId !== null && !plan.tasks.some((task) => task.id === command.parentId))
    return failure({ code: "plan.task.missing", taskId: command.parentId });
  const task = newTask(command, plan.nextTaskNumber);
  const tasks = placed([...plan.tasks, task], task, command.parentId, command.afterId);
  return done(
    { ...plan, nextTaskNumber: plan.nextTaskNumber + 1, tasks: inTreeOrder(tasks) },
    { kind: "removeTask", taskId: task.id, version: 1 },
  );
}

/** A task as an addition makes it, before it has its place. */
export function newTask(command: Extract<PlanCommand, { kind: "addTask" }>, number: number): PlanTask {
  return {
    id: command.taskId,
    version: 1,
    number,
    parentId: command.parentId,
    position: 0,
    kind: command.taskKind,
    name: { text: command.name, zh: null },
    durationMinutes: command.durationMinutes,
    elapsed: false,
    progress: 0,
    constraint: "ASAP",
    constraintAt: null,
    deadline: null,
    actualStart: null,
    actualFinish: null,
    manualStart: null,
    manualFinish: null,
    roleCode: null,
    ownerId: null,
    deliverable: { text: "", zh: null },
  };
}

function removeTask(plan: Plan, taskId: string, version: number): Applied {
  const found = currentTask(plan, taskId, version);
  if (!found.ok) return found;
  const removed = subtree(plan.tasks, taskId);
  const gone = new Set(removed.map((task) => task.id));
  const touches = (link: PlanLink) => gone.has(link.predecessorId) || gone.has(link.successorId);
  return done(
    {
      ...plan,
      tasks: plan.tasks.filter((task) => !gone.has(task.id)),
      links: plan.links.filter((link) => !touches(link)),
    },
    { kind: "restoreTasks", tasks: removed, links: plan.links.filter(touches) },
  );
}

function restoreTasks(plan: Plan, tasks: readonly PlanTask[], links: readonly PlanLink[]): Applied {
  const first = tasks[0];
  const known = new Set(plan.tasks.map((task) => task.id));
  const present = tasks.find((task) => known.has(task.id));
  if (present) return failure({ code: "plan.task.exists", taskId: present.id });
  for (const task of tasks) known.add(task.id);
  const restored = tasks.map((task) => ({ ...task, version: task.version + 1 }));
  const ends = links.filter((link) => known.has(link.predecessorId) && known.has(link.successorId));
  const next = { ...plan, tasks: inTreeOrder([...plan.tasks, ...restored]), links: [...plan.links, ...ends] };
  if (first === undefined) return done(next, { kind: "restoreTasks", tasks: [], links: [] });
  return done(next, { kind: "removeTask", taskId: first.id, version: first.version + 1 });
}

function moveTask(plan: Plan, command: Extract<PlanCommand, { kind: "moveTask" }>): Applied {
  const found = currentTask(plan, command.taskId, command.version);
  if (!found.ok) return found;
  const before = found.value;
  if (command.parentId !== null) {
    if (subtree(plan.tasks, command.taskId).some((task) => task.id === command.parentId))
      return failure({ code: "plan.move.intoItself", taskId: command.taskId });
    if (!plan.tasks.some((task) => task.id === command.parentId)) return failure({ code: "plan.task.missing", taskId: command.parentId });
  }
  const siblingsBefore = plan.tasks.filter((task) => task.parentId === before.parentId);
  const formerAfter = siblingsBefore[siblingsBefore.indexOf(before) - 1]?.id ?? null;
  const after: PlanTask = { ...before, version: before.version + 1 };
  const others = plan.tasks.map((task) => (task.id === before.id ? after : task));
  return done(
    { ...plan, tasks: inTreeOrder(placed(others, after, command.parentId, command.afterId)) },
    { kind: "moveTask", taskId: before.id, version: after.version, parentId: before.parentId, afterId: formerAfter },
  );
}

function addLink(plan: Plan, link: PlanLink): Applied {
  if (link.predecessorId === link.successorId) return failure({ code: "plan.link.itself", taskId: link.successorId });
  for (const end of [link.predecessorId, link.successorId])
    if (!plan.tasks.some((task) => task.id === end)) return failure({ code: "plan.task.missing", taskId: end });
  const twin = plan.links.find(
    (other) => other.id === link.id || (other.predecessorId === link.predecessorId && other.successorId === link.successorId),
  );
  if (twin) return failure({ code: "plan.link.duplicate", linkId: twin.id });
  return done({ ...plan, links: [...plan.links, link] }, { kind: "removeLink", linkId: link.id });
}

function updateLink(plan: Plan, linkId: string, changes: Partial<Pick<PlanLink, "type" | "lag" | "lagUnit">>): Applied {
  const before = plan.links.find((link) => link.id === linkId);
  if (!before) return failure({ code: "plan.link.missing", linkId });
  const former = { type: before.type, lag: before.lag, lagUnit: before.lagUnit };
  return done(
    { ...plan, links: plan.links.map((link) => (link.id === linkId ? { ...link, ...changes } : link)) },
    { kind: "updateLink", linkId, changes: former },
  );
}

function removeLink(plan: Plan, linkId: string): Applied {
  const link = plan.links.find((candidate) => candidate.id === linkId);
  if (!link) return failure({ code: "plan.link.missing", linkId });
  return done({ ...plan, links: plan.links.filter((candidate) => candidate !== link) }, { kind: "addLink", link });
}

function done(plan: Plan, inverse: PlanCommand): Applied {
  return success({ plan: { ...plan, version: plan.version + 1 }, inverse });
}

function currentTask(plan: Plan, taskId: string, version: number): Result<PlanTask, PlanRefusal> {
  const task = plan.tasks.find((candidate) => candidate.id === taskId);
  if (!task) return failure({ code: "plan.task.missing", taskId });
  if (task.version !== version) return failure({ code: "plan.task.stale", taskId, theirs: task });
  return success(task);
}

/** Dates of a summary come from its children, so they cannot be edited; the first such field, if any. */
function datesOfSummary(plan: Plan, taskId: string, changes: TaskChanges): keyof TaskChanges | undefined {
  const ofChildren = ["durationMinutes", "elapsed", "progress", "actualStart", "actualFinish", "manualStart", "manualFinish"] as const;
  const field = ofChildren.find((key) => changes[key] !== undefined);
  return field && summaryIds(plan.tasks).has(taskId) ? field : undefined;
}

/** Gives the task its place among the children of a parent; siblings are renumbered only when no room is left between two. */
function placed(tasks: readonly PlanTask[], task: PlanTask, parentId: string | null, afterId: string | null): PlanTask[] {
  const siblings = tasks.filter((other) => other.parentId === parentId && other.id !== task.id).sort((a, b) => a.position - b.position);
  const index = afterId === null ? 0 : siblings.findIndex((sibling) => sibling.id === afterId) + 1 || siblings.length;
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

function taskChangeKeys(changes: TaskChanges): (keyof TaskChanges)[] {
  return Object.keys(changes) as (keyof TaskChanges)[];
}
