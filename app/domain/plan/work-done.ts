import type { PlanTask } from "./model.ts";

/** Per cent of a plan's work that is done, weighted by duration and rounded; 0 for a plan without work. */
export function workDone({ tasks }: { readonly tasks: readonly Pick<PlanTask, "durationMinutes" | "progress">[] }): number {
  const all = tasks.reduce((sum, task) => sum + task.durationMinutes, 0);
  const done = tasks.reduce((sum, task) => sum + (task.durationMinutes * task.progress) / 100, 0);
  return all === 0 ? 0 : Math.round((100 * done) / all);
}
