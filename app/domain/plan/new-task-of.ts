import type { NewPlanTask } from "./command.ts";
import { plainTask, type PlanTask } from "./model.ts";

/** A task as an addition brings it: without what every new task is, and without what the plan gives it. A task of another plan becomes one of this. */
export function newTaskOf({
  version: _version,
  number: _number,
  position: _position,
  external: _external,
  ...task
}: PlanTask): NewPlanTask {
  const isPlain = ([name, value]: [string, unknown]) =>
    name in plainTask && JSON.stringify(value) === JSON.stringify(plainTask[name as keyof typeof plainTask]);
  return Object.fromEntries(Object.entries(task).filter((entry) => !isPlain(entry))) as unknown as NewPlanTask;
}
