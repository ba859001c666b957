import { personCalendars } from "../plan/people-at-work.ts";
import type { BilingualText, Plan } from "../plan/model.ts";
import type { CalendarException, WorkInterval } from "../time/calendar.ts";
import type { XmlElement } from "./xml-element.ts";

export interface MspdiCalendars {
  readonly elements: readonly XmlElement[];
  /** UIDs of the calendars beside the project's, by their ids. */
  readonly uidOf: ReadonlyMap<string, string>;
  /** UIDs of the calendars of people, by the people's ids. */
  readonly uidOfPerson: ReadonlyMap<string, string>;
}

const projectUid = "1";

/** The Calendar elements of a plan: the project's, those beside it, and one that is based on one of these for everybody who is absent. */
export function mspdiCalendars(plan: Plan, name: string, textOf: (text: BilingualText) => string): MspdiCalendars {
  const others = Object.entries(plan.calendars);
  const uidOf = new Map(others.map(([id], index) => [id, String(index + 2)]));
  const people = personCalendars(plan);
  const uidOfPerson = new Map<string, string>();
  const ofPeople: XmlElement[] = [];
  for (const person of plan.people) {
    const key = people.keys.get(person.id);
    if (key === undefined) continue;
    const shared = uidOf.get(key);
    const uid = shared ?? String(others.length + 2 + ofPeople.length);
    uidOfPerson.set(person.id, uid);
    if (shared !== undefined) continue;
    const { calendarId, absences } = plan.workingTimes[person.id]!;
    const base = (calendarId === null ? undefined : uidOf.get(calendarId)) ?? projectUid;
    const exceptions = absences.map(({ from, to }) => ({ from, to, intervals: [], name: "" }));
    ofPeople.push({ UID: uid, Name: person.name, IsBaseCalendar: "0", BaseCalendarUID: base, ...exceptionElements(exceptions) });
  }
  const named = (calendar: Plan["calendar"]) => calendar.exceptions.map((entry) => ({ ...entry, name: textOf(entry.name) }));
  return {
    elements: [
      baseCalendar(projectUid, name, plan.calendar.week, named(plan.calendar)),
      ...others.map(([id, calendar]) => baseCalendar(uidOf.get(id)!, textOf(calendar.name), calendar.week, named(calendar))),
      ...ofPeople,
    ],
    uidOf,
    uidOfPerson,
  };
}

type NamedException = CalendarException & { readonly name: string };

function baseCalendar(
  uid: string,
  name: string,
  week: readonly (readonly WorkInterval[])[],
  exceptions: readonly NamedException[],
): XmlElement {
  return {
    UID: uid,
    Name: name,
    IsBaseCalendar: "1",
    BaseCalendarUID: "-1",
    WeekDays: {
      // The format counts days from Sunday, 1.
      WeekDay: [6, 0, 1, 2, 3, 4, 5].map((day, index) => ({ DayType: String(index + 1), ...working(week[day] ?? []) })),
    },
    ...exceptionElements(exceptions),
  };
}

function exceptionElements(exceptions: readonly NamedException[]): XmlElement {
  if (exceptions.length === 0) return {};
  const elements = exceptions.map(({ from, to, intervals, name }) => ({
    EnteredByOccurrences: "0",
    TimePeriod: { FromDate: `${from}T00:00:00`, ToDate: `${to}T23:59:00` },
    Occurrences: "1",
    Name: name,
    Type: "1",
    ...working(intervals),
  }));
  return { Exceptions: { Exception: elements } };
}

function working(intervals: readonly WorkInterval[]): XmlElement {
  if (intervals.length === 0) return { DayWorking: "0" };
  return {
    DayWorking: "1",
    WorkingTimes: { WorkingTime: intervals.map(({ from, to }) => ({ FromTime: clock(from), ToTime: clock(to % 1440) })) },
  };
}

/** A time of day, to the second. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
}
