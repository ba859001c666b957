import { withOpenGates } from "../gate/rule.ts";
import { longestName } from "../plan/model.ts";
import type { Absence, Plan, PlanCalendar, PlanLink, PlanNamedCalendar, PlanTask, TaskAssignment, WorkingTime } from "../plan/model.ts";
import { inTreeOrder } from "../plan/tree.ts";
import { fitTexts } from "../sheet/fit-texts.ts";
import type { TaskTexts } from "../sheet/task-texts.ts";
import { disjointExceptions } from "./disjoint-exceptions.ts";
import type { ImportedCalendar, ImportedPlan, ImportedTask } from "./imported-plan.ts";
import { tasksOfUnknownWork } from "./imported-network.ts";
import { keepStartTime } from "./keep-start-time.ts";
import { calendarLosses, personLosses, taskLosses, wholePlanLosses } from "./plan-losses.ts";
import type { PlanNote } from "./plan-losses.ts";

export interface PlanFromImported {
  readonly plan: Plan;
  /** Name of the project's calendar, whose working time is in the plan. */
  readonly calendarName: string;
  /** What tasks hold in words beside it, of those that hold any. */
  readonly texts: readonly (TaskTexts & { readonly taskId: string })[];
  /** All that the file says and the plan does not keep: the notes of the reading, then those of what a plan cannot hold. */
  readonly notes: readonly PlanNote[];
}

/**
 * The plan that is kept of an imported one, under the ids it has. The first person assigned to a task owns it; who is alone on it full time is its
 * owner and no more. A phase has the dates and progress of its tasks and none of its own. Where the file starts within a day, tasks that start with
 * the project are held back to that time. Gates come in as not passed: they are passed by a decision. A plan without tasks stays empty. The result can be scheduled.
 */
export function planFromImported(imported: ImportedPlan, projectId: string): PlanFromImported {
  const assignments = assignmentsByTask(imported);
  const unknownWork = tasksOfUnknownWork(imported);
  const kept = imported.tasks.map((task, index) => ({
    ...planTask(task, index, assignments.get(task.id) ?? []),
    ...(unknownWork.has(task.id) ? { ignoresPeople: true } : {}),
  }));
  const tasks = inTreeOrder(withOpenGates(kept)).map((task, index) => ({
    ...task,
    number: index + 1,
  }));
  const people = imported.people.map(({ id, uid, name }) => ({ id, name: shortened(name) || uid }));
  const plan: Plan = {
    projectId,
    version: 1,
    start: imported.start.slice(0, 10),
    nextTaskNumber: tasks.length + 1,
    goLiveTaskId: null,
    criticality: imported.criticality,
    calendar: planCalendar(imported, imported.calendar),
    ...importedWorkingTimes(imported),
    people,
    roles: [],
    fields: imported.fields,
    tasks,
    links: planLinks(imported),
    baseline: null,
    gates: {},
  };
  const held = keepStartTime(plan, imported.start);
  const losses = [
    ...calendarLosses(imported),
    ...personLosses(imported),
    ...taskLosses(imported, unknownWork),
    ...wholePlanLosses(imported, held.count),
  ];
  const known = new Set(imported.notes.map(noteKey));
  return {
    plan: held.plan,
    calendarName: shortened(imported.calendars[imported.calendar]?.name ?? ""),
    texts: textsOf(imported),
    notes: [...imported.notes, ...losses.filter((note) => !known.has(noteKey(note)))],
  };
}

/** A reading that has told of a loss already is not repeated; of links a task may have lost several. */
function noteKey({ code, uid, parameters }: PlanNote): string {
  return code === "import.note.duplicateLink" ? JSON.stringify([code, uid, parameters]) : JSON.stringify([code, uid]);
}

function planTask(task: ImportedTask, index: number, people: readonly TaskAssignment[]): Omit<PlanTask, "number"> & { number: 0 } {
  const isPhase = task.kind === "phase";
  const assignments = isPhase ? [] : people;
  const isOwnersAlone = assignments.length === 1 && assignments[0]!.units === 1 && assignments[0]!.workMinutes === task.durationMinutes;
  return {
    id: task.id,
    version: 1,
    number: 0,
    parentId: task.parentId,
    position: (index + 1) * 1024,
    kind: task.kind,
    name: { text: shortened(task.name) || task.uid, zh: null },
    durationMinutes: isPhase ? 0 : task.durationMinutes,
    elapsed: task.elapsed,
    progress: isPhase ? 0 : Math.round(task.progress),
    constraint: task.constraint,
    constraintAt: task.constraintAt,
    deadline: task.deadline,
    actualStart: isPhase ? null : task.actualStart,
    actualFinish: isPhase ? null : task.actualFinish,
    manualStart: task.manualStart,
    manualFinish: task.manualFinish,
    roleCode: null,
    ownerId: task.ownerId,
    deliverable: { text: shortened(task.deliverable), zh: null },
    active: task.active,
    external: task.external,
    calendarId: task.calendar,
    workType: task.workType,
    effortDriven: task.effortDriven,
    optimisticMinutes: task.optimisticMinutes,
    pessimisticMinutes: task.pessimisticMinutes,
    ignoresPeople: task.ignoresPeople,
    priority: task.priority,
    levellingDelayMinutes: task.levellingDelayMinutes,
    pauses: isPhase ? [] : task.pauses,
    custom: task.custom,
    assignments: isOwnersAlone && assignments[0]!.personId === task.ownerId ? [] : assignments,
  };
}

/** Who works on each task, each person once; work the file does not tell is what the duration leaves room for. */
function assignmentsByTask({ tasks, assignments }: ImportedPlan): ReadonlyMap<string, readonly TaskAssignment[]> {
  const durations = new Map(tasks.map((task) => [task.id, task.durationMinutes]));
  const byTask = new Map<string, Map<string, TaskAssignment>>();
  for (const { taskId, personId, units, workMinutes } of assignments) {
    if (!(units > 0)) continue;
    const known = byTask.get(taskId) ?? new Map<string, TaskAssignment>();
    const work = Math.round(workMinutes ?? (durations.get(taskId) ?? 0) * units);
    if (!known.has(personId)) known.set(personId, { personId, units, workMinutes: work });
    byTask.set(taskId, known);
  }
  return new Map([...byTask].map(([taskId, people]) => [taskId, [...people.values()]]));
}

/** The calendars of tasks and people. Who works by the project's calendar but for days off is absent on these days. */
function importedWorkingTimes(imported: ImportedPlan): Pick<Plan, "calendars" | "workingTimes"> {
  const workingTimes: Record<string, WorkingTime> = {};
  for (const { id, calendar, maxUnits } of imported.people) {
    const absences = calendar === null ? [] : absencesIn(imported.calendars[calendar]!, imported.calendars[imported.calendar]!);
    if (calendar === null && maxUnits === 1) continue;
    workingTimes[id] = { calendarId: absences === null ? calendar : null, maxUnits, absences: absences ?? [] };
  }
  const used = new Set([
    ...imported.tasks.map((task) => task.calendar),
    ...Object.values(workingTimes).map(({ calendarId }) => calendarId),
  ]);
  const keys = Object.keys(imported.calendars).filter((key) => key !== imported.calendar && used.has(key));
  const named = keys.map((key): [string, PlanNamedCalendar] => [
    key,
    { ...planCalendar(imported, key), name: { text: shortened(imported.calendars[key]?.name ?? "") || key, zh: null } },
  ]);
  return { calendars: Object.fromEntries(named), workingTimes };
}

/** The days off by which a calendar differs from another; null when it differs by more. */
function absencesIn(calendar: ImportedCalendar, base: ImportedCalendar): readonly Absence[] | null {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const common = base.exceptions.length;
  const own = calendar.exceptions.slice(common);
  if (!isSame(calendar.week, base.week) || !isSame(calendar.exceptions.slice(0, common), base.exceptions)) return null;
  return own.every(({ intervals }) => intervals.length === 0) ? own.map(({ from, to }) => ({ from, to })) : null;
}

function textsOf({ tasks }: ImportedPlan): PlanFromImported["texts"] {
  return tasks.flatMap(({ id, texts }) => {
    const { description, checklist } = fitTexts(texts);
    return description === "" && checklist.length === 0 ? [] : [{ taskId: id, description, checklist }];
  });
}

/** The links; of several between the same two tasks, the first. */
function planLinks(imported: ImportedPlan): readonly PlanLink[] {
  const pairs = new Set<string>();
  return imported.links.filter(({ predecessorId, successorId }) => {
    const pair = `${predecessorId} ${successorId}`;
    if (pairs.has(pair)) return false;
    pairs.add(pair);
    return true;
  });
}

function planCalendar(imported: ImportedPlan, key: string): PlanCalendar {
  const calendar = imported.calendars[key];
  if (!calendar) throw new RangeError(`the plan has no calendar ${key}`);
  const named = calendar.exceptions.map(({ from, to, intervals, name }) => ({
    from,
    to,
    intervals,
    name: { text: shortened(name), zh: null },
  }));
  return { week: calendar.week, exceptions: disjointExceptions(named), provisionalYears: [] };
}

/** On one line and without half characters, which PostgreSQL does not store. */
function shortened(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cs}]/gu, " ")
    .trim()
    .slice(0, longestName)
    .replace(/\p{Cs}$/u, "")
    .trim();
}
