import { flag, noTime } from "../schedule/network-model.ts";
import type { NetworkModel } from "../schedule/network-model.ts";
import type { Timetable } from "../schedule/timetable.ts";
import { findTask } from "../schedule/task-index.ts";

/** Something whose finish is forecast: it finishes with the last of these tasks. */
export interface FinishLine {
  readonly taskId: string | null;
  readonly tasks: Int32Array;
}

/** The tasks without children under a task, itself when it has none; those of the whole plan for null. Inactive ones count only by themselves. */
export function finishLineOf(model: NetworkModel, taskId: string | null): FinishLine {
  const { hierarchy, flags, index } = model;
  const top = taskId === null ? -1 : findTask(index, taskId);
  if (top >= 0 && (flags[top]! & flag.summary) === 0) return { taskId, tasks: Int32Array.of(top) };
  const first = top < 0 ? 0 : hierarchy.positionInPreorder[top]!;
  const under = hierarchy.preorder.subarray(first, top < 0 ? model.size : first + hierarchy.subtreeSize[top]!);
  return { taskId, tasks: under.filter((task) => (flags[task]! & (flag.summary | flag.inactive)) === 0) };
}

/** When the last of the tasks finishes; the start of the plan when there is none. */
export function finishOf({ model, earlyFinish }: Timetable, { tasks }: FinishLine): number {
  let finish = tasks.length === 0 ? model.start : noTime;
  for (let index = 0; index < tasks.length; index++) {
    const own = earlyFinish[tasks[index]!]!;
    if (own > finish) finish = own;
  }
  return finish;
}
