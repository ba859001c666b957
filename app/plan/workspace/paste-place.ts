import type { CopyPlace } from "./duplicate-tasks.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import type { VisibleRow } from "./visible-rows.ts";

/** Where rows go that are pasted below one: before the tasks of an open phase, else after it; at the end of the plan below none. */
export function pasteBelow(picture: ScheduledPlan, rows: readonly VisibleRow[], taskId: string | undefined): CopyPlace {
  const task = taskId === undefined ? undefined : taskById(picture, taskId);
  if (!task) return { parentId: null, afterId: picture.plan.tasks.filter((other) => other.parentId === null).at(-1)?.id ?? null };
  const isOpen = rows.find((row) => row.id === task.id)?.isExpanded ?? false;
  return isOpen ? { parentId: task.id, afterId: null } : { parentId: task.parentId, afterId: task.id };
}
