import { withOpenGates } from "../gate/rule.ts";
import { addDays, daysBetween, type CivilTime, type Day } from "../time/day.ts";
import { valuesKept } from "./custom-field.ts";
import type { TaskBackground } from "./from-template.ts";
import type { Plan, PlanTask } from "./model.ts";

export interface CopyWishes {
  /** The day the copy begins; every date that people set moves along by as many days. */
  readonly start: Day;
  readonly keepsPeople: boolean;
  /** Keep what was reported as done; else the copy begins anew. */
  readonly keepsProgress: boolean;
}

export interface PlanCopy {
  readonly plan: Omit<Plan, "calendar">;
  readonly background: ReadonlyMap<string, TaskBackground>;
  /** The id of each copied task by the one of the original. */
  readonly taskIds: ReadonlyMap<string, string>;
  /** The id of each copied person by the one of the original. */
  readonly personIds: ReadonlyMap<string, string>;
}

/**
 * A plan as the beginning of another project: the same tasks, links, roles and people under new ids, versions and numbers counted anew.
 * Constraints, deadlines and dates set by hand keep their distance from the start, in days, and so do days in the project's own fields; absences
 * of people keep their days. What removed fields held, baselines and decisions at gates stay with the original, so that no gate of the copy is passed. Nothing is
 * scheduled.
 */
export function copyPlan(
  plan: Plan,
  background: ReadonlyMap<string, TaskBackground>,
  { start, keepsPeople, keepsProgress }: CopyWishes,
  newId: () => string,
): PlanCopy {
  const days = daysBetween(plan.start, start);
  const taskIds = new Map(plan.tasks.map((task) => [task.id, newId()]));
  const personIds = new Map(keepsPeople ? plan.people.map((person) => [person.id, newId()]) : []);
  const taskId = (id: string) => taskIds.get(id) ?? id;
  const personId = (id: string | null) => (id === null ? null : (personIds.get(id) ?? null));
  const calendarIds = new Map(Object.keys(plan.calendars).map((id) => [id, newId()]));
  const calendarId = (id: string | null) => (id === null ? null : (calendarIds.get(id) ?? null));
  const shifted = (time: CivilTime | null) => (time === null ? null : `${addDays(time.slice(0, 10), days)}${time.slice(10)}`);
  const tasks = withOpenGates(plan.tasks).map((task, index): PlanTask => ({
    ...task,
    id: taskId(task.id),
    version: 1,
    number: index + 1,
    parentId: task.parentId === null ? null : taskId(task.parentId),
    constraintAt: shifted(task.constraintAt),
    deadline: shifted(task.deadline),
    manualStart: shifted(task.manualStart),
    manualFinish: shifted(task.manualFinish),
    ownerId: personId(task.ownerId),
    calendarId: calendarId(task.calendarId),
    assignments: task.assignments.flatMap((assignment) => {
      const copied = personId(assignment.personId);
      return copied === null ? [] : [{ ...assignment, personId: copied }];
    }),
    custom: valuesKept(plan.fields, task.custom, { date: (day) => addDays(day, days), person: personId }),
    ...(keepsProgress ? {} : { progress: 0, actualStart: null, actualFinish: null }),
  }));
  return {
    plan: {
      projectId: newId(),
      version: 1,
      start,
      nextTaskNumber: tasks.length + 1,
      criticality: plan.criticality,
      goLiveTaskId: plan.goLiveTaskId === null ? null : (taskIds.get(plan.goLiveTaskId) ?? null),
      calendars: Object.fromEntries(Object.entries(plan.calendars).map(([id, calendar]) => [calendarIds.get(id) ?? id, calendar])),
      workingTimes: Object.fromEntries(
        Object.entries(plan.workingTimes).flatMap(([id, time]) => {
          const copied = personId(id);
          return copied === null ? [] : [[copied, { ...time, calendarId: calendarId(time.calendarId) }]];
        }),
      ),
      people: keepsPeople ? plan.people.map((person) => ({ ...person, id: personIds.get(person.id) ?? person.id })) : [],
      roles: plan.roles.map((role) => ({ ...role, personId: personId(role.personId) })),
      fields: plan.fields,
      tasks,
      links: plan.links.map((link) => ({
        ...link,
        id: newId(),
        predecessorId: taskId(link.predecessorId),
        successorId: taskId(link.successorId),
      })),
      baseline: null,
      gates: {},
    },
    background: new Map([...background].flatMap(([id, entry]) => (taskIds.has(id) ? [[taskId(id), entry]] : []))),
    taskIds,
    personIds,
  };
}
