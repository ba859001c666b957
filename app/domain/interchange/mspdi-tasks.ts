import { mostPriority, ordinaryPriority, type WorkType } from "../plan/model.ts";
import { minutesPerDay } from "../time/calendar.ts";
import { importLimits } from "./import-limits.ts";
import { ImportRefusal } from "./import-problem.ts";
import type { ElementPlace } from "./import-problem.ts";
import type { ImportedCalendar, ImportedTask, ImportNote, ImportNoteCode } from "./imported-plan.ts";
import { constraintOf, hasZone, isElapsedFormat, readCivilTime, readDuration, readFlag, readNumber, readTenths } from "./mspdi-values.ts";
import { deliverableFields, readDeliverable } from "./mspdi-deliverable.ts";
import { readNotes } from "./task-notes.ts";
import { child, children, text } from "./xml-element.ts";
import type { XmlElement } from "./xml-element.ts";

export interface TaskReading {
  /** In the order of the file, which is tree order. */
  readonly tasks: readonly { readonly task: ImportedTask; readonly element: XmlElement; readonly place: ElementPlace }[];
  /** Name of the row that stands for the whole project. */
  readonly projectName: string | null;
}

/**
 * Reads the tasks of a file in its outline. The row of the project itself and blank rows are no tasks. A task with
 * tasks below it is a phase, one without duration a milestone. Refuses a task without UID, a UID used twice and values that
 * cannot be read; whatever is left out is noted.
 */
export function readTasks(project: XmlElement, projectCalendar: ImportedCalendar, notes: ImportNote[]): TaskReading {
  const list = child(project, "Tasks");
  const rows = list ? children(list, "Task") : [];
  if (rows.length > importLimits.tasks) {
    throw new ImportRefusal("import.tooLarge", { what: "tasks", count: rows.length, limit: importLimits.tasks });
  }
  const tasks: { task: ImportedTask; element: XmlElement; place: ElementPlace }[] = [];
  const seen = new Set<string>();
  const ancestors: { readonly level: number; readonly id: string }[] = [];
  const deliverables = deliverableFields(project);
  let projectName: string | null = null;
  rows.forEach((element, index) => {
    if (readFlag(element, "IsNull")) return;
    const place: ElementPlace = { element: "Task", index };
    const uid = text(element, "UID");
    if (uid === null || !/^\d{1,10}$/.test(uid))
      throw new ImportRefusal("import.taskWithoutUid", { name: text(element, "Name") ?? "" }, place);
    if (seen.has(uid)) throw new ImportRefusal("import.duplicateTask", { uid, name: text(element, "Name") ?? "" }, place);
    seen.add(uid);
    const level = outlineLevel(element, place);
    if (level === 0 && uid === "0") {
      projectName = text(element, "Name");
      return;
    }
    while (ancestors.length > 0 && ancestors.at(-1)!.level >= level) ancestors.pop();
    const parentId = ancestors.at(-1)?.id ?? null;
    ancestors.push({ level, id: uid });
    tasks.push({ task: readTask(element, uid, parentId, place, projectCalendar, deliverables, notes), element, place });
  });
  return { tasks: withPhases(tasks, notes), projectName };
}

function readTask(
  element: XmlElement,
  uid: string,
  parentId: string | null,
  place: ElementPlace,
  projectCalendar: ImportedCalendar,
  deliverables: ReadonlySet<string>,
  notes: ImportNote[],
): ImportedTask {
  const name = text(element, "Name") ?? uid;
  const note = (code: ImportNoteCode, parameters: ImportNote["parameters"] = {}) => notes.push({ code, taskName: name, uid, parameters });
  const date = (tag: string) => readCivilTime(element, tag, place);
  const external = readFlag(element, "ExternalTask");
  const active = readFlag(element, "Active", true);
  const fileStart = date("Start");
  const fileFinish = date("Finish");
  let durationMinutes = readDuration(element, "Duration", place);
  if (durationMinutes === null) {
    durationMinutes = minutesPerDay(projectCalendar);
    if (!readFlag(element, "Summary")) note("import.note.durationMissing", { minutes: durationMinutes });
  }
  if (readFlag(element, "Recurring")) note("import.note.recurringTask");
  if (readFlag(element, "IsSubproject")) note("import.note.subproject", { file: text(element, "SubprojectName") ?? "" });
  if (readFlag(element, "Milestone") && durationMinutes > 0 && !readFlag(element, "Summary")) {
    note("import.note.milestoneDuration", { minutes: durationMinutes });
  }
  if (hasZone(element, "Start")) note("import.note.timeZone");
  const levellingDelayMinutes = readTenths(element, "LevelingDelay", place);
  const manual = external || readFlag(element, "Manual");
  const manualStart = manual ? (date("ManualStart") ?? fileStart) : null;
  const manualFinish = manual ? (date("ManualFinish") ?? fileFinish) : null;
  const keepsDates = manualStart !== null && manualFinish !== null && manualStart <= manualFinish;
  if (manual && !keepsDates) note("import.note.manualWithoutDates");
  return {
    id: uid,
    uid,
    parentId,
    kind: durationMinutes === 0 ? "milestone" : "task",
    name,
    durationMinutes,
    elapsed: isElapsedFormat(readNumber(element, "DurationFormat", place)),
    progress: readProgress(element, place, note),
    ...readConstraint(element, place, note),
    deadline: date("Deadline"),
    actualStart: date("ActualStart"),
    actualFinish: date("ActualFinish"),
    manualStart: keepsDates ? manualStart : null,
    manualFinish: keepsDates ? manualFinish : null,
    active,
    external,
    calendar: calendarOf(element),
    workType: workTypeOf(text(element, "Type")),
    effortDriven: readFlag(element, "EffortDriven"),
    optimisticMinutes: null,
    pessimisticMinutes: null,
    ignoresPeople: readFlag(element, "IgnoreResourceCalendar"),
    priority: Math.min(mostPriority, Math.max(0, Math.round(readNumber(element, "Priority", place) ?? ordinaryPriority))),
    ownerId: null,
    levellingDelayMinutes,
    pauses: [],
    lostLink: false,
    deliverable: readDeliverable(element, deliverables),
    texts: readNotes(text(element, "Notes") ?? ""),
    custom: {},
    fileStart,
    fileFinish,
  };
}

type Note = (code: ImportNoteCode, parameters?: ImportNote["parameters"]) => void;

function readProgress(element: XmlElement, place: ElementPlace, note: Note): number {
  const percent = readNumber(element, "PercentComplete", place) ?? 0;
  const progress = Math.min(100, Math.max(0, Math.round(percent)));
  if (progress !== percent) note("import.note.progress", { percent });
  return progress;
}

function readConstraint(element: XmlElement, place: ElementPlace, note: Note): Pick<ImportedTask, "constraint" | "constraintAt"> {
  const code = readNumber(element, "ConstraintType", place);
  const constraint = constraintOf(code);
  const constraintAt = readCivilTime(element, "ConstraintDate", place);
  if (constraint === null) note("import.note.constraintUnknown", { constraint: code ?? "" });
  if (constraint === null || constraint === "ASAP" || constraint === "ALAP")
    return { constraint: constraint ?? "ASAP", constraintAt: null };
  if (constraintAt !== null) return { constraint, constraintAt };
  note("import.note.constraintDateMissing", { constraint });
  return { constraint: "ASAP", constraintAt: null };
}

function workTypeOf(code: string | null): WorkType {
  return code === "1" ? "fixedDuration" : code === "2" ? "fixedWork" : "fixedUnits";
}

function calendarOf(element: XmlElement): string | null {
  const uid = text(element, "CalendarUID");
  return uid === null || uid === "-1" ? null : uid;
}

function outlineLevel(element: XmlElement, place: ElementPlace): number {
  const level = readNumber(element, "OutlineLevel", place);
  if (level !== null) return level;
  return text(element, "OutlineNumber")?.split(".").length ?? 1;
}

/** A phase takes its dates from its tasks: what the file fixes on it is left out. */
function withPhases<Row extends { readonly task: ImportedTask; readonly element: XmlElement }>(
  rows: readonly Row[],
  notes: ImportNote[],
): Row[] {
  const parents = new Set(rows.map(({ task }) => task.parentId));
  return rows.map((row) => {
    const { task } = row;
    if (!parents.has(task.id)) return row;
    if (task.manualStart !== null) notes.push({ code: "import.note.manualPhase", taskName: task.name, uid: task.uid, parameters: {} });
    return { ...row, task: { ...task, kind: "phase", elapsed: false, manualStart: null, manualFinish: null } };
  });
}
