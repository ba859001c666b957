import type { ImportedAssignment, ImportedCalendar, ImportedPerson, ImportedTask } from "./imported-plan.ts";

/**
 * The calendar each task's work follows because all people assigned to it share one that is not the project's. Only for tasks in
 * `follows`, those whose duration is not fixed and that have no calendar of their own; people with different calendars, and a calendar
 * without working time, leave the task on the project's.
 */
export function peopleCalendars(
  follows: ReadonlySet<ImportedTask["id"]>,
  people: readonly ImportedPerson[],
  assignments: readonly ImportedAssignment[],
  calendarOf: (key: string) => ImportedCalendar | null,
): ReadonlyMap<string, string> {
  const keyOfPerson = new Map(people.map((person) => [person.id, person.calendar]));
  const keysOfTask = new Map<string, Set<string | null>>();
  for (const { taskId, personId } of assignments) {
    if (!follows.has(taskId)) continue;
    const keys = keysOfTask.get(taskId) ?? new Set();
    keysOfTask.set(taskId, keys.add(keyOfPerson.get(personId) ?? null));
  }
  const shared = new Map<string, string>();
  for (const [taskId, keys] of keysOfTask) {
    const [key] = keys;
    const calendar = keys.size === 1 && key !== null && key !== undefined ? calendarOf(key) : null;
    if (key && calendar && calendar.week.some((day) => day.length > 0)) shared.set(taskId, key);
  }
  return shared;
}
