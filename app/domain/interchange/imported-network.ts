import type { Network, NetworkAssignment, NetworkTask } from "../schedule/network.ts";
import type { ImportedPlan, ImportedTask } from "./imported-plan.ts";

/** The imported plan as the scheduling engine reads it, with everything the engine knows: calendars of tasks and of the people on them, pauses and levelling delays too. */
export function importedNetwork(plan: ImportedPlan): Network {
  const assignments = assignmentsByTask(plan);
  return {
    start: plan.start,
    calendars: plan.calendars,
    calendar: plan.calendar,
    criticalSlackMinutes: plan.criticalSlackMinutes,
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
function assignmentsByTask({ tasks, people, assignments }: ImportedPlan): ReadonlyMap<string, readonly NetworkAssignment[]> {
  const followers = new Map(tasks.filter((task) => task.followsPeople).map((task) => [task.id, task]));
  const calendarOf = new Map(people.map(({ id, calendar }) => [id, calendar]));
  const byTask = new Map<string, { readonly work: NetworkAssignment; readonly isKnown: boolean }[]>();
  for (const { taskId, personId, units, workMinutes } of assignments) {
    const task = followers.get(taskId);
    if (!task || !(units > 0)) continue;
    const calendar = calendarOf.get(personId) ?? null;
    const work = { workMinutes: workMinutes ?? task.durationMinutes * units, units, ...(calendar === null ? {} : { calendar }) };
    const part = { work, isKnown: workMinutes !== null };
    const known = byTask.get(taskId);
    if (known) known.push(part);
    else byTask.set(taskId, [part]);
  }
  return new Map(
    [...byTask].flatMap(([taskId, parts]) => {
      const counts = parts.every(({ isKnown }) => isKnown) || parts.every(({ work }) => work.calendar === parts[0]!.work.calendar);
      return counts ? [[taskId, parts.map(({ work }) => work)] as const] : [];
    }),
  );
}
