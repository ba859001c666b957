import { importLimits } from "./import-limits.ts";
import { ImportRefusal } from "./import-problem.ts";
import type { ImportedAssignment, ImportedCalendar, ImportedPerson, ImportNote } from "./imported-plan.ts";
import type { CalendarBook } from "./mspdi-calendars.ts";
import { readDuration, readFlag, readNumber } from "./mspdi-values.ts";
import { child, children, text } from "./xml-element.ts";
import type { XmlElement } from "./xml-element.ts";

const unassigned = "-65535";

/**
 * Reads the resources that do work, as people. Materials and costs are counted and left out; so is the unnamed row
 * of unassigned work.
 */
export function readPeople(
  project: XmlElement,
  calendars: CalendarBook,
  projectCalendar: ImportedCalendar,
  notes: ImportNote[],
): readonly ImportedPerson[] {
  const list = child(project, "Resources");
  const people: ImportedPerson[] = [];
  const seen = new Set<string>();
  let materials = 0;
  for (const element of list ? children(list, "Resource") : []) {
    const uid = text(element, "UID");
    const name = text(element, "Name");
    if (uid === null || name === null || seen.has(uid) || readFlag(element, "IsNull")) continue;
    seen.add(uid);
    if ((text(element, "Type") ?? "1") !== "1" || readFlag(element, "IsCostResource")) {
      materials++;
      continue;
    }
    const calendarUid = text(element, "CalendarUID");
    const calendar = calendarUid === null || calendarUid === "-1" ? null : calendars.get(calendarUid);
    const isOwn = calendar !== null && hasWorkingTime(calendar) && !isSameTime(calendar, projectCalendar);
    const maxUnits = readNumber(element, "MaxUnits") ?? 1;
    people.push({ id: uid, uid, name, calendar: isOwn ? calendarUid : null, maxUnits: maxUnits > 0 ? maxUnits : 1 });
  }
  if (people.length > importLimits.people) {
    throw new ImportRefusal("import.tooLarge", { what: "people", count: people.length, limit: importLimits.people });
  }
  if (materials > 0) notes.push({ code: "import.note.materials", taskName: null, uid: null, parameters: { count: materials } });
  return people;
}

/** Reads who is assigned to which task, in the order of the file. Work nobody is assigned to is left out. */
export function readAssignments(
  project: XmlElement,
  taskIds: ReadonlySet<string>,
  people: readonly ImportedPerson[],
  notes: ImportNote[],
): readonly ImportedAssignment[] {
  const list = child(project, "Assignments");
  const rows = list ? children(list, "Assignment") : [];
  if (rows.length > importLimits.assignments) {
    throw new ImportRefusal("import.tooLarge", { what: "assignments", count: rows.length, limit: importLimits.assignments });
  }
  const personIds = new Set(people.map((person) => person.id));
  const resources = child(project, "Resources");
  const resourceIds = new Set((resources ? children(resources, "Resource") : []).map((resource) => text(resource, "UID")));
  const assignments: ImportedAssignment[] = [];
  let unknown = 0;
  for (const element of rows) {
    const taskId = text(element, "TaskUID") ?? "";
    const personId = text(element, "ResourceUID") ?? unassigned;
    if (personId === unassigned) continue;
    if (taskIds.has(taskId) && personIds.has(personId)) {
      assignments.push({ taskId, personId, units: readNumber(element, "Units") ?? 1, workMinutes: readDuration(element, "Work") });
    } else if (!resourceIds.has(personId)) unknown++;
  }
  if (unknown > 0) notes.push({ code: "import.note.assignmentUnknown", taskName: null, uid: null, parameters: { count: unknown } });
  return assignments;
}

/** Whether anybody ever works by a calendar. */
export function hasWorkingTime({ week, exceptions }: ImportedCalendar): boolean {
  return week.some((day) => day.length > 0) || exceptions.some(({ intervals }) => intervals.length > 0);
}

/** Whether two calendars have the same working time, whatever their names. */
export function isSameTime(a: ImportedCalendar, b: ImportedCalendar): boolean {
  const sameWeek = a.week === b.week || JSON.stringify(a.week) === JSON.stringify(b.week);
  return sameWeek && (a.exceptions === b.exceptions || JSON.stringify(a.exceptions) === JSON.stringify(b.exceptions));
}
