import type { ImportedAssignment, ImportedCalendar, ImportedPerson } from "./imported-plan.ts";
import { hasWorkingTime, isSameTime } from "./mspdi-people.ts";
import type { PlanJson, PlanJsonTask } from "./plan-json.ts";

/** The resources that do work, as people; `calendarOf` resolves a calendar of the file, null for an unknown one. */
export function jsonPeople(json: PlanJson, calendarOf: (uid: number) => ImportedCalendar | null): readonly ImportedPerson[] {
  const project = calendarOf(json.defaultCalendar);
  return json.resources
    .filter((resource) => resource.type === "WORK")
    .map(({ uid, name, cal }) => {
      const own = cal === null || cal === undefined ? null : calendarOf(cal);
      const isOwn = own !== null && hasWorkingTime(own) && (project === null || !isSameTime(own, project));
      return { id: String(uid), uid: String(uid), name: name ?? String(uid), calendar: isOwn ? String(cal) : null };
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

/** Whether the task's dates come from the work of its people: it is neither dated by hand nor of fixed duration. */
export function followsPeople(task: PlanJsonTask): boolean {
  return task.type !== "FIXED_DURATION" && task.mode !== "MANUALLY_SCHEDULED" && task.external !== true && task.durElapsed !== true;
}
