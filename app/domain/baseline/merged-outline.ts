import { childrenByParent, inTreeOrder } from "../plan/tree.ts";
import type { BaselineTask } from "./model.ts";

/** Where a task stands in the outline of two states of a plan. */
export interface OutlinePlace {
  readonly taskId: string;
  /** 0 at the top. */
  readonly level: number;
  /** The task of the top level that it stands in; its own id there. */
  readonly phaseId: string;
  /** Holds other tasks in one of the states. */
  readonly isSummary: boolean;
}

/**
 * One outline of two states of a plan, in tree order: what is there later stands where it stands later, and what is there no more behind
 * the task it stood behind, in the phase it stood in. A phase that is gone brings what is gone with it.
 */
export function mergedOutline(before: readonly BaselineTask[], after: readonly BaselineTask[]): OutlinePlace[] {
  const children = mergedChildren(before, after);
  const places: OutlinePlace[] = [];
  const pending = [...(children.get(null) ?? [])].reverse().map((id) => ({ id, level: 0, phaseId: id }));
  while (pending.length > 0) {
    const { id, level, phaseId } = pending.pop()!;
    const own = children.get(id) ?? [];
    places.push({ taskId: id, level, phaseId, isSummary: own.length > 0 });
    for (let index = own.length - 1; index >= 0; index--) pending.push({ id: own[index]!, level: level + 1, phaseId });
  }
  return places;
}

function mergedChildren(before: readonly BaselineTask[], after: readonly BaselineTask[]): Map<string | null, string[]> {
  const present = new Set(after.map((task) => task.taskId));
  const former = childrenByParent(before.map(asTreeTask));
  const children = new Map<string | null, string[]>();
  for (const [parent, tasks] of childrenByParent(after.map(asTreeTask))) children.set(parent, idsOf(tasks));
  for (const [parent, tasks] of former) {
    const own = children.get(parent) ?? [];
    const staying = new Set(own);
    const behind = new Map<string | null, string[]>();
    let last: string | null = null;
    for (const { id } of tasks) {
      if (staying.has(id)) last = id;
      else if (!present.has(id)) behind.set(last, [...(behind.get(last) ?? []), id]);
    }
    if (behind.size > 0) children.set(parent, [...(behind.get(null) ?? []), ...own.flatMap((id) => [id, ...(behind.get(id) ?? [])])]);
  }
  return children;
}

/** Tasks of a baseline in tree order; those whose parent is not among them stand at the top. */
export function baselineOrder(tasks: readonly BaselineTask[]): BaselineTask[] {
  const byId = new Map(tasks.map((task) => [task.taskId, task]));
  return inTreeOrder(tasks.map(asTreeTask)).flatMap(({ id }) => byId.get(id) ?? []);
}

function asTreeTask({ taskId, parentId, position }: BaselineTask) {
  return { id: taskId, parentId, position };
}

function idsOf(tasks: readonly { readonly id: string }[]): string[] {
  return tasks.map(({ id }) => id);
}
