import type { BilingualText, Plan, PlanTask } from "../plan/model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { dayLengthOf } from "../sheet/apply-cells.ts";
import { mspdiFields } from "./mspdi-fields.ts";
import { mspdiAssignments } from "./write-mspdi-assignments.ts";
import { clock, mspdiCalendars } from "./write-mspdi-calendars.ts";
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
 * gate becomes a milestone, three-point estimates are left out, a phase without tasks too, a field of people becomes one of texts, what the names of
 * fields and options are in another language goes, and the person of a task's role its owner. Tasks go by their numbers.
 */
export function mspdiProject(plan: Plan, schedule: Schedule, { name, currency, textOf, notesOf }: MspdiWishes): XmlElement {
  const calendars = mspdiCalendars(plan, name, textOf);
  const own = mspdiFields(plan, textOf);
  const dayLength = dayLengthOf(plan);
  const workDays = plan.calendar.week.filter((day) => day.length > 0);
  const hours = workDays[0] ?? [];
  return {
    SaveVersion: "14",
    Name: name,
    Title: name,
    ScheduleFromStart: "1",
    StartDate: `${plan.start}T00:00:00`,
    FinishDate: `${schedule.finish}:00`,
    CriticalSlackLimit: String(plan.criticality.slackDays),
    CurrencyCode: currency,
    CalendarUID: "1",
    DefaultStartTime: clock(hours[0]?.from ?? 480),
    DefaultFinishTime: clock(hours.at(-1)?.to ?? 1020),
    MinutesPerDay: String(dayLength),
    MinutesPerWeek: String(dayLength * Math.max(1, workDays.length)),
    DefaultTaskType: "1",
    DurationFormat: "7",
    HonorConstraints: "1",
    MultipleCriticalPaths: plan.criticality.severalEnds ? "1" : "0",
    NewTasksEffortDriven: "0",
    NewTasksEstimated: "0",
    NewTasksAreManual: "0",
    ...(own.definitions.length > 0 ? { ExtendedAttributes: { ExtendedAttribute: own.definitions } } : {}),
    Calendars: { Calendar: calendars.elements },
    Tasks: {
      Task: mspdiTasks(plan, schedule, { textOf, notesOf, valuesOf: own.valuesOf, calendarUid: (id) => calendars.uidOf.get(id) ?? "-1" }),
    },
    Resources: {
      Resource: plan.people.map((person, index) => ({
        UID: String(index + 1),
        ID: String(index + 1),
        Name: person.name,
        Type: "1",
        MaxUnits: String(plan.workingTimes[person.id]?.maxUnits ?? 1),
        CalendarUID: calendars.uidOfPerson.get(person.id) ?? "-1",
      })),
    },
    Assignments: { Assignment: mspdiAssignments(plan, schedule) },
  };
}
