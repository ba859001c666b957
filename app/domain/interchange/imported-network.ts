import type { Network, NetworkTask } from "../schedule/network.ts";
import type { ImportedPlan, ImportedTask } from "./imported-plan.ts";

/** The imported plan as the scheduling engine reads it, with everything the engine knows: calendars of tasks and of the people on them and levelling delays too. */
export function importedNetwork(plan: ImportedPlan): Network {
  return {
    start: plan.start,
    calendars: plan.calendars,
    calendar: plan.calendar,
    criticalSlackMinutes: plan.criticalSlackMinutes,
    tasks: plan.tasks.map(networkTask),
    links: plan.links.map((link) => ({
      predecessor: link.predecessorId,
      successor: link.successorId,
      type: link.type,
      lag: link.lag,
      lagUnit: link.lagUnit,
    })),
  };
}

function networkTask(task: ImportedTask): NetworkTask {
  return {
    id: task.id,
    parent: task.parentId,
    durationMinutes: task.durationMinutes,
    elapsed: task.elapsed,
    ...calendarOf(task),
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
  };
}

function calendarOf(task: ImportedTask): Pick<NetworkTask, "calendar"> {
  const calendar = task.calendar ?? task.peopleCalendar;
  return calendar === null ? {} : { calendar };
}
