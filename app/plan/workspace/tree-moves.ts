import type { PlanCommand } from "#app/domain/plan/command.ts";
import { childrenByParent } from "#app/domain/plan/tree.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";

/** Makes a task the last child of the sibling above it; null when there is none that may have children. */
export function indentTask(picture: ScheduledPlan, taskId: string): PlanCommand | null {
  const task = taskById(picture, taskId);
  if (!task) return null;
  const children = childrenByParent(picture.plan.tasks);
  const siblings = children.get(task.parentId) ?? [];
  const above = siblings[siblings.findIndex((sibling) => sibling.id === taskId) - 1];
  if (!above || above.kind === "milestone" || above.kind === "gate") return null;
  const afterId = children.get(above.id)?.at(-1)?.id ?? null;
  return { kind: "moveTask", taskId, version: task.version, parentId: above.id, afterId };
}

/** Puts a task next to its parent, below it; null at the top. */
export function outdentTask(picture: ScheduledPlan, taskId: string): PlanCommand | null {
  const task = taskById(picture, taskId);
  const parent = task?.parentId ? taskById(picture, task.parentId) : undefined;
  if (!task || !parent) return null;
  return { kind: "moveTask", taskId, version: task.version, parentId: parent.parentId, afterId: parent.id };
}

/** A new task of one day below a task: its first child when it is an open phase, else its next sibling. Last of all when there is no task. */
export function addTaskBelow(
  picture: ScheduledPlan,
  below: { taskId: string; isExpanded: boolean } | null,
  newId: string,
  name: string,
): PlanCommand {
  const task = below ? taskById(picture, below.taskId) : undefined;
  const place =
    task && below?.isExpanded
      ? { parentId: task.id, afterId: null }
      : task
        ? { parentId: task.parentId, afterId: task.id }
        : { parentId: null, afterId: picture.plan.tasks.filter((other) => other.parentId === null).at(-1)?.id ?? null };
  return { kind: "addTask", taskId: newId, ...place, taskKind: "task", name, durationMinutes: picture.dayLength };
}

export function removeTask(picture: ScheduledPlan, taskId: string): PlanCommand | null {
  const task = taskById(picture, taskId);
  return task ? { kind: "removeTask", taskId, version: task.version } : null;
}
