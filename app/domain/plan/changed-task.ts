import type { TaskChanges } from "./command.ts";
import { withCustomChanges } from "./custom-field.ts";
import type { PlanTask } from "./model.ts";

/** A task with the fields that changes set; its version stays. */
export function changedTask(task: PlanTask, { custom, ...plain }: TaskChanges): PlanTask {
  return { ...task, ...plain, ...(custom ? { custom: withCustomChanges(task.custom, custom) } : {}) };
}
