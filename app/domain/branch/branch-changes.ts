import type { PlanLink, PlanTask } from "../plan/model.ts";
import { differingGroups, type FieldGroup } from "./field-groups.ts";
import { isSameLink, linksByEnds } from "./link-keys.ts";

/** The tasks and links of a plan: what a branch of it has of its own. Tasks stand in tree order. */
export interface PlanState {
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
}

/** What became of one link. */
export interface LinkChange {
  readonly key: string;
  /** Undefined where there was none. */
  readonly before: PlanLink | undefined;
  /** Undefined where there is none any more. */
  readonly after: PlanLink | undefined;
}

/** What became of one task and of the links that lead to it. */
export interface TaskChange {
  readonly taskId: string;
  readonly kind: "added" | "removed" | "changed";
  /** Undefined where there was none. */
  readonly before: PlanTask | undefined;
  /** Undefined where there is none any more. */
  readonly after: PlanTask | undefined;
  /** The groups of fields that differ, by their first field; empty for what was added or removed. */
  readonly groups: readonly FieldGroup[];
  /** Links to it that differ, as far as both of their ends are there before and after; those of added and removed tasks go with them. */
  readonly links: readonly LinkChange[];
  /** Of what was added or removed: how many tasks below came or went with it. */
  readonly below: number;
}

/**
 * What differs between a plan and a later state of it, task by task: first what is there afterwards, in its tree order, then what was removed.
 * Of a task that came or went with everything below it only the topmost is told. A link counts with the task it leads to.
 */
export function taskChanges(before: PlanState, after: PlanState): readonly TaskChange[] {
  const former = new Map(before.tasks.map((task) => [task.id, task]));
  const present = new Map(after.tasks.map((task) => [task.id, task]));
  const links = bySuccessor(linkChanges(before.links, after.links));
  const linksOf = (taskId: string) => links.get(taskId) ?? [];
  const added = groupedBelow(after.tasks, (task) => !former.has(task.id));
  const removed = groupedBelow(before.tasks, (task) => !present.has(task.id));
  const changes: TaskChange[] = [];
  for (const task of after.tasks) {
    const earlier = former.get(task.id);
    const below = added.get(task.id);
    if (earlier === undefined && below !== undefined)
      changes.push({ taskId: task.id, kind: "added", before: undefined, after: task, groups: [], links: linksOf(task.id), below });
    if (earlier === undefined) continue;
    const groups = differingGroups(earlier, task);
    // A link to a task that was removed goes with it.
    const own = linksOf(task.id).filter(({ before: link }) => link === undefined || present.has(link.predecessorId));
    if (groups.length + own.length > 0)
      changes.push({ taskId: task.id, kind: "changed", before: earlier, after: task, groups, links: own, below: 0 });
  }
  for (const task of before.tasks) {
    const below = removed.get(task.id);
    if (below !== undefined)
      changes.push({ taskId: task.id, kind: "removed", before: task, after: undefined, groups: [], links: [], below });
  }
  return changes;
}

/** The links that differ between two states, whether their ends are there or not. */
export function linkChanges(before: readonly PlanLink[], after: readonly PlanLink[]): readonly LinkChange[] {
  const [former, present] = [linksByEnds(before), linksByEnds(after)];
  return [...new Set([...former.keys(), ...present.keys()])]
    .map((key) => ({ key, before: former.get(key), after: present.get(key) }))
    .filter((change) => !isSameLink(change.before, change.after));
}

function bySuccessor(changes: readonly LinkChange[]): ReadonlyMap<string, readonly LinkChange[]> {
  const found = new Map<string, LinkChange[]>();
  for (const change of changes) {
    const taskId = (change.after ?? change.before)?.successorId ?? "";
    const known = found.get(taskId);
    if (known) known.push(change);
    else found.set(taskId, [change]);
  }
  return found;
}

/** Of the tasks that are meant, those whose parent is not, each with how many of them lie below it. */
function groupedBelow(tasks: readonly PlanTask[], isMeant: (task: PlanTask) => boolean): ReadonlyMap<string, number> {
  const tops = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const task of tasks) {
    if (!isMeant(task)) continue;
    const top = tops.get(task.parentId ?? "");
    tops.set(task.id, top ?? task.id);
    if (top === undefined) counts.set(task.id, 0);
    else counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  return counts;
}
