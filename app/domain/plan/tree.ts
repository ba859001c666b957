import type { PlanTask } from "./model.ts";

type TreeTask = Pick<PlanTask, "id" | "parentId" | "position">;

/** Tasks in tree order (parents before children, siblings by position); tasks whose parent is missing stand at the top level, by their position. */
export function inTreeOrder<Task extends TreeTask>(tasks: readonly Task[]): Task[] {
  const children = childrenByParent(tasks);
  const ordered: Task[] = [];
  const pending = [...(children.get(null) ?? [])].reverse();
  while (pending.length > 0) {
    const task = pending.pop();
    if (task === undefined) break;
    ordered.push(task);
    const own = children.get(task.id);
    if (own) for (let index = own.length - 1; index >= 0; index--) pending.push(own[index]!);
  }
  return ordered;
}

/** The children of each parent by position; null holds the top level. */
export function childrenByParent<Task extends TreeTask>(tasks: readonly Task[]): Map<string | null, Task[]> {
  const known = new Set(tasks.map((task) => task.id));
  const children = new Map<string | null, Task[]>();
  for (const task of tasks) {
    const parent = task.parentId !== null && known.has(task.parentId) ? task.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(task);
    else children.set(parent, [task]);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.position - b.position || compareIds(a.id, b.id));
  return children;
}

/** Work breakdown structure codes, `2.3.1`, of tasks that stand in tree order. */
export function workBreakdownCodes(tasks: readonly PlanTask[]): Map<string, string> {
  const codes = new Map<string, string>();
  const counts = new Map<string | null, number>();
  for (const task of tasks) {
    const parent = task.parentId !== null && codes.has(task.parentId) ? task.parentId : null;
    const count = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, count);
    codes.set(task.id, parent === null ? String(count) : `${codes.get(parent)}.${count}`);
  }
  return codes;
}

/** The task and everything below it, in the order given. */
export function subtree(tasks: readonly PlanTask[], taskId: string): PlanTask[] {
  const inside = new Set([taskId]);
  const found: PlanTask[] = [];
  for (const task of tasks) {
    if (task.parentId !== null && inside.has(task.parentId)) inside.add(task.id);
    if (inside.has(task.id)) found.push(task);
  }
  return found;
}

/** The tasks that take part in the plan: neither inactive nor below one that is. Tasks stand in tree order. */
export function activeTasks<Task extends Pick<PlanTask, "id" | "parentId" | "active">>(tasks: readonly Task[]): readonly Task[] {
  if (tasks.every((task) => task.active)) return tasks;
  const left = new Set<string>();
  for (const { id, parentId, active } of tasks) if (!active || (parentId !== null && left.has(parentId))) left.add(id);
  return tasks.filter((task) => !left.has(task.id));
}

/** Ids of the tasks that have children: summaries, whose dates are rolled up. */
export function summaryIds(tasks: readonly Pick<PlanTask, "parentId">[]): Set<string> {
  const summaries = new Set<string>();
  for (const task of tasks) if (task.parentId !== null) summaries.add(task.parentId);
  return summaries;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
