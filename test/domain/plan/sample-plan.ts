import { applyCommand, type AppliedCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { oneCalendar, plainTask, type Plan, type PlanLink, type PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { ScheduledTask } from "#app/domain/schedule/schedule.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

/** A phase with three tasks in a row and a milestone: A (2 days) → B (3 days) → C (1 day) → live. */
export function samplePlan(): Plan {
  const tasks = [
    sampleTask({ id: "phase", number: 1, kind: "phase", position: 1, durationMinutes: 0 }),
    sampleTask({ id: "a", number: 2, parentId: "phase", position: 1, durationMinutes: 960 }),
    sampleTask({ id: "b", number: 3, parentId: "phase", position: 2, durationMinutes: 1440 }),
    sampleTask({ id: "c", number: 4, parentId: "phase", position: 3, durationMinutes: 480 }),
    sampleTask({ id: "live", number: 5, kind: "milestone", position: 2, durationMinutes: 0 }),
  ];
  return {
    projectId: "project",
    version: 1,
    start: "2026-03-02",
    nextTaskNumber: 6,
    goLiveTaskId: "live",
    criticality: ordinaryCriticality,
    calendar: { week: standardCalendar.week, exceptions: [], provisionalYears: [] },
    ...oneCalendar,
    people: [{ id: "li", name: "Li Na" }],
    roles: [{ code: "PMO", name: { text: "Project manager", zh: "项目经理" }, personId: "li" }],
    fields: [],
    tasks,
    links: [sampleLink("a", "b"), sampleLink("b", "c"), sampleLink("c", "live")],
    baseline: null,
    gates: {},
  };
}

export function sampleTask(values: Partial<PlanTask> & Pick<PlanTask, "id">): PlanTask {
  return {
    version: 1,
    number: 1,
    parentId: null,
    position: 1,
    kind: "task",
    name: { text: values.id.toUpperCase(), zh: `任务${values.id}` },
    durationMinutes: 480,
    ...plainTask,
    ...values,
  };
}

export function sampleLink(predecessorId: string, successorId: string): PlanLink {
  return { id: `${predecessorId}-${successorId}`, predecessorId, successorId, type: "FS", lag: 0, lagUnit: "working" };
}

/** A day of work at the end of the top level. */
export function newTask(taskId: string): Extract<PlanCommand, { kind: "addTask" }> {
  return { kind: "addTask", taskId, parentId: null, afterId: "live", taskKind: "task", name: taskId, durationMinutes: 480 };
}

export function applied(plan: Plan, command: PlanCommand): AppliedCommand {
  const result = applyCommand(plan, command);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

export function carriedOut(plan: Plan, command: PlanCommand): Plan {
  return applied(plan, command).plan;
}

export function datesOf(plan: Plan, taskId: string): ScheduledTask {
  const result = schedulePlan(plan);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value.task(result.value.indexOf(taskId));
}
