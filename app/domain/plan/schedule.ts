import type { Result } from "../result.ts";
import type { Network, NetworkAssignment, NetworkTask } from "../schedule/network.ts";
import { scheduleInSteps, scheduleNetwork } from "../schedule/schedule-network.ts";
import type { Schedule, ScheduleProblem } from "../schedule/schedule.ts";
import type { Plan, PlanTask } from "./model.ts";
import { networkAssignments, personCalendars } from "./people-at-work.ts";

const projectCalendar = "project";

/** Computes every date of a plan; a loop or a calendar without working time is told by name. */
export function schedulePlan(plan: Plan): Result<Schedule, ScheduleProblem> {
  return scheduleNetwork(planNetwork(plan));
}

/** {@link schedulePlan} for who has other work to do between its steps. */
export function* schedulePlanInSteps(plan: Plan): Generator<undefined, Result<Schedule, ScheduleProblem>> {
  const network = planNetwork(plan);
  yield;
  return yield* scheduleInSteps(network);
}

/** The plan as the scheduling engine reads it: ids kept, texts left out, and of people the calendars and the work on tasks. */
export function planNetwork(plan: Plan): Network {
  const people = personCalendars(plan);
  return {
    start: `${plan.start}T00:00`,
    calendars: { [projectCalendar]: plan.calendar, ...plan.calendars, ...people.calendars },
    calendar: projectCalendar,
    tasks: plan.tasks.map((task) => networkTask(task, networkAssignments(plan, task, people.keys))),
    links: plan.links.map((link) => ({
      predecessor: link.predecessorId,
      successor: link.successorId,
      type: link.type,
      lag: link.lag,
      lagUnit: link.lagUnit,
    })),
  };
}

function networkTask(task: PlanTask, assignments: readonly NetworkAssignment[]): NetworkTask {
  return {
    id: task.id,
    parent: task.parentId,
    durationMinutes: task.durationMinutes,
    elapsed: task.elapsed,
    percentComplete: task.progress,
    ...(task.constraint === "ASAP"
      ? {}
      : { constraint: { type: task.constraint, ...(task.constraintAt ? { at: task.constraintAt } : {}) } }),
    ...(task.deadline ? { deadline: task.deadline } : {}),
    ...(task.actualStart ? { actualStart: task.actualStart } : {}),
    ...(task.actualFinish ? { actualFinish: task.actualFinish } : {}),
    ...(task.manualStart && task.manualFinish ? { manual: { start: task.manualStart, finish: task.manualFinish } } : {}),
    ...(task.active ? {} : { active: false }),
    ...(task.calendarId === null ? {} : { calendar: task.calendarId }),
    ...(task.levellingDelayMinutes === 0 ? {} : { levellingDelayMinutes: task.levellingDelayMinutes }),
    ...(task.pauses.length === 0 ? {} : { pauses: task.pauses }),
    ...(assignments.length === 0 ? {} : { assignments }),
  };
}
