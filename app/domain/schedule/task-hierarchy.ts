import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import type { NetworkTask } from "./network.ts";
import type { ScheduleProblem } from "./schedule.ts";
import { findTask, indexTasks } from "./task-index.ts";
import type { TaskIndex } from "./task-index.ts";

/** Which task lies under which, as arrays parallel to the tasks. */
export interface TaskHierarchy {
  readonly ids: readonly string[];
  readonly index: TaskIndex;
  /** -1 at the top. */
  readonly parent: Int32Array;
  /** The children of task i are children[childStart[i]] to children[childStart[i + 1] - 1], in input order. */
  readonly childStart: Int32Array;
  readonly children: Int32Array;
  /** Every task once, parents before their children, a whole subtree together. */
  readonly preorder: Int32Array;
  readonly positionInPreorder: Int32Array;
  /** Tasks in the subtree of each task, itself included. */
  readonly subtreeSize: Int32Array;
}

/** Reads parents into a tree, or names a duplicate id, an unknown parent or the loop of tasks that lie under each other. */
export function readHierarchy(tasks: readonly NetworkTask[]): Result<TaskHierarchy, ScheduleProblem> {
  const size = tasks.length;
  const ids = tasks.map(({ id }) => id);
  const taskIndex = indexTasks(ids);
  if ("duplicate" in taskIndex) return failure({ code: "schedule.task.duplicate", taskId: taskIndex.duplicate });
  const parent = new Int32Array(size);
  const childStart = new Int32Array(size + 2);
  // Siblings mostly stand together: the last parent is remembered and not looked up again.
  let lastParent: string | null = null;
  let above = -1;
  for (let index = 0; index < size; index++) {
    const task = tasks[index]!;
    if (task.parent !== lastParent) {
      lastParent = task.parent;
      above = lastParent === null ? -1 : findTask(taskIndex, lastParent);
      if (above < 0 && lastParent !== null) return failure({ code: "schedule.parent.unknown", taskId: task.id, parent: lastParent });
    }
    parent[index] = above;
    childStart[above + 2]!++;
  }
  // Slot 0 counts the top tasks, so that the children of task i begin at slot i + 1.
  for (let slot = 1; slot < size + 2; slot++) childStart[slot]! += childStart[slot - 1]!;
  const children = new Int32Array(size);
  for (let index = 0; index < size; index++) children[childStart[parent[index]! + 1]!++] = index;
  const preorder = walkTree(size, childStart, children);
  if (preorder.length < size) return failure({ code: "schedule.parent.loop", loop: findParentLoop(ids, parent, preorder) });
  const positionInPreorder = new Int32Array(size);
  const subtreeSize = new Int32Array(size).fill(1);
  for (let position = size - 1; position >= 0; position--) {
    const index = preorder[position]!;
    positionInPreorder[index] = position;
    if (parent[index]! >= 0) subtreeSize[parent[index]!]! += subtreeSize[index]!;
  }
  return success({ ids, index: taskIndex, parent, childStart, children, preorder, positionInPreorder, subtreeSize });
}

/** Whether one task lies under another, at any depth. */
export function isDescendant(hierarchy: TaskHierarchy, index: number, ancestor: number): boolean {
  const distance = hierarchy.positionInPreorder[index]! - hierarchy.positionInPreorder[ancestor]!;
  return distance > 0 && distance < hierarchy.subtreeSize[ancestor]!;
}

/** After the children are filed, the start of each parent's slot is where the slot before it ended. */
function walkTree(size: number, childStart: Int32Array, children: Int32Array): Int32Array {
  const preorder = new Int32Array(size);
  const stack = new Int32Array(size);
  let visited = 0;
  let depth = 0;
  const pushChildren = (slot: number) => {
    for (let position = childStart[slot + 1]! - 1; position >= childStart[slot]!; position--) stack[depth++] = children[position]!;
  };
  for (let position = childStart[0]! - 1; position >= 0; position--) stack[depth++] = children[position]!;
  while (depth > 0) {
    const index = stack[--depth]!;
    preorder[visited++] = index;
    pushChildren(index);
  }
  return preorder.subarray(0, visited);
}

function findParentLoop(ids: readonly string[], parent: Int32Array, preorder: Int32Array): readonly string[] {
  const isReached = new Uint8Array(ids.length);
  for (const index of preorder) isReached[index] = 1;
  let index = isReached.indexOf(0);
  const seen = new Map<number, number>();
  const path: number[] = [];
  while (!seen.has(index)) {
    seen.set(index, path.length);
    path.push(index);
    index = parent[index]!;
  }
  return path.slice(seen.get(index)).map((member) => ids[member]!);
}
