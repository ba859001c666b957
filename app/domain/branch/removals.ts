import { linkChanges, type PlanState } from "./branch-changes.ts";
import type { MergeConflict, Side } from "./conflicts.ts";
import { differingGroups } from "./field-groups.ts";

/** What one side removed. */
export interface Removals {
  /** The topmost removed task above each removed one, or itself. */
  readonly rootOf: ReadonlyMap<string, string>;
  readonly conflicts: readonly Extract<MergeConflict, { kind: "removed" }>[];
  /** The keys of the conflicts. */
  readonly asked: ReadonlySet<string>;
}

/** Tasks that one side removed and the other still has, and where the other went on with them. */
export function findRemovals(base: PlanState, remover: PlanState, keeper: PlanState, by: Side): Removals {
  const left = new Set(remover.tasks.map((task) => task.id));
  const kept = new Set(keeper.tasks.map((task) => task.id));
  const rootOf = new Map<string, string>();
  for (const task of base.tasks) if (!left.has(task.id)) rootOf.set(task.id, rootOf.get(task.parentId ?? "") ?? task.id);
  if (rootOf.size === 0) return { rootOf, conflicts: [], asked: new Set() };
  const touchedBelow = new Map<string, Set<string>>();
  for (const id of touchedBy(base, keeper)) {
    const root = rootOf.get(id);
    if (root === undefined || !kept.has(id)) continue;
    touchedBelow.set(root, (touchedBelow.get(root) ?? new Set()).add(id));
  }
  const conflicts = base.tasks.flatMap((task) => {
    const touched = touchedBelow.get(task.id);
    return touched ? [{ kind: "removed" as const, key: task.id, taskId: task.id, base: task, by, touched: [...touched] }] : [];
  });
  return { rootOf, conflicts, asked: new Set(conflicts.map(({ key }) => key)) };
}

/** The tasks that a side changed, put something below, or linked to what it has. */
function touchedBy(base: PlanState, side: PlanState): ReadonlySet<string> {
  const touched = new Set<string>();
  const former = new Map(base.tasks.map((task) => [task.id, task]));
  const present = new Set(side.tasks.map((task) => task.id));
  for (const task of side.tasks) {
    const before = former.get(task.id);
    if (before && differingGroups(before, task).length > 0) touched.add(task.id);
    if (task.parentId !== null && task.parentId !== before?.parentId) touched.add(task.parentId);
  }
  for (const { before, after } of linkChanges(base.links, side.links)) {
    const ends = [(after ?? before)?.predecessorId ?? "", (after ?? before)?.successorId ?? ""];
    // A link goes with the task at either end: that says nothing of the other.
    if (ends.every((id) => present.has(id))) for (const id of ends) touched.add(id);
  }
  return touched;
}
