import { personCalendars } from "../plan/people-at-work.ts";
import type { BilingualText, Plan, PlanCalendar } from "../plan/model.ts";
import type { WorkInterval } from "../time/calendar.ts";
import type { PlanJson, PlanJsonCalendar, Span } from "./plan-json.ts";

const dayNames = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;
const projectUid = 1;

/** The numbers of the calendars beside the project's, by their ids. */
export function jsonCalendarUids({ calendars }: Plan): ReadonlyMap<string, number> {
  return new Map(Object.keys(calendars).map((id, index) => [id, projectUid + 1 + index]));
}

/** The calendars of a plan, its people, and a calendar for everybody who is absent. People go by their place. */
export function planJsonPeople(
  plan: Plan,
  name: string,
  textOf: (text: BilingualText) => string,
): Pick<PlanJson, "calendars" | "resources"> {
  const uids = jsonCalendarUids(plan);
  const { keys } = personCalendars(plan);
  const calendars: PlanJsonCalendar[] = [
    calendarOf(projectUid, name, plan.calendar, textOf),
    ...Object.entries(plan.calendars).map(([id, calendar]) => calendarOf(uids.get(id)!, textOf(calendar.name), calendar, textOf)),
  ];
  const resources = plan.people.map((person, index) => {
    const { calendarId = null, absences = [], maxUnits = 1 } = plan.workingTimes[person.id] ?? {};
    const shared = uids.get(keys.get(person.id) ?? "");
    const own = keys.has(person.id) && shared === undefined ? calendars.length + 1 : shared;
    if (own !== undefined && own !== shared)
      calendars.push({
        uid: own,
        name: person.name,
        parent: (calendarId === null ? undefined : uids.get(calendarId)) ?? projectUid,
        week: {},
        exceptions: absences.map(({ from, to }) => ({ from, to, name: "", hours: [] })),
      });
    return {
      uid: index + 1,
      name: person.name,
      type: "WORK",
      ...(own === undefined ? {} : { cal: own }),
      ...(maxUnits === 1 ? {} : { maxUnits: maxUnits * 100 }),
    };
  });
  return { calendars, resources };
}

function calendarOf(uid: number, name: string, calendar: PlanCalendar, textOf: (text: BilingualText) => string): PlanJsonCalendar {
  return {
    uid,
    name,
    parent: null,
    week: Object.fromEntries(dayNames.map((day, index) => [day, (calendar.week[index] ?? []).map(span)])),
    exceptions: calendar.exceptions.map(({ from, to, intervals, name: own }) => ({
      from,
      to,
      name: textOf(own),
      hours: intervals.map(span),
    })),
  };
}

function span({ from, to }: WorkInterval): Span {
  return [clock(from), clock(to)];
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
