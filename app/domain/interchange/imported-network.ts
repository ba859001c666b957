import type { Network, NetworkAssignment, NetworkTask } from "../schedule/network.ts";
import type { ImportedPlan, ImportedTask } from "./imported-plan.ts";
import { networkCriticality } from "../plan/criticality.ts";
import { standardCalendar } from "../time/calendar.ts";

/** The imported plan as the scheduling engine reads it, with everything the engine knows: calendars of tasks and of the people on them, pauses and levelling delays too. */
export function importedNetwork(plan: ImportedPlan): Network {
  const assignments = assignmentsByTask(plan);
  return {
    start: plan.start,
    calendars: plan.calendars,
    calendar: plan.calendar,
    ...networkCriticality(plan.criticality, plan.calendars[plan.calendar] ?? standardCalendar),
    tasks: plan.tasks.map((task) => networkTask(task, assignments.get(task.id) ?? [])),
    links: plan.links.map((link) => ({
      predecessor: link.predecessorId,
      successor: link.successorId,
      type: link.type,
      lag: link.lag,
      lagUnit: link.lagUnit,
    })),
  };
}

function networkTask(task: ImportedTask, assignments: readonly NetworkAssignment[]): NetworkTask {
  return {
    id: task.id,
    parent: task.parentId,
    durationMinutes: task.durationMinutes,
    elapsed: task.elapsed,
    ...(task.calendar === null ? {} : { calendar: task.calendar }),
    ...(task.constraint === "ASAP"
      ? {}
      : { constraint: { type: task.constraint, ...(task.constraintAt ? { at: task.constraintAt } : {}) } }),
    ...(task.deadline ? { deadline: task.deadline } : {}),
    percentComplete: task.progress,
    ...(task.actualStart ? { actualStart: task.actualStart } : {}),
    ...(task.actualFinish ? { actualFinish: task.actualFinish } : {}),
    ...(task.manualStart && task.manualFinish ? { manual: { start: task.manualStart, finish: task.manualFinish } } : {}),
    active: task.active,
    ...(task.levellingDelayMinutes === 0 ? {} : { levellingDelayMinutes: task.levellingDelayMinutes }),
    ...(assignments.length === 0 ? {} : { assignments }),
    ...(task.pauses.length === 0 ? {} : { pauses: task.pauses }),
  };
}

/** Of tasks that follow their people. Where the file does not say how much somebody has to do, only a calendar that all of them share counts. */
function assignmentsByTask(plan: ImportedPlan): ReadonlyMap<string, readonly NetworkAssignment[]> {
  const unknown = tasksOfUnknownWork(plan);
  const followers = new Map(plan.tasks.filter((task) => followsPeople(task) && !unknown.has(task.id)).map((task) => [task.id, task]));
  const calendarOf = new Map(plan.people.map(({ id, calendar }) => [id, calendar]));
  const byTask = new Map<string, NetworkAssignment[]>();
  for (const { taskId, personId, units, workMinutes } of plan.assignments) {
    const task = followers.get(taskId);
    if (!task || !(units > 0)) continue;
    const calendar = calendarOf.get(personId) ?? null;
    const work = { workMinutes: workMinutes ?? task.durationMinutes * units, units, ...(calendar === null ? {} : { calendar }) };
    const known = byTask.get(taskId);
    if (known) known.push(work);
    else byTask.set(taskId, [work]);
  }
  return byTask;
}

function followsPeople({ kind, workType, ignoresPeople }: ImportedTask): boolean {
  return kind !== "phase" && workType !== "fixedDuration" && !ignoresPeople;
}

/** Tasks of people with several calendars, of whom the file does not say how much each of them has to do: they follow none of them. */
export function tasksOfUnknownWork({ tasks, people, assignments }: ImportedPlan): ReadonlySet<string> {
  const calendarOf = new Map(people.map(({ id, calendar }) => [id, calendar]));
  const calendars = new Map<string, Set<string | null>>();
  const unknown = new Set<string>();
  for (const { taskId, personId, units, workMinutes } of assignments) {
    if (!(units > 0)) continue;
    const known = calendars.get(taskId) ?? new Set();
    calendars.set(taskId, known.add(calendarOf.get(personId) ?? null));
    if (workMinutes === null) unknown.add(taskId);
  }
  const ids = tasks.filter((task) => followsPeople(task) && unknown.has(task.id) && (calendars.get(task.id)?.size ?? 0) > 1);
  return new Set(ids.map((task) => task.id));
}
