import { changedTask } from "./changed-task.ts";
import type { PlanCommand, TaskChanges } from "./command.ts";
import type { Plan, PlanTask, TaskAssignment } from "./model.ts";
import { isStaleEdit } from "./stale-edit.ts";

type TaskUpdate = Extract<PlanCommand, { kind: "updateTask" }>;

/**
 * An edit with what goes along with it on a task that people work on: of units, work and duration, one follows from the two others. Which one, says the
 * task's type, as in MS Project: with fixed units or fixed work, a new number of people or new work gives the duration, and a new duration gives the
 * work (units, when the work is fixed); with a fixed duration it gives the work, and new work gives the units. When work is shared among other people than before
 * and the task is driven by effort, its total stays. Two people with 480 minutes each, full time, make a day; one alone then takes two.
 * Values that the edit sets itself, all three of them, stand.
 */
export function withWork(plan: Plan, command: TaskUpdate): TaskUpdate {
  const task = plan.tasks.find((candidate) => candidate.id === command.taskId);
  if (!task || isStaleEdit(task, command)) return command;
  const { assignments, durationMinutes } = command.changes;
  if (assignments === undefined && durationMinutes === undefined) return command;
  const after = changedTask(task, command.changes);
  if (after.assignments.length === 0 || plan.tasks.some(({ parentId }) => parentId === task.id)) return command;
  const implied = assignments === undefined ? byDuration(after) : byPeople(task, after, durationMinutes !== undefined);
  return { kind: command.kind, taskId: task.id, version: task.version, changes: { ...command.changes, ...implied } };
}

/** How long people of one calendar take: until the last of them has done their part; 0 without any. */
export function minutesOfWork(assignments: readonly TaskAssignment[]): number {
  return assignments.reduce((longest, { workMinutes, units }) => Math.max(longest, Math.round(workMinutes / units)), 0);
}

function byDuration({ workType, durationMinutes, assignments }: PlanTask): TaskChanges {
  if (durationMinutes === 0) return {};
  const keepsWork = workType === "fixedWork";
  return {
    assignments: assignments.map((assignment) =>
      keepsWork
        ? { ...assignment, units: toHundredths(assignment.workMinutes / durationMinutes) || assignment.units }
        : { ...assignment, workMinutes: Math.round(durationMinutes * assignment.units) },
    ),
  };
}

function byPeople(before: PlanTask, after: PlanTask, setsDuration: boolean): TaskChanges {
  const shared = sharesEffort(before, after) ? shareWork(totalWork(before.assignments), after.assignments) : after.assignments;
  if (after.workType !== "fixedDuration")
    return { assignments: shared, ...(setsDuration ? {} : { durationMinutes: minutesOfWork(shared) }) };
  const former = new Map(before.assignments.map((assignment) => [assignment.personId, assignment]));
  return {
    assignments: shared.map((assignment) => {
      const known = former.get(assignment.personId);
      const isWorkNew = known !== undefined && known.workMinutes !== assignment.workMinutes && known.units === assignment.units;
      if (isWorkNew && after.durationMinutes > 0)
        return { ...assignment, units: toHundredths(assignment.workMinutes / after.durationMinutes) || assignment.units };
      return { ...assignment, workMinutes: Math.round(after.durationMinutes * assignment.units) };
    }),
  };
}

/** Other people than before share what there was to do. */
function sharesEffort(before: PlanTask, after: PlanTask): boolean {
  if (!after.effortDriven || before.assignments.length === 0) return false;
  const former = new Set(before.assignments.map(({ personId }) => personId));
  return former.size !== after.assignments.length || after.assignments.some(({ personId }) => !former.has(personId));
}

function shareWork(total: number, assignments: readonly TaskAssignment[]): readonly TaskAssignment[] {
  const units = assignments.reduce((sum, assignment) => sum + assignment.units, 0);
  return assignments.map((assignment) => ({ ...assignment, workMinutes: Math.round((total * assignment.units) / units) }));
}

function totalWork(assignments: readonly TaskAssignment[]): number {
  return assignments.reduce((sum, { workMinutes }) => sum + workMinutes, 0);
}

function toHundredths(units: number): number {
  return Math.round(units * 100) / 100;
}
