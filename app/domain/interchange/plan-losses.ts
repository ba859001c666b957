import type { ImportedPlan, ImportedTask, ImportNote, ImportNoteCode } from "./imported-plan.ts";
import { longestItem, mostItems } from "../checklist-limits.ts";
import { longestDescription } from "../longest-description.ts";
import { longestName } from "../plan/model.ts";

/** What a plan of ours cannot hold of a file that was read in full. */
export type PlanLossCode =
  | "import.note.criticalSlack"
  | "import.note.gateUndecided"
  | "import.note.inactiveLink"
  | "import.note.moreAssignees"
  | "import.note.nameCut"
  | "import.note.deliverableCut"
  | "import.note.partTime"
  | "import.note.startTime"
  | "import.note.textCut";

/** Something of the file that is not in the plan, or not in full, whether the reading left it out or the plan has no place for it. */
export interface PlanNote extends Omit<ImportNote, "code"> {
  readonly code: ImportNoteCode | PlanLossCode;
}

/** Names of the project's calendar and its exceptions that are longer than a plan keeps. */
export function calendarLosses({ calendars, calendar }: ImportedPlan): readonly PlanNote[] {
  const own = calendars[calendar];
  const names = new Set([own?.name ?? "", ...(own?.exceptions ?? []).map((exception) => exception.name)]);
  return [...names].flatMap((name) => nameLoss(name, null, null));
}

/** People whose own working time, or whose full name, is not kept. */
export function personLosses({ people }: ImportedPlan): readonly PlanNote[] {
  return people.flatMap(({ uid, name, calendar }): PlanNote[] => [
    ...(calendar === null ? [] : [{ code: "import.note.resourceCalendar" as const, taskName: null, uid, parameters: { person: name } }]),
    ...nameLoss(name, null, uid),
  ]);
}

/** What single tasks lose; of tasks that are left out, themselves and their links to those that stay. */
export function taskLosses(imported: ImportedPlan, left: ReadonlySet<string>): readonly PlanNote[] {
  const assigned = peopleOfTasks(imported);
  const kept = imported.tasks.filter((task) => !left.has(task.id));
  return [
    ...imported.tasks.filter((task) => left.has(task.id)).map((task) => noteOf(task, "import.note.inactiveTask", {})),
    ...lostLinks(imported, left),
    ...kept.flatMap((task) => [
      ...ownLosses(task, imported),
      ...nameLoss(task.name, task.name.slice(0, longestName), task.uid),
      ...nameLoss(task.deliverable, task.name.slice(0, longestName), task.uid, "import.note.deliverableCut"),
      ...textLoss(task),
      ...sharedLosses(task, assigned.get(task.id) ?? []),
    ]),
  ];
}

/** What is lost of the plan as a whole. `heldTasks` are those that keep the file's time of day by a constraint. */
export function wholePlanLosses(imported: ImportedPlan, heldTasks: number): readonly PlanNote[] {
  const whole = (code: PlanLossCode, parameters: PlanNote["parameters"]): PlanNote => ({ code, taskName: null, uid: null, parameters });
  const partTime = imported.assignments.filter((assignment) => assignment.units !== 1).length;
  const minutes = imported.criticalSlackMinutes;
  return [
    ...(partTime > 0 ? [whole("import.note.partTime", { count: partTime })] : []),
    ...(minutes !== 0 ? [whole("import.note.criticalSlack", { minutes })] : []),
    ...(heldTasks > 0 ? [whole("import.note.startTime", { start: imported.start, count: heldTasks })] : []),
  ];
}

function ownLosses(task: ImportedTask, { calendars }: ImportedPlan): readonly PlanNote[] {
  const losses: PlanNote[] = [];
  if (task.kind === "gate" && task.progress >= 99.5) losses.push(noteOf(task, "import.note.gateUndecided", {}));
  if (task.external) losses.push(noteOf(task, "import.note.externalTask", {}));
  if (task.calendar !== null)
    losses.push(noteOf(task, "import.note.taskCalendar", { calendar: calendars[task.calendar]?.name ?? task.calendar }));
  if (task.levellingDelayMinutes !== 0) losses.push(noteOf(task, "import.note.levellingDelay", { minutes: task.levellingDelayMinutes }));
  if (task.kind !== "phase" && !Number.isInteger(task.progress))
    losses.push(noteOf(task, "import.note.progress", { percent: task.progress }));
  return losses;
}

function sharedLosses(task: ImportedTask, names: readonly string[]): readonly PlanNote[] {
  const [owner, ...others] = names;
  if (owner === undefined || others.length === 0) return [];
  return [noteOf(task, "import.note.moreAssignees", { owner, others: others.join(", ") })];
}

/** Everybody assigned to each task, the owner first, each once. */
function peopleOfTasks({ assignments, people }: ImportedPlan): ReadonlyMap<string, readonly string[]> {
  const nameById = new Map(people.map((person) => [person.id, person.name]));
  const ids = new Map<string, Set<string>>();
  for (const { taskId, personId } of assignments) {
    const known = ids.get(taskId);
    if (known) known.add(personId);
    else ids.set(taskId, new Set([personId]));
  }
  return new Map([...ids].map(([taskId, own]) => [taskId, [...own].map((id) => nameById.get(id) ?? id)]));
}

function lostLinks({ tasks, links }: ImportedPlan, left: ReadonlySet<string>): readonly PlanNote[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const pairs = new Set<string>();
  return links.flatMap(({ predecessorId, successorId }): PlanNote[] => {
    const predecessor = byId.get(predecessorId);
    const successor = byId.get(successorId);
    if (!predecessor || !successor || (left.has(predecessorId) && left.has(successorId))) return [];
    if (left.has(predecessorId)) return [noteOf(successor, "import.note.inactiveLink", { other: predecessor.name })];
    if (left.has(successorId)) return [noteOf(predecessor, "import.note.inactiveLink", { other: successor.name })];
    const pair = `${predecessorId} ${successorId}`;
    const isSecond = pairs.has(pair);
    pairs.add(pair);
    return isSecond ? [noteOf(successor, "import.note.duplicateLink", { predecessor: predecessor.uid })] : [];
  });
}

function nameLoss(
  name: string,
  taskName: string | null,
  uid: string | null,
  code: PlanLossCode = "import.note.nameCut",
): readonly PlanNote[] {
  if (name.trim().length <= longestName) return [];
  return [{ code, taskName, uid, parameters: { name, limit: longestName } }];
}

function textLoss(task: ImportedTask): readonly PlanNote[] {
  const { description, checklist } = task.texts;
  const isCut =
    description.length > longestDescription || checklist.length > mostItems || checklist.some((item) => item.text.length > longestItem);
  if (!isCut) return [];
  const limits = { longest: longestDescription, items: mostItems, longestItem };
  return [noteOf(task, "import.note.textCut", { ...limits, characters: description.length, lines: checklist.length })];
}

function noteOf({ name, uid }: ImportedTask, code: PlanNote["code"], parameters: PlanNote["parameters"]): PlanNote {
  return { code, taskName: name, uid, parameters };
}
