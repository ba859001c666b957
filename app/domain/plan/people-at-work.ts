import type { NetworkAssignment } from "../schedule/network.ts";
import type { CalendarDefinition } from "../time/calendar.ts";
import type { Plan, PlanTask } from "./model.ts";
import { responsiblePerson } from "./owner.ts";

export interface PersonCalendars {
  readonly calendars: Readonly<Record<string, CalendarDefinition>>;
  /** The key of a person's calendar, by the person's id; of those alone who do not just follow the project's. */
  readonly keys: ReadonlyMap<string, string>;
}

/** The calendars of people who work by another calendar than the project's, or are absent: their calendar without the days of their absence. */
export function personCalendars({ calendar, calendars, workingTimes }: Plan): PersonCalendars {
  const own: Record<string, CalendarDefinition> = {};
  const keys = new Map<string, string>();
  for (const [personId, { calendarId, absences }] of Object.entries(workingTimes)) {
    const base = (calendarId === null ? undefined : calendars[calendarId]) ?? calendar;
    if (absences.length === 0) {
      if (calendarId !== null && calendarId in calendars) keys.set(personId, calendarId);
      continue;
    }
    const key = `person ${personId}`;
    own[key] = { week: base.week, exceptions: [...base.exceptions, ...absences.map(({ from, to }) => ({ from, to, intervals: [] }))] };
    keys.set(personId, key);
  }
  return { calendars: own, keys };
}

/**
 * Whose working time a task follows: that of the people on it or, when nobody was put on it, of the person who is responsible for it. None when
 * its duration is fixed, when it ignores people's calendars, and when it is one person's who just follows the project's.
 */
export function networkAssignments(plan: Plan, task: PlanTask, calendarKeys: ReadonlyMap<string, string>): readonly NetworkAssignment[] {
  if (task.workType === "fixedDuration" || task.ignoresPeople) return [];
  const { assignments, durationMinutes } = task;
  if (assignments.length === 0) {
    if (calendarKeys.size === 0) return [];
    const calendar = calendarKeys.get(responsiblePerson(plan, task) ?? "");
    return calendar === undefined ? [] : [{ calendar, workMinutes: durationMinutes, units: 1 }];
  }
  return assignments.map(({ personId, workMinutes, units }) => {
    const calendar = calendarKeys.get(personId);
    return { workMinutes, units, ...(calendar === undefined ? {} : { calendar }) };
  });
}
