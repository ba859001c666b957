import { valuesKept } from "../plan/custom-field.ts";
import type { ImportedPlan } from "./imported-plan.ts";

/**
 * The same plan with every id of a task, link, person and calendar replaced by one from `makeId`, called once for each in the order of
 * the lists; uids stay the file's own.
 */
export function withNewIds(plan: ImportedPlan, makeId: () => string): ImportedPlan {
  const taskIds = new Map(plan.tasks.map((task) => [task.id, makeId()]));
  const personIds = new Map(plan.people.map((person) => [person.id, makeId()]));
  const calendarIds = new Map(Object.keys(plan.calendars).map((key) => [key, makeId()]));
  const calendarId = (key: string) => calendarIds.get(key) ?? key;
  const taskId = (id: string) => taskIds.get(id) ?? id;
  const personId = (id: string) => personIds.get(id) ?? id;
  return {
    ...plan,
    calendar: calendarId(plan.calendar),
    calendars: Object.fromEntries(Object.entries(plan.calendars).map(([key, calendar]) => [calendarId(key), calendar])),
    tasks: plan.tasks.map((task) => ({
      ...task,
      id: taskId(task.id),
      parentId: task.parentId === null ? null : taskId(task.parentId),
      ownerId: task.ownerId === null ? null : personId(task.ownerId),
      calendar: task.calendar === null ? null : calendarId(task.calendar),
      custom: valuesKept(plan.fields, task.custom, { date: (day) => day, person: personId }),
    })),
    links: plan.links.map((link) => ({
      ...link,
      id: makeId(),
      predecessorId: taskId(link.predecessorId),
      successorId: taskId(link.successorId),
    })),
    people: plan.people.map((person) => ({
      ...person,
      id: personId(person.id),
      calendar: person.calendar === null ? null : calendarId(person.calendar),
    })),
    assignments: plan.assignments.map((assignment) => ({
      ...assignment,
      taskId: taskId(assignment.taskId),
      personId: personId(assignment.personId),
    })),
  };
}
