import type { GateMarks } from "../gate/mark.ts";
import type { ConstraintType, LagUnit, LinkType, Pause } from "../schedule/network.ts";
import type { CalendarException, WorkInterval } from "../time/calendar.ts";
import type { CivilTime, Day } from "../time/day.ts";
import type { Criticality } from "./criticality.ts";
import type { CustomField, CustomValues } from "./custom-field.ts";

export const taskKinds = ["phase", "task", "milestone", "gate"] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Milestones and gates are points in time: they take no time and hold no tasks. */
export function isPoint(kind: TaskKind): boolean {
  return kind === "milestone" || kind === "gate";
}

/** Text that comes from a template in both languages, or from a person as typed. */
export interface BilingualText {
  /** As typed; for template content the English text. */
  readonly text: string;
  /** Present while the text is still the template's own; gone once somebody rewrites it. */
  readonly zh: string | null;
}

/** Longest name of a task, person or calendar, and of what a task delivers, in characters. */
export const longestName = 300;

export const workTypes = ["fixedUnits", "fixedWork", "fixedDuration"] as const;
/** What stays when one of units, work and duration of a task with people on it is edited, as in MS Project. A fixed duration follows no calendars of people. */
export type WorkType = (typeof workTypes)[number];

export const mostPriority = 1000;
export const ordinaryPriority = 500;

/** A person's work on a task. */
export interface TaskAssignment {
  readonly personId: string;
  /** How much of the person's working time it takes: 1 is all of it. */
  readonly units: number;
  /** Minutes of the person's own work. */
  readonly workMinutes: number;
}

/** What people edit of a task. Computed dates are not here: the engine owns them. */
export interface PlanTask {
  readonly id: string;
  /** Counts the edits of this task; a stale edit is refused. */
  readonly version: number;
  /** A number people can say, unique in the project and never used again. */
  readonly number: number;
  readonly parentId: string | null;
  /** Orders the children of one parent. */
  readonly position: number;
  readonly kind: TaskKind;
  readonly name: BilingualText;
  readonly durationMinutes: number;
  /** The duration is clock time: calendars are ignored. */
  readonly elapsed: boolean;
  /** Per cent, 0 to 100. */
  readonly progress: number;
  readonly constraint: ConstraintType;
  readonly constraintAt: CivilTime | null;
  readonly deadline: CivilTime | null;
  readonly actualStart: CivilTime | null;
  readonly actualFinish: CivilTime | null;
  /** Dates of a manually scheduled task; null while the engine schedules it. */
  readonly manualStart: CivilTime | null;
  readonly manualFinish: CivilTime | null;
  /** Code of the role that does the work, such as BA; the role's person is the owner unless one is named here. */
  readonly roleCode: string | null;
  readonly ownerId: string | null;
  readonly deliverable: BilingualText;
  /** An inactive task stays in the plan and takes part in nothing. */
  readonly active: boolean;
  /** A task of another plan, shown in this one: it keeps its dates and drives its successors. */
  readonly external: boolean;
  /** Key into `Plan.calendars`; null for the project's calendar. */
  readonly calendarId: string | null;
  readonly workType: WorkType;
  /** More people on it make it shorter, and its work stays what it is. */
  readonly effortDriven: boolean;
  /** How long it takes when things go well, in the minutes that its duration is in; null while nobody has estimated it. */
  readonly optimisticMinutes: number | null;
  /** How long it takes when things go badly. */
  readonly pessimisticMinutes: number | null;
  /** Calendars of the people on it do not count. */
  readonly ignoresPeople: boolean;
  /** 0 to 1000: which task levelling lets go first, the greater one; it never moves one of 1000. */
  readonly priority: number;
  /** Clock minutes by which levelling holds it back. */
  readonly levellingDelayMinutes: number;
  /** Where its work rests, in the order of time. */
  readonly pauses: readonly Pause[];
  /** Who works on it, beside or instead of its owner; each person once. */
  readonly assignments: readonly TaskAssignment[];
  /** What the project keeps of it beside; what a removed field held stays here until it is back. */
  readonly custom: CustomValues;
}

/** What a task is in the fields that nobody has filled in. */
export const plainTask = {
  elapsed: false,
  progress: 0,
  constraint: "ASAP",
  constraintAt: null,
  deadline: null,
  actualStart: null,
  actualFinish: null,
  manualStart: null,
  manualFinish: null,
  roleCode: null,
  ownerId: null,
  deliverable: { text: "", zh: null },
  active: true,
  external: false,
  calendarId: null,
  workType: "fixedUnits",
  effortDriven: false,
  optimisticMinutes: null,
  pessimisticMinutes: null,
  ignoresPeople: false,
  priority: ordinaryPriority,
  levellingDelayMinutes: 0,
  pauses: [],
  assignments: [],
  custom: {},
} as const satisfies Partial<PlanTask>;

export interface PlanLink {
  readonly id: string;
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: LinkType;
  /** Minutes, or per cent when the unit is `percent`. */
  readonly lag: number;
  readonly lagUnit: LagUnit;
}

export interface PlanCalendarException extends CalendarException {
  readonly name: BilingualText;
}

export interface PlanCalendar {
  readonly week: readonly (readonly WorkInterval[])[];
  readonly exceptions: readonly PlanCalendarException[];
  /** Years whose holidays are predicted, not yet announced. */
  readonly provisionalYears: readonly number[];
}

/** A calendar beside the project's, for tasks and people. */
export interface PlanNamedCalendar extends PlanCalendar {
  readonly name: BilingualText;
}

/** How a person works, where it is not as the project's calendar says. */
export interface WorkingTime {
  /** Key into `Plan.calendars`; null for the project's calendar. */
  readonly calendarId: string | null;
  /** How much of the working time the person has for the project: 1 is all of it. */
  readonly maxUnits: number;
  readonly absences: readonly Absence[];
}

/** Days on which a person does not work, the last one included. */
export interface Absence {
  readonly from: Day;
  readonly to: Day;
}

export interface PlanPerson {
  readonly id: string;
  readonly name: string;
}

export interface PlanRole {
  readonly code: string;
  readonly name: BilingualText;
  readonly personId: string | null;
}

/** A plan whose tasks and people all follow the project's calendar. */
export const oneCalendar = { calendars: {}, workingTimes: {} } as const satisfies Pick<Plan, "calendars" | "workingTimes">;

/** One project's plan as the engine, the server and the browser share it. */
export interface Plan {
  readonly projectId: string;
  /** Rises with every change of the plan. */
  readonly version: number;
  readonly start: Day;
  /** The number the next new task gets. */
  readonly nextTaskNumber: number;
  /** The milestone that is the go-live; null when none was named. */
  readonly goLiveTaskId: string | null;
  readonly criticality: Criticality;
  readonly calendar: PlanCalendar;
  /** By id. */
  readonly calendars: Readonly<Record<string, PlanNamedCalendar>>;
  /** By the person's id; of those alone who do not just follow the project's calendar. */
  readonly workingTimes: Readonly<Record<string, WorkingTime>>;
  readonly people: readonly PlanPerson[];
  readonly roles: readonly PlanRole[];
  /** What the project keeps of its tasks beside what every task has, in their order. */
  readonly fields: readonly CustomField[];
  /** In tree order: every parent before its children, siblings by position. */
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  /** The dates people compare with, per task; null when no baseline was taken. */
  readonly baseline: Readonly<Record<string, readonly [start: CivilTime, finish: CivilTime]>> | null;
  /** The decisions that stand at gates. */
  readonly gates: GateMarks;
}
