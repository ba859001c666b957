import { planFromTemplate, type TaskBackground } from "#app/domain/plan/from-template.ts";
import type { CustomField } from "#app/domain/plan/custom-field.ts";
import { plainTask, type BilingualText, type Plan, type PlanPerson } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import type { Template, TemplateRole } from "#app/domain/template/template.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { copyOf, type CalendarRecord, type NewCalendar } from "../../queries/calendars.ts";
import type { DeterministicSource } from "../deterministic.ts";
import type { Canaries } from "./canaries.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

export interface TwinTemplate {
  readonly template: Template;
  readonly roles: readonly TemplateRole[];
  /** The calendar of the library that both projects copy. */
  readonly calendar: CalendarRecord;
}

export interface TwinPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly background: ReadonlyMap<string, TaskBackground>;
  readonly calendar: NewCalendar;
}

/** The plan of one twin: the template with a canary in each of its texts, half an owner's worth of people, and some work done. */
export function twinPlan(source: DeterministicSource, { template, roles, calendar: library }: TwinTemplate, canaries: Canaries): TwinPlan {
  const calendar = markedCalendar(copyOf(library, source.newId), canaries);
  const drafted = planFromTemplate(template, minutesPerDay(calendar), source.newId);
  const people = [1, 2, 3].map((number): PlanPerson => ({ id: source.newId(), name: `Person ${number} ${canaries.personName}` }));
  const used = new Set(template.tasks.map((task) => task.role));
  const plan: Plan = {
    projectId: source.newId(),
    version: 1,
    start: "2026-03-02",
    nextTaskNumber: drafted.tasks.length + 1,
    goLiveTaskId: drafted.goLiveTaskId,
    criticality: ordinaryCriticality,
    calendar: { week: calendar.week, exceptions: calendar.exceptions, provisionalYears: [] },
    ...twinWorkingTimes(source, people, calendar, canaries),
    people,
    roles: roles
      .filter((role) => used.has(role.code))
      .map((role, index) => ({
        code: role.code,
        name: marked({ text: role.name.en, zh: role.name.zh }, canaries.roleName, canaries.roleNameZh),
        personId: people[index % people.length]?.id ?? null,
      })),
    fields: twinFields(canaries),
    tasks: drafted.tasks.map((task, index) => ({
      ...task,
      name: marked(task.name, canaries.taskName, canaries.taskNameZh),
      deliverable: marked(task.deliverable, canaries.deliverable, canaries.deliverableZh),
      custom: index % 10 === 4 ? { f1: `Contact ${canaries.fieldValue}`, f2: "o1" } : plainTask.custom,
      ownerId: index % 10 === 3 ? (people[0]?.id ?? null) : null,
      ...(index % 10 === 5 && task.kind === "task"
        ? { assignments: people.map(({ id }) => ({ personId: id, units: 0.5, workMinutes: Math.round(task.durationMinutes / 2) })) }
        : {}),
    })),
    links: drafted.links,
    baseline: null,
    gates: {},
  };
  const scheduled = schedulePlan(plan);
  if (!scheduled.ok) throw new Error(`The twin's plan cannot be scheduled: ${scheduled.problem.code}`);
  const background = new Map(
    [...drafted.background].map(([id, entry]) => [
      id,
      { ...entry, doneWhen: marked(entry.doneWhen, canaries.doneWhen, canaries.doneWhenZh) },
    ]),
  );
  return { plan, schedule: scheduled.value, background, calendar };
}

/** A text and a choice, each in both languages. */
function twinFields(canaries: Canaries): readonly CustomField[] {
  const description = { text: "", zh: null };
  const option = { key: "o1", name: marked({ text: "Sales", zh: "销售" }, canaries.fieldOption, canaries.fieldOption), isRemoved: false };
  return [
    {
      key: "f1",
      kind: "text",
      name: marked({ text: "Contact", zh: "联系人" }, canaries.fieldName, canaries.fieldNameZh),
      description,
      isExpected: false,
      options: [],
    },
    {
      key: "f2",
      kind: "choice",
      name: marked({ text: "Department", zh: "部门" }, canaries.fieldName, canaries.fieldNameZh),
      description,
      isExpected: true,
      options: [option],
    },
  ];
}

/** The first of the people works by a calendar of the project's own, and the second is away for a week. */
function twinWorkingTimes(
  { newId }: DeterministicSource,
  people: readonly PlanPerson[],
  { week }: NewCalendar,
  canaries: Canaries,
): Pick<Plan, "calendars" | "workingTimes"> {
  const calendarId = newId();
  const name = marked({ text: "Four days", zh: "四天" }, canaries.calendarName, canaries.calendarNameZh);
  const fourDays = { name, week: week.map((day, index) => (index === 4 ? [] : day)), exceptions: [], provisionalYears: [] };
  const [first, second] = people;
  return {
    calendars: { [calendarId]: fourDays },
    workingTimes: {
      ...(first ? { [first.id]: { calendarId, maxUnits: 0.8, absences: [] } } : {}),
      ...(second ? { [second.id]: { calendarId: null, maxUnits: 1, absences: [{ from: "2026-04-06", to: "2026-04-10" }] } } : {}),
    },
  };
}

function marked({ text, zh }: BilingualText, canary: string, canaryZh: string): BilingualText {
  return { text: `${text} ${canary}`.trim(), zh: `${zh ?? ""} ${canaryZh}`.trim() };
}

function markedCalendar(calendar: NewCalendar, canaries: Canaries): NewCalendar {
  return {
    ...calendar,
    name: `${calendar.name} ${canaries.calendarName}`,
    nameZh: `${calendar.nameZh ?? ""} ${canaries.calendarNameZh}`.trim(),
    exceptions: calendar.exceptions.map((exception) => ({
      ...exception,
      name: marked(exception.name, canaries.exceptionName, canaries.exceptionNameZh),
    })),
  };
}
