import { success, type Result } from "../result.ts";
import type { CivilTime } from "../time/day.ts";
import type { Network, NetworkAssignment, NetworkLink, NetworkTask } from "../schedule/network.ts";
import type { KnownDates } from "../schedule/follow-change.ts";
import { prepareNetwork } from "../schedule/prepared-network.ts";
import type { PreparedNetwork } from "../schedule/prepared-network.ts";
import { scheduleInSteps, scheduleNetwork, schedulePrepared } from "../schedule/schedule-network.ts";
import type { Schedule, ScheduleProblem } from "../schedule/schedule.ts";
import type { Plan, PlanLink, PlanTask } from "./model.ts";
import { networkAssignments, personCalendars } from "./people-at-work.ts";
import { networkCriticality } from "./criticality.ts";

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

/** Schedules one plan after another; what a plan has in common with the one before, the same objects, is not read again. */
export type PlanScheduler = (plan: Plan) => Result<Schedule, ScheduleProblem>;

/**
 * {@link schedulePlan} for who schedules a plan again and again with little changed in it, as while a bar is dragged: it remembers the last plan that
 * made sense, and the dates of the last one. The dates are those of `schedulePlan`.
 */
export function createPlanScheduler(): PlanScheduler {
  let known: { readonly plan: Plan; readonly prepared: PreparedNetwork; readonly dates: KnownDates | null } | null = null;
  let last: { readonly plan: Plan; readonly outcome: Result<Schedule, ScheduleProblem> } | null = null;
  return (plan) => {
    if (last?.plan === plan) return last.outcome;
    const prepared = prepareNetwork(known ? changedNetwork(plan, known.plan, known.prepared.network) : planNetwork(plan), known?.prepared);
    const calculated = prepared.ok ? schedulePrepared(prepared.value, known?.dates) : prepared;
    if (prepared.ok) known = { plan, prepared: prepared.value, dates: calculated.ok ? calculated.value.dates : null };
    const outcome = calculated.ok ? success(calculated.value.schedule) : calculated;
    last = { plan, outcome };
    return outcome;
  };
}

/** {@link planNetwork} with what stayed the same being the same objects. */
function changedNetwork(plan: Plan, before: Plan, network: Network): Network {
  const has = (field: keyof Plan) => plan[field] === before[field];
  if (!has("criticality") || !has("calendar") || !has("calendars") || !has("workingTimes")) return planNetwork(plan);
  const links = has("links") ? network.links : plan.links.map(networkLink);
  if (!has("roles") || !has("people")) return { ...planNetwork(plan), calendars: network.calendars, links };
  const { keys } = personCalendars(plan);
  const tasks = plan.tasks.map((task, index) =>
    task === before.tasks[index] ? network.tasks[index]! : networkTask(task, networkAssignments(plan, task, keys)),
  );
  return { ...network, start: startOf(plan), tasks, links };
}

/** The plan as the scheduling engine reads it: ids kept, texts left out, and of people the calendars and the work on tasks. */
export function planNetwork(plan: Plan): Network {
  const people = personCalendars(plan);
  return {
    start: startOf(plan),
    calendars: { [projectCalendar]: plan.calendar, ...plan.calendars, ...people.calendars },
    calendar: projectCalendar,
    ...networkCriticality(plan.criticality, plan.calendar),
    tasks: plan.tasks.map((task) => networkTask(task, networkAssignments(plan, task, people.keys))),
    links: plan.links.map(networkLink),
  };
}

function startOf({ start }: Plan): CivilTime {
  return `${start}T00:00`;
}

function networkLink({ predecessorId, successorId, type, lag, lagUnit }: PlanLink): NetworkLink {
  return { predecessor: predecessorId, successor: successorId, type, lag, lagUnit };
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
