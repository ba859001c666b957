import { withOpenGates } from "../gate/rule.ts";
import { longestName, type Plan, type PlanCalendar, type PlanLink, type PlanTask } from "../plan/model.ts";
import { inTreeOrder } from "../plan/tree.ts";
import { fitTexts } from "../sheet/fit-texts.ts";
import type { TaskTexts } from "../sheet/task-texts.ts";
import { disjointExceptions } from "./disjoint-exceptions.ts";
import type { ImportedPlan, ImportedTask } from "./imported-plan.ts";
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
 * The plan that is kept of an imported one, under the ids it has: one calendar, the project's; no calendars of tasks or people and no
 * levelling delays; the first person assigned to a task owns it. Inactive tasks, what lies under them, phases with nothing
 * active in them, and the links of all these are left out. External tasks keep their dates by hand. A phase has the dates and progress of its
 * tasks and none of its own. Where the file starts within a day, tasks that start with the project are held back to that time.
 * Gates come in as not passed: they are passed by a decision. A plan without tasks stays empty. The result can be scheduled unless its calendar ends too early for tasks that had calendars of their own.
 */
export function planFromImported(imported: ImportedPlan, projectId: string): PlanFromImported {
  const left = leftOut(imported.tasks);
  const kept = imported.tasks.filter((task) => !left.has(task.id)).map(planTask);
  const tasks = inTreeOrder(withOpenGates(kept)).map((task, index) => ({
    ...task,
    number: index + 1,
  }));
  const calendar = planCalendar(imported);
  const plan: Plan = {
    projectId,
    version: 1,
    start: imported.start.slice(0, 10),
    nextTaskNumber: tasks.length + 1,
    goLiveTaskId: null,
    calendar,
    people: imported.people.map(({ id, uid, name }) => ({ id, name: shortened(name) || uid })),
    roles: [],
    tasks,
    links: planLinks(imported, left),
    baseline: null,
    gates: {},
  };
  const held = keepStartTime(plan, imported.start);
  const losses = [
    ...calendarLosses(imported),
    ...personLosses(imported),
    ...taskLosses(imported, left),
    ...wholePlanLosses(imported, held.count),
  ];
  const known = new Set(imported.notes.map(noteKey));
  return {
    plan: held.plan,
    calendarName: shortened(imported.calendars[imported.calendar]?.name ?? ""),
    texts: textsOf(imported, left),
    notes: [...imported.notes, ...losses.filter((note) => !known.has(noteKey(note)))],
  };
}

/** A reading that has told of a loss already is not repeated; of links a task may have lost several. */
function noteKey({ code, uid, parameters }: PlanNote): string {
  return code === "import.note.duplicateLink" ? JSON.stringify([code, uid, parameters]) : JSON.stringify([code, uid]);
}

/** Ids of the inactive tasks, of everything under them, and of phases in which nothing is active. */
function leftOut(tasks: readonly ImportedTask[]): ReadonlySet<string> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const isLeft = new Map<string, boolean>();
  const decide = (task: ImportedTask): boolean => {
    const path: ImportedTask[] = [];
    let at: ImportedTask | undefined = task;
    while (at && !isLeft.has(at.id)) {
      path.push(at);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    let isAboveLeft = at ? isLeft.get(at.id) === true : false;
    for (const step of path.reverse()) {
      isAboveLeft ||= !step.active;
      isLeft.set(step.id, isAboveLeft);
    }
    return isAboveLeft;
  };
  const left = new Set(tasks.filter(decide).map((task) => task.id));
  const withActive = new Set<string>();
  for (const task of tasks) {
    if (left.has(task.id) || task.kind === "phase") continue;
    for (let at = task.parentId; at !== null && !withActive.has(at); at = byId.get(at)?.parentId ?? null) withActive.add(at);
  }
  for (const task of tasks) if (task.kind === "phase" && !withActive.has(task.id)) left.add(task.id);
  return left;
}

function planTask(task: ImportedTask, index: number): Omit<PlanTask, "number"> & { number: 0 } {
  const isPhase = task.kind === "phase";
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
  };
}

function textsOf({ tasks }: ImportedPlan, left: ReadonlySet<string>): PlanFromImported["texts"] {
  return tasks.flatMap(({ id, texts }) => {
    const { description, checklist } = fitTexts(texts);
    return left.has(id) || (description === "" && checklist.length === 0) ? [] : [{ taskId: id, description, checklist }];
  });
}

/** The links between tasks that are kept; of several between the same two, the first. */
function planLinks(imported: ImportedPlan, left: ReadonlySet<string>): readonly PlanLink[] {
  const pairs = new Set<string>();
  return imported.links.filter(({ predecessorId, successorId }) => {
    const pair = `${predecessorId} ${successorId}`;
    if (pairs.has(pair) || left.has(predecessorId) || left.has(successorId)) return false;
    pairs.add(pair);
    return true;
  });
}

function planCalendar(imported: ImportedPlan): PlanCalendar {
  const calendar = imported.calendars[imported.calendar];
  if (!calendar) throw new RangeError(`the plan has no calendar ${imported.calendar}`);
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
