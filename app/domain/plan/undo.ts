import { failure, success, type Result } from "../result.ts";
import { newTask } from "./apply.ts";
import { valuesOf, withCustomChanges } from "./custom-field.ts";
import { isFieldAs } from "./stale-edit.ts";
import type { PlanCommand } from "./command.ts";
import type { Plan, PlanLink, PlanTask } from "./model.ts";
import { subtree } from "./tree.ts";

type Merge = Extract<PlanCommand, { kind: "mergeTasks" }>;

/** The plan no longer is as the step left it: somebody else changed the same thing since. */
export interface ChangedSince {
  readonly code: "plan.undo.changedSince";
  readonly taskId: string | null;
}

/**
 * Prepares the command that takes a step back (or does it again) for the plan as it is now. Edits of other tasks and of other fields
 * do not stand in the way; an edit of the same field, place or link by somebody else does, so that undo never takes back another
 * person's work.
 *
 * @param command what is to be run now
 * @param opposite what was run before, as it was carried out, and is to be reversed
 */
export function rebaseCommand(plan: Plan, command: PlanCommand, opposite: PlanCommand): Result<PlanCommand, ChangedSince> {
  switch (command.kind) {
    case "updateTask": {
      const task = find(plan, command.taskId);
      const left = opposite.kind === "updateTask" ? opposite.changes : {};
      const { ownerId } = command.changes;
      if (ownerId && !plan.people.some((person) => person.id === ownerId)) return changedSince(command.taskId);
      if (command.changes.calendarId && !(command.changes.calendarId in plan.calendars)) return changedSince(command.taskId);
      const isAsLeft = task && Object.entries(left).every(([field, value]) => isFieldAs(task, field as keyof PlanTask, value));
      return isAsLeft ? success({ ...command, version: task.version }) : changedSince(command.taskId);
    }
    case "moveTask": {
      const task = find(plan, command.taskId);
      return task && isWhereLeft(plan, task, opposite) ? success({ ...command, version: task.version }) : changedSince(command.taskId);
    }
    case "removeTask": {
      const task = find(plan, command.taskId);
      return task && isUntouched(plan, task, opposite) ? success({ ...command, version: task.version }) : changedSince(command.taskId);
    }
    case "restoreTasks": {
      const [first] = command.tasks;
      const present = command.tasks.find((task) => find(plan, task.id));
      if (present) return changedSince(present.id);
      const isHomeless = first !== undefined && first.parentId !== null && !find(plan, first.parentId);
      return isHomeless ? changedSince(first.id) : success({ ...command, tasks: command.tasks.map((task) => withKnownOwner(plan, task)) });
    }
    case "updateLink": {
      const link = findLink(plan, command.linkId);
      const left = opposite.kind === "updateLink" ? opposite.changes : {};
      const isAsLeft = link && Object.entries(left).every(([field, value]) => isSame(link[field as keyof typeof link], value));
      return isAsLeft ? success(command) : changedSince(null);
    }
    case "removeLink": {
      const link = findLink(plan, command.linkId);
      const isAsLeft = link && opposite.kind === "addLink" && contentOf(link) === contentOf(opposite.link);
      return isAsLeft ? success(command) : changedSince(null);
    }
    case "mergeTasks":
      return opposite.kind === "mergeTasks" ? rebaseMerge(plan, command, opposite) : changedSince(null);
    case "addTask":
    case "addLink":
    case "addTasks":
    case "batch":
      return success(command);
    default:
      return command satisfies never;
  }
}

/** People leave plans, and calendars go: a task that comes back brings neither its owner nor its calendar back. */
function withKnownOwner(plan: Plan, task: PlanTask): PlanTask {
  const isOwned = task.ownerId === null || plan.people.some((person) => person.id === task.ownerId);
  const isTimed = task.calendarId === null || task.calendarId in plan.calendars;
  if (isOwned && isTimed) return task;
  return { ...task, ownerId: isOwned ? task.ownerId : null, calendarId: isTimed ? task.calendarId : null };
}

/**
 * A merge that reverses another, `left`, on the plan as it is now: of the tasks that both have, the fields that `left` changed go back and all others
 * stay; what `left` added must be as it was added. Owners who have gone since, and links to tasks that are gone, stay away.
 */
function rebaseMerge(plan: Plan, wanted: Merge, left: Merge): Result<PlanCommand, ChangedSince> {
  const now = new Map(plan.tasks.map((task) => [task.id, task]));
  const brought = new Map(wanted.tasks.map((task) => [task.id, task]));
  const leftIds = new Set(left.tasks.map((task) => task.id));
  const gone = new Set(wanted.removedIds);
  const tasks: PlanTask[] = [];
  for (const task of left.tasks) {
    const present = now.get(task.id);
    const before = brought.get(task.id);
    if (!present) return changedSince(task.id);
    const turned = before ? withFieldsBack(present, before, task) : taskContent(present) === taskContent(task) ? undefined : null;
    if (turned === null) return changedSince(task.id);
    if (turned) tasks.push(turned);
  }
  const stranger = plan.tasks.find(
    (task) => task.parentId !== null && gone.has(task.parentId) && !gone.has(task.id) && !leftIds.has(task.id),
  );
  if (stranger) return changedSince(stranger.id);
  for (const task of wanted.tasks) {
    if (leftIds.has(task.id)) continue;
    const isHomeless = task.parentId !== null && !now.has(task.parentId) && !brought.has(task.parentId);
    if (now.has(task.id) || isHomeless) return changedSince(task.id);
    tasks.push(task);
  }
  return hasLinksAsLeft(plan, left) ? success(fitting(plan, { ...wanted, tasks })) : changedSince(null);
}

/** The task as it is now with the fields as they were before, as far as they were changed; null when somebody has changed one of those again. */
function withFieldsBack(now: PlanTask, before: PlanTask, left: PlanTask): PlanTask | null {
  const changed = (Object.keys(left) as (keyof PlanTask)[]).filter((field) => field !== "version" && !isSame(before[field], left[field]));
  const own = [...new Set([...Object.keys(before.custom), ...Object.keys(left.custom)])].filter(
    (key) => before.custom[key] !== left.custom[key],
  );
  const isAsLeft = changed.every(
    (field) => field === "position" || isFieldAs(now, field, field === "custom" ? valuesOf(left.custom, own) : left[field]),
  );
  if (!isAsLeft) return null;
  const custom = withCustomChanges(now.custom, valuesOf(before.custom, own));
  return { ...now, ...Object.fromEntries(changed.map((field) => [field, before[field]])), custom };
}

/** A merge without what the plan has lost since: owners who left, and links to tasks that are gone. */
function fitting(plan: Plan, merge: Merge): Merge {
  const known = new Set([...plan.tasks, ...merge.tasks].map((task) => task.id));
  return {
    ...merge,
    tasks: merge.tasks.map((task) => withKnownOwner(plan, task)),
    links: merge.links.filter((link) => known.has(link.predecessorId) && known.has(link.successorId)),
  };
}

/** Nobody moved the task since: it has the position the move gave it, or still follows the same sibling after all were numbered anew. */
function isWhereLeft(plan: Plan, task: PlanTask, opposite: PlanCommand): boolean {
  if (opposite.kind !== "moveTask" || task.parentId !== opposite.parentId) return false;
  const siblings = plan.tasks.filter((other) => other.parentId === task.parentId);
  const afterId = siblings[siblings.indexOf(task) - 1]?.id ?? null;
  return task.position === opposite.position || afterId === opposite.afterId;
}

/**
 * What an addition or a restoration brought is still there, no more, and as it was brought, and so are the links with it; how often it
 * was edited and taken back does not count.
 */
function isUntouched(plan: Plan, task: PlanTask, opposite: PlanCommand): boolean {
  const now = subtree(plan.tasks, task.id);
  const brought = opposite.kind === "addTask" ? [newTask(opposite, task.number)] : opposite.kind === "restoreTasks" ? opposite.tasks : [];
  const contents = new Map(brought.map((entry) => [entry.id, taskContent(entry)]));
  if (now.length !== contents.size || !now.every((entry) => contents.get(entry.id) === taskContent(entry))) return false;
  const broughtLinks = new Set(opposite.kind === "restoreTasks" ? opposite.links.map(contentOf) : []);
  const links = plan.links.filter((link) => contents.has(link.predecessorId) || contents.has(link.successorId));
  return links.every((link) => broughtLinks.has(contentOf(link)));
}

/** The links that a merge made are as it made them, and those that it took away are not back. */
function hasLinksAsLeft(plan: Plan, merge: Merge): boolean {
  const links = new Map(plan.links.map((link) => [link.id, link]));
  const isAsLeft = merge.links.every((link) => {
    const now = links.get(link.id);
    return now !== undefined && contentOf(now) === contentOf(link);
  });
  return isAsLeft && !merge.removedLinkIds.some((id) => links.has(id));
}

function taskContent({ version: _version, position: _position, ...content }: PlanTask): string {
  return contentOf(content);
}

function contentOf(entry: object): string {
  return JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function find(plan: Plan, taskId: string): PlanTask | undefined {
  return plan.tasks.find((task) => task.id === taskId);
}

function findLink(plan: Plan, linkId: string): PlanLink | undefined {
  return plan.links.find((candidate) => candidate.id === linkId);
}

function changedSince(taskId: string | null): Result<PlanCommand, ChangedSince> {
  return failure({ code: "plan.undo.changedSince", taskId });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
