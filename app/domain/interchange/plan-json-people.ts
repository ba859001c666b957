import type { ImportedAssignment, ImportedCalendar, ImportedPerson } from "./imported-plan.ts";
import { hasWorkingTime, isSameTime } from "./mspdi-people.ts";
import type { PlanJson } from "./plan-json.ts";

/** The resources that do work, as people; `calendarOf` resolves a calendar of the file, null for an unknown one. */
export function jsonPeople(json: PlanJson, calendarOf: (uid: number) => ImportedCalendar | null): readonly ImportedPerson[] {
  const project = calendarOf(json.defaultCalendar);
  return json.resources
    .filter((resource) => resource.type === "WORK")
    .map(({ uid, name, cal, maxUnits }) => {
      const own = cal === null || cal === undefined ? null : calendarOf(cal);
      const isOwn = own !== null && hasWorkingTime(own) && (project === null || !isSameTime(own, project));
      return {
        id: String(uid),
        uid: String(uid),
        name: name ?? String(uid),
        calendar: isOwn ? String(cal) : null,
        maxUnits: (maxUnits || 100) / 100,
      };
    });
}

/** Assignments of people; those of materials are left out. */
export function jsonAssignments(json: PlanJson, people: readonly ImportedPerson[]): readonly ImportedAssignment[] {
  const personIds = new Set(people.map((person) => person.id));
  return json.tasks.flatMap(({ uid, asg }) =>
    (asg ?? [])
      .filter(([resource]) => personIds.has(String(resource)))
      .map(([resource, units, work]) => ({
        taskId: String(uid),
        personId: String(resource),
        units: (units ?? 100) / 100,
        workMinutes: work ?? null,
      })),
  );
}
