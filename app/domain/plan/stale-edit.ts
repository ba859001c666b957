import type { PlanCommand, TaskChanges } from "./command.ts";
import type { PlanTask } from "./model.ts";

type TaskUpdate = Extract<PlanCommand, { kind: "updateTask" }>;

/** Whether somebody else has edited, since the person looked, a field that the edit sets. Edits of different fields stand side by side. */
export function isStaleEdit(task: PlanTask, { version, changes, seen }: TaskUpdate): boolean {
  if (task.version === version) return false;
  if (!seen) return true;
  const fields = Object.keys(changes) as (keyof TaskChanges)[];
  return fields.some((field) => seen[field] === undefined || JSON.stringify(seen[field]) !== JSON.stringify(task[field]));
}
