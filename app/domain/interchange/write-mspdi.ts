import type { BilingualText, Plan, PlanCalendarException, PlanTask } from "../plan/model.ts";
import { responsiblePerson } from "../plan/owner.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { dayLengthOf } from "../sheet/apply-cells.ts";
import type { WorkInterval } from "../time/calendar.ts";
import { deliverableDefinition } from "./mspdi-deliverable.ts";
import { mspdiTasks } from "./write-mspdi-tasks.ts";
import type { XmlElement } from "./xml-element.ts";

export interface MspdiWishes {
  readonly name: string;
  /** By its code of ISO 4217. */
  readonly currency: string;
  readonly textOf: (text: BilingualText) => string;
  /** What is written on a task beside its fields. */
  readonly notesOf: (task: PlanTask) => string;
}

/**
 * A plan as the content of the Project element of Microsoft Project XML (schema http://schemas.microsoft.com/project), its elements in the
 * order of the schema. {@link file://./map-mspdi.ts} reads it as the same plan with the same dates, but for what the format does not have: a
 * gate becomes a milestone, a phase without tasks too, and the person of a task's role its owner. Tasks go by their numbers.
 */
export function mspdiProject(plan: Plan, schedule: Schedule, { name, currency, textOf, notesOf }: MspdiWishes): XmlElement {
  const people = new Map(plan.people.map((person, index) => [person.id, index + 1]));
  const dayLength = dayLengthOf(plan);
  const workDays = plan.calendar.week.filter((day) => day.length > 0);
  const hours = workDays[0] ?? [];
  const owned = plan.tasks.flatMap((task) => {
    const person = people.get(responsiblePerson(plan, task) ?? "");
    return person === undefined ? [] : [{ task, person }];
  });
  return {
    SaveVersion: "14",
    Name: name,
    Title: name,
    ScheduleFromStart: "1",
    StartDate: `${plan.start}T00:00:00`,
    FinishDate: `${schedule.finish}:00`,
    CriticalSlackLimit: "0",
    CurrencyCode: currency,
    CalendarUID: "1",
    DefaultStartTime: clock(hours[0]?.from ?? 480),
    DefaultFinishTime: clock(hours.at(-1)?.to ?? 1020),
    MinutesPerDay: String(dayLength),
    MinutesPerWeek: String(dayLength * Math.max(1, workDays.length)),
    DefaultTaskType: "1",
    DurationFormat: "7",
    HonorConstraints: "1",
    NewTasksEffortDriven: "0",
    NewTasksEstimated: "0",
    NewTasksAreManual: "0",
    ...(plan.tasks.some((task) => textOf(task.deliverable) !== "") ? { ExtendedAttributes: deliverableDefinition(textOf) } : {}),
    Calendars: { Calendar: [calendar(plan, name, textOf)] },
    Tasks: { Task: mspdiTasks(plan, schedule, { textOf, notesOf }) },
    Resources: {
      Resource: plan.people.map((person, index) => ({
        UID: String(index + 1),
        ID: String(index + 1),
        Name: person.name,
        Type: "1",
        MaxUnits: "1",
        CalendarUID: "-1",
      })),
    },
    Assignments: {
      Assignment: owned.map(({ task, person }, index) => ({
        UID: String(index + 1),
        TaskUID: String(task.number),
        ResourceUID: String(person),
        Units: "1",
      })),
    },
  };
}

function calendar({ calendar: { week, exceptions } }: Plan, name: string, textOf: MspdiWishes["textOf"]): XmlElement {
  return {
    UID: "1",
    Name: name,
    IsBaseCalendar: "1",
    BaseCalendarUID: "-1",
    WeekDays: {
      // The format counts days from Sunday, 1.
      WeekDay: [6, 0, 1, 2, 3, 4, 5].map((day, index) => ({ DayType: String(index + 1), ...working(week[day] ?? []) })),
    },
    ...(exceptions.length === 0 ? {} : { Exceptions: { Exception: exceptions.map((entry) => exception(entry, textOf)) } }),
  };
}

function exception({ from, to, intervals, name }: PlanCalendarException, textOf: MspdiWishes["textOf"]): XmlElement {
  return {
    EnteredByOccurrences: "0",
    TimePeriod: { FromDate: `${from}T00:00:00`, ToDate: `${to}T23:59:00` },
    Occurrences: "1",
    Name: textOf(name),
    Type: "1",
    ...working(intervals),
  };
}

function working(intervals: readonly WorkInterval[]): XmlElement {
  if (intervals.length === 0) return { DayWorking: "0" };
  return {
    DayWorking: "1",
    WorkingTimes: { WorkingTime: intervals.map(({ from, to }) => ({ FromTime: clock(from), ToTime: clock(to % 1440) })) },
  };
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
}
