import type { PlanLink, PlanTask } from "../plan/model.ts";
import { inTreeOrder } from "../plan/tree.ts";
import type { PlanState } from "./branch-changes.ts";
import type { Choices, MergeConflict } from "./conflicts.ts";
import { differingGroups, isSameGroup, withGroup } from "./field-groups.ts";
import { isSameLink, linksByEnds } from "./link-keys.ts";
import { findRemovals, type Removals } from "./removals.ts";
import { withHomes } from "./homes.ts";

/** Three states of one plan: where two of them parted, and what became of each. */
export interface ThreeStates {
  readonly base: PlanState;
  readonly live: PlanState & { readonly nextTaskNumber: number };
  readonly branch: PlanState;
}

export interface ThreeWayMerge extends PlanState {
  /** In the order of the plan; those without a choice are merged as the live plan has it. */
  readonly conflicts: readonly MergeConflict[];
  /** Tasks that stand in a loop of parents, each side having put one below the other: they stay where the live plan has them. */
  readonly loops: readonly string[];
}

/**
 * Brings what a branch changed since it parted from a plan into the plan as it is now. A change of one side alone stands; where both changed the
 * same field, place or link in different ways, or one removed what the other went on with, there is a conflict, and the choice for its key
 * decides. Fields that mean something only together, such as a constraint and its date, count as one. Tasks that the branch added get the
 * plan's next numbers. A task whose parent is gone stands where the other side has it, else at the top; one that was added below a removed task
 * goes with it. Nothing is scheduled.
 *
 * With the plan unchanged since, the branch comes out; with the branch unchanged, the plan, as the very objects that it holds. The method is
 * the three-way merge of version control (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007), by identity instead of by line.
 *
 * @param leftOut ids of tasks whose changes in the branch are not taken: as if the branch had never touched them
 */
export function mergeThreeWay(
  { base, live, branch: whole }: ThreeStates,
  choices: Choices = new Map(),
  leftOut: ReadonlySet<string> = new Set(),
): ThreeWayMerge {
  const branch = leftOut.size === 0 ? whole : withoutChanges(base, whole, leftOut);
  const byLive = findRemovals(base, live, branch, "live");
  const byBranch = findRemovals(base, branch, live, "branch");
  const fields: MergeConflict[] = [];
  const former = new Map(base.tasks.map((task) => [task.id, task]));
  const inBranch = new Map(branch.tasks.map((task) => [task.id, task]));
  const inLive = new Map(live.tasks.map((task) => [task.id, task]));
  const merged = new Map<string, PlanTask>();
  for (const task of live.tasks) {
    const theirs = inBranch.get(task.id);
    const earlier = former.get(task.id);
    if (theirs && earlier) merged.set(task.id, mergedTask(earlier, task, theirs, choices, fields));
    else if (theirs || !earlier || staysInLive(byBranch, task.id, choices)) merged.set(task.id, task);
  }
  const numbers = newNumbers(
    branch.tasks.filter((task) => !former.has(task.id) && !inLive.has(task.id)),
    live.nextTaskNumber,
  );
  for (const task of branch.tasks) {
    if (inLive.has(task.id)) continue;
    const own = numbers.get(task.id);
    if (own !== undefined) merged.set(task.id, { ...task, number: own });
    else if (comesBack(byLive, task.id, choices)) merged.set(task.id, task);
  }
  const { tasks, loops } = withHomes(merged, { former, inLive, inBranch });
  const links = mergedLinks({ base, live, branch }, { inLive, inBranch, merged: tasks }, choices, fields);
  const order = new Map([...live.tasks, ...base.tasks].map((task, index) => [task.id, index]));
  const conflicts = [...byLive.conflicts, ...byBranch.conflicts, ...fields];
  return {
    tasks: inTreeOrder([...tasks.values()]),
    links,
    conflicts: conflicts.sort((one, other) => (order.get(one.taskId) ?? 0) - (order.get(other.taskId) ?? 0)),
    loops,
  };
}

/** Numbers for tasks that come into a plan, in the order of those they had; nothing changes for numbers that the plan has not given yet. */
function newNumbers(added: readonly PlanTask[], next: number): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let free = next;
  for (const task of [...added].sort((one, other) => one.number - other.number)) {
    const number = Math.max(free, task.number);
    numbers.set(task.id, number);
    free = number + 1;
  }
  return numbers;
}

/** A branch as if it had never touched some tasks: those it removed are there again, with all below them, and those it added are not. */
function withoutChanges(base: PlanState, branch: PlanState, leftOut: ReadonlySet<string>): PlanState {
  const present = new Map(branch.tasks.map((task) => [task.id, task]));
  const former = new Map(base.tasks.map((task) => [task.id, task]));
  const tasks = branch.tasks.flatMap((task) => (leftOut.has(task.id) ? (former.get(task.id) ?? []) : task));
  const back = new Set<string>();
  for (const task of inTreeOrder(base.tasks)) {
    const isRemoved = leftOut.has(task.id) && !present.has(task.id);
    if (!isRemoved && (task.parentId === null || !back.has(task.parentId))) continue;
    back.add(task.id);
    if (!present.has(task.id)) tasks.push(task);
  }
  const known = new Set(tasks.map((task) => task.id));
  const isLeft = (link: PlanLink) => leftOut.has(link.successorId) || back.has(link.predecessorId) || back.has(link.successorId);
  const links = [...branch.links.filter((link) => !isLeft(link)), ...base.links.filter(isLeft)];
  return {
    tasks: inTreeOrder(tasks),
    links: links.filter((link) => known.has(link.predecessorId) && known.has(link.successorId)),
  };
}

function mergedTask(base: PlanTask, live: PlanTask, branch: PlanTask, choices: Choices, conflicts: MergeConflict[]): PlanTask {
  let merged = live;
  for (const group of differingGroups(base, branch)) {
    if (isSameGroup(live, branch, group)) continue;
    if (isSameGroup(base, live, group)) {
      merged = withGroup(merged, branch, group);
      continue;
    }
    const key = `${live.id} ${group}`;
    conflicts.push({ kind: "field", key, taskId: live.id, group, base, live, branch });
    if (choices.get(key) === "branch") merged = withGroup(merged, branch, group);
  }
  return merged;
}

/** Whether a task that the branch removed stays: only by choice, where the live plan went on with it. */
function staysInLive({ rootOf, asked }: Removals, taskId: string, choices: Choices): boolean {
  const root = rootOf.get(taskId) ?? "";
  return asked.has(root) && choices.get(root) !== "branch";
}

/** Whether a task that was removed from the live plan comes back: only by choice, where the branch went on with it. */
function comesBack({ rootOf }: Removals, taskId: string, choices: Choices): boolean {
  return choices.get(rootOf.get(taskId) ?? "") === "branch";
}

interface Known {
  readonly inLive: ReadonlyMap<string, unknown>;
  readonly inBranch: ReadonlyMap<string, unknown>;
  readonly merged: ReadonlyMap<string, unknown>;
}

function mergedLinks(
  { base, live, branch }: ThreeStates,
  { inLive, inBranch, merged: tasks }: Known,
  choices: Choices,
  conflicts: MergeConflict[],
): readonly PlanLink[] {
  const [former, ours, theirs] = [linksByEnds(base.links), linksByEnds(live.links), linksByEnds(branch.links)];
  const merged: PlanLink[] = [];
  const take = (link: PlanLink | undefined, id: string | undefined) => link && merged.push(id === undefined ? link : { ...link, id });
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [earlier, own, other] = [former.get(key), ours.get(key), theirs.get(key)];
    const { predecessorId, successorId } = (own ?? other)!;
    const areIn = (known: ReadonlyMap<string, unknown>) => known.has(predecessorId) && known.has(successorId);
    // A link goes and comes with the tasks at its ends.
    if (!areIn(tasks)) continue;
    const isOwn = isSameLink(own, other) || isSameLink(earlier, other) || !areIn(inBranch);
    if (isOwn && areIn(inLive)) take(own, undefined);
    else if (isSameLink(earlier, own) || !areIn(inLive)) take(other, own?.id);
    else {
      const conflictKey = `link ${key}`;
      conflicts.push({ kind: "link", key: conflictKey, taskId: successorId, base: earlier, live: own, branch: other });
      if (choices.get(conflictKey) === "branch") take(other, own?.id);
      else take(own, undefined);
    }
  }
  return merged;
}
