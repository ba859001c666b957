import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import type { Pause } from "../schedule/network.ts";
import { firstPlanDay, lastPlanDay, minutesInDay, parseDay } from "../time/day.ts";
import type { CivilTime } from "../time/day.ts";
import { ImportRefusal } from "./import-problem.ts";
import type { ElementPlace, ImportProblem } from "./import-problem.ts";
import type { ImportedAssignment, ImportedCalendar, ImportedPerson, ImportedPlan, ImportedTask, ImportNote } from "./imported-plan.ts";
import { readCalendars, standardCalendarKey } from "./mspdi-calendars.ts";
import type { CalendarBook } from "./mspdi-calendars.ts";
import type { DayRange } from "./mspdi-exceptions.ts";
import { readMspdiFields } from "./mspdi-fields.ts";
import { readLinks } from "./mspdi-links.ts";
import { hasWorkingTime, readAssignments, readPeople } from "./mspdi-people.ts";
import { pausesBetween, readWorkStretches, stretchesAround } from "./mspdi-pauses.ts";
import { readTasks } from "./mspdi-tasks.ts";
import type { TaskReading } from "./mspdi-tasks.ts";
import { readCivilTime, readFlag, readNumber } from "./mspdi-values.ts";
import { intersectCalendars } from "../time/calendar-intersection.ts";
import { compileCalendar, standardCalendar } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { child, children, countChildren, text } from "./xml-element.ts";
import type { XmlElement } from "./xml-element.ts";
import { mostSlackDays, ordinaryCriticality, type Criticality } from "../plan/criticality.ts";

/**
 * Turns a Microsoft Project XML document (schema http://schemas.microsoft.com/project) into a plan. `document` is the element
 * tree with namespace prefixes and attributes left out; `lineOf` tells the line of an element for refusals. Ids are the
 * file's own numbers. A document without tasks gives an empty plan; one that is something else, or whose values cannot be
 * read without guessing, is a problem. Everything that is read but not kept is in `notes`.
 */
export function mapMspdi(document: XmlElement, lineOf: (place: ElementPlace) => number | null): Result<ImportedPlan, ImportProblem> {
  try {
    const root = Object.keys(document).find((tag) => !tag.startsWith("?"));
    const project = child(document, "Project");
    if (!project || (countChildren(project, "Tasks") === 0 && countChildren(project, "Calendars") === 0)) {
      throw new ImportRefusal("import.notMspdi", { root: root ?? "" });
    }
    return success(mapProject(project));
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    const line = error.place ? lineOf(error.place) : null;
    return failure({ code: error.code, ...(line === null ? {} : { line }), detail: error.detail });
  }
}

function mapProject(project: XmlElement): ImportedPlan {
  const notes: ImportNote[] = [];
  const range = planRange(project);
  const calendars = readCalendars(project, range, notes);
  const [calendarKey, projectCalendar] = readProjectCalendar(project, calendars, notes);
  const reading = readTasks(project, projectCalendar, notes);
  const { links, lostLinks } = readLinks(reading.tasks, notes);
  const used: Record<string, ImportedCalendar> = { [calendarKey]: projectCalendar };
  const people = readPeople(project, calendars, projectCalendar, notes);
  const taskIds = new Set(reading.tasks.map(({ task }) => task.id));
  const assignments = readAssignments(project, taskIds, people, notes);
  const owners = new Map(responsiblePeople(reading.tasks, people));
  for (const { taskId, personId } of assignments) if (!owners.has(taskId)) owners.set(taskId, personId);
  for (const { calendar } of people) if (calendar !== null) used[calendar] = calendars.get(calendar)!;
  const pausesOf = createPauseReader(project, used, calendarKey, people, assignments);
  const elements = reading.tasks.map(({ element }) => element);
  const own = readMspdiFields(project, elements, notes);
  const tasks = reading.tasks.map(({ task, element }): ImportedTask => {
    const calendar = takeCalendar(task, calendars, calendarKey, used, notes);
    const known = { ...task, calendar, ownerId: owners.get(task.id) ?? null, lostLink: lostLinks.has(task.id) };
    return { ...known, pauses: pausesOf(known, element), custom: own.valuesOf(element, task.name, task.uid) };
  });
  noteDropped(project, notes);
  return {
    format: "mspdi",
    name: text(project, "Title") ?? reading.projectName ?? text(project, "Name")?.replace(/\.(?:xml|mpp|mpt)$/i, "") ?? "",
    start: readStart(project, tasks, notes),
    calendar: calendarKey,
    calendars: used,
    fields: own.fields,
    tasks,
    links,
    people,
    assignments,
    criticality: readCriticality(project),
    notes,
  };
}

/** Who is responsible for a task, where the file names one of its people as the contact; else the first one assigned is. */
function responsiblePeople(
  rows: TaskReading["tasks"],
  people: readonly ImportedPerson[],
): readonly (readonly [taskId: string, personId: string])[] {
  const byName = new Map(people.map((person) => [person.name, person.id]));
  return rows.flatMap(({ task, element }) => {
    const personId = byName.get(text(element, "Contact") ?? "");
    return personId === undefined ? [] : [[task.id, personId] as const];
  });
}

/** Reads where single tasks rest, measured on the calendar each of them follows; none for those that people of several calendars share. */
function createPauseReader(
  project: XmlElement,
  calendars: Readonly<Record<string, ImportedCalendar>>,
  projectKey: string,
  people: readonly ImportedPerson[],
  assignments: readonly ImportedAssignment[],
): (task: ImportedTask, element: XmlElement) => readonly Pause[] {
  const stretches = readWorkStretches(project);
  const calendarOfPerson = new Map(people.map((person) => [person.id, person.calendar ?? projectKey]));
  const keysOf = new Map<string, Set<string>>();
  for (const { taskId, personId } of assignments) {
    const keys = keysOf.get(taskId) ?? new Set();
    keysOf.set(taskId, keys.add(calendarOfPerson.get(personId) ?? projectKey));
  }
  const compiled = new Map<string, WorkCalendar | null>();
  const compile = (own: string, person: string, day: number) => {
    const key = `${own} ${person}`;
    if (!compiled.has(key)) {
      const definition = own === person ? calendars[own]! : intersectCalendars(calendars[own]!, calendars[person]!);
      const calendar = compileCalendar(definition, day, day);
      compiled.set(key, calendar.ok ? calendar.value : null);
    }
    return compiled.get(key) ?? null;
  };
  return (task, element) => {
    const worked = stretches.get(task.id) ?? stretchesAround(element);
    if (worked.length < 2 || task.kind !== "task" || task.elapsed || task.manualStart !== null) return [];
    const followsPeople = task.workType !== "fixedDuration" && !task.ignoresPeople;
    const [person = projectKey, ...others] = followsPeople ? (keysOf.get(task.id) ?? []) : [];
    const own = task.calendar ?? person;
    const calendar =
      others.length > 0 ? null : compile(own, person === projectKey ? own : person, Math.floor(worked[0]![0] / minutesInDay));
    return calendar === null ? [] : pausesBetween(worked, calendar, task.durationMinutes);
  };
}

/** The days for which recurring exceptions are written out: the dates of the plan with two years, or as much again, around them. */
function planRange(project: XmlElement): DayRange {
  const days: number[] = [];
  const add = (element: XmlElement, tag: string) => {
    const day = parseDay((text(element, tag) ?? "").slice(0, 10));
    if (day !== null) days.push(day);
  };
  for (const tag of ["StartDate", "FinishDate"]) add(project, tag);
  const list = child(project, "Tasks");
  for (const task of list ? children(list, "Task") : [])
    for (const tag of ["Start", "Finish", "Deadline", "ConstraintDate"]) add(task, tag);
  if (days.length === 0) return { from: firstPlanDay, to: lastPlanDay };
  const first = days.reduce((least, day) => Math.min(least, day));
  const last = days.reduce((most, day) => Math.max(most, day));
  const margin = Math.max(731, last - first);
  return { from: Math.max(firstPlanDay, first - margin), to: Math.min(lastPlanDay, last + margin) };
}

function readProjectCalendar(project: XmlElement, calendars: CalendarBook, notes: ImportNote[]): [string, ImportedCalendar] {
  const uid = text(project, "CalendarUID");
  const own = uid === null ? null : calendars.get(uid);
  if (uid !== null && own) return [uid, own];
  notes.push({ code: "import.note.calendarMissing", taskName: null, uid: null, parameters: { calendar: uid ?? "" } });
  const base = calendars.firstBase === null ? null : calendars.get(calendars.firstBase);
  if (calendars.firstBase !== null && base) return [calendars.firstBase, base];
  return [standardCalendarKey, { name: standardCalendarKey, ...standardCalendar, exceptions: [] }];
}

/** Adds the task's own calendar to those in use; null when the task follows the project's. */
function takeCalendar(
  task: ImportedTask,
  calendars: CalendarBook,
  projectKey: string,
  used: Record<string, ImportedCalendar>,
  notes: ImportNote[],
): string | null {
  if (task.calendar === null || task.calendar === projectKey || task.kind === "phase") return null;
  const calendar = calendars.get(task.calendar);
  if (!calendar || !hasWorkingTime(calendar)) {
    const parameters = { calendar: calendar?.name ?? task.calendar };
    notes.push({ code: "import.note.calendarMissing", taskName: task.name, uid: task.uid, parameters });
    return null;
  }
  used[task.calendar] = calendar;
  return task.calendar;
}

function readStart(project: XmlElement, tasks: readonly ImportedTask[], notes: ImportNote[]): CivilTime {
  if (text(project, "ScheduleFromStart") === "0")
    notes.push({ code: "import.note.scheduleFromFinish", taskName: null, uid: null, parameters: {} });
  const start = readCivilTime(project, "StartDate");
  if (start !== null) return start;
  const first = tasks.reduce<CivilTime | null>(
    (least, { fileStart }) => (fileStart && (!least || fileStart < least) ? fileStart : least),
    null,
  );
  if (first === null) throw new ImportRefusal("import.date", { field: "StartDate", text: "" });
  notes.push({ code: "import.note.projectStartMissing", taskName: null, uid: null, parameters: { start: first } });
  return first;
}

/** The file counts the limit in days. */
function readCriticality(project: XmlElement): Criticality {
  const days = Math.round(readNumber(project, "CriticalSlackLimit") ?? 0);
  const slackDays = Math.max(-mostSlackDays, Math.min(mostSlackDays, days));
  return { ...ordinaryCriticality, slackDays, severalEnds: readFlag(project, "MultipleCriticalPaths") };
}

/** Counts what is there for every task and has no place in the plan. */
function noteDropped(project: XmlElement, notes: ImportNote[]): void {
  const list = child(project, "Tasks");
  const rows = list ? children(list, "Task") : [];
  const withBaseline = rows.filter((row) => countChildren(row, "Baseline") > 0).length;
  if (withBaseline > 0) notes.push({ code: "import.note.baselines", taskName: null, uid: null, parameters: { count: withBaseline } });
}
