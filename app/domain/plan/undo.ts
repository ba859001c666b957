import { failure, success, type Result } from "../result.ts";
import { newTask } from "./apply.ts";
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
      const isAsLeft = task && Object.entries(left).every(([field, value]) => isSame(task[field as keyof PlanTask], value));
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
    case "mergeTasks": {
      const taskId = opposite.kind === "mergeTasks" ? changedSinceMerge(plan, opposite) : null;
      return taskId === undefined ? success(fitting(plan, command)) : changedSince(taskId);
    }
    case "addTask":
    case "addLink":
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

/** A task that no longer is as a merge left it, null for a link or a task that the merge removed; undefined when all are as they were left. */
function changedSinceMerge(plan: Plan, merge: Merge): string | null | undefined {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const left = new Set(merge.tasks.map((task) => task.id));
  for (const task of merge.tasks) {
    const now = tasks.get(task.id);
    if (!now || taskContent(now) !== taskContent(task)) return task.id;
  }
  const added = new Set(merge.tasks.filter((task) => task.version === 1).map((task) => task.id));
  const stranger = plan.tasks.find((task) => task.parentId !== null && added.has(task.parentId) && !left.has(task.id));
  if (stranger) return stranger.id;
  const links = new Map(plan.links.map((link) => [link.id, link]));
  const isAsLeft = merge.links.every((link) => {
    const now = links.get(link.id);
    return now !== undefined && contentOf(now) === contentOf(link);
  });
  return isAsLeft && !merge.removedLinkIds.some((id) => links.has(id)) ? undefined : null;
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
