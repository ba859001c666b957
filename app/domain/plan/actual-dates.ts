import type { PlanCommand, TaskChanges } from "./command.ts";
import type { Plan, PlanTask } from "./model.ts";
import { schedulePlan } from "./schedule.ts";
import { isStaleEdit } from "./stale-edit.ts";

type TaskUpdate = Extract<PlanCommand, { kind: "updateTask" }>;

/**
 * A report with the actual dates that go with it, so that work that began or ended keeps its dates: an actual start once progress
 * leaves 0 and an actual finish at 100 %, both where the task stands in the plan at that moment; the finish goes when progress falls below
 * 100 %, the start when it falls to 0; an actual finish alone means 100 %. Dates that the change sets itself stand. As in MS Project.
 */
export function withActualDates(plan: Plan, command: TaskUpdate): TaskUpdate {
  const task = plan.tasks.find((candidate) => candidate.id === command.taskId);
  if (!task || isStaleEdit(task, command)) return command;
  const changes = { ...impliedProgress(task, command.changes), ...command.changes };
  const { progress } = changes;
  if (progress === undefined || progress === task.progress) return command;
  const { kind, taskId } = command;
  return { kind, taskId, version: task.version, changes: { ...recordedDates(plan, task, progress, changes), ...changes } };
}

function impliedProgress(task: PlanTask, { progress, actualFinish }: TaskChanges): TaskChanges {
  return progress === undefined && actualFinish && task.progress < 100 ? { progress: 100 } : {};
}

function recordedDates(plan: Plan, task: PlanTask, progress: number, changes: TaskChanges): TaskChanges {
  const cleared: TaskChanges = { ...(progress === 0 ? { actualStart: null } : {}), ...(progress < 100 ? { actualFinish: null } : {}) };
  const reported = { ...task, ...cleared, ...changes };
  const needsStart = progress > 0 && changes.actualStart === undefined && reported.actualStart === null;
  const needsFinish = progress === 100 && changes.actualFinish === undefined && reported.actualFinish === null;
  if (!needsStart && !needsFinish) return cleared;
  const scheduled = schedulePlan({ ...plan, tasks: plan.tasks.map((other) => (other === task ? reported : other)) });
  // A plan that cannot be scheduled is refused as such.
  if (!scheduled.ok) return cleared;
  const { start, finish } = scheduled.value.task(scheduled.value.indexOf(task.id));
  return { ...cleared, ...(needsStart ? { actualStart: start } : {}), ...(needsFinish ? { actualFinish: finish } : {}) };
}
