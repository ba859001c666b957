import type { ConstraintType, LagUnit, LinkType, Pause } from "../schedule/network.ts";
import type { CustomField, CustomValues } from "../plan/custom-field.ts";
import type { WorkType } from "../plan/model.ts";
import type { CalendarException, WorkInterval } from "../time/calendar.ts";
import type { CivilTime } from "../time/day.ts";
import type { TaskTexts } from "../sheet/task-texts.ts";
import type { Criticality } from "../plan/criticality.ts";

/** A plan as a file describes it. Ids are the file's own until {@link file://./imported-ids.ts} gives new ones. */
export interface ImportedPlan {
  readonly format: "mspdi" | "json";
  readonly name: string;
  readonly start: CivilTime;
  /** Key of the project calendar. */
  readonly calendar: string;
  /** The project calendar and those that single tasks follow, base calendars already merged in. */
  readonly calendars: Readonly<Record<string, ImportedCalendar>>;
  /** What the file keeps of its tasks beside, as fields of the project's own. */
  readonly fields: readonly CustomField[];
  /** In tree order: every parent before its children. */
  readonly tasks: readonly ImportedTask[];
  readonly links: readonly ImportedLink[];
  readonly people: readonly ImportedPerson[];
  /** In the order of the file; the first one of a task names its owner. */
  readonly assignments: readonly ImportedAssignment[];
  readonly criticality: Criticality;
  /** What the file says and this plan does not hold. */
  readonly notes: readonly ImportNote[];
}

export interface ImportedCalendar {
  readonly name: string;
  readonly week: readonly (readonly WorkInterval[])[];
  readonly exceptions: readonly ImportedCalendarException[];
}

export interface ImportedCalendarException extends CalendarException {
  readonly name: string;
}

export interface ImportedTask {
  readonly id: string;
  /** The number the file gives the task. */
  readonly uid: string;
  readonly parentId: string | null;
  /** A gate is one by the JSON exchange format alone. */
  readonly kind: "phase" | "task" | "milestone" | "gate";
  readonly name: string;
  readonly durationMinutes: number;
  readonly elapsed: boolean;
  /** Per cent, 0 to 100. */
  readonly progress: number;
  readonly constraint: ConstraintType;
  readonly constraintAt: CivilTime | null;
  readonly deadline: CivilTime | null;
  readonly actualStart: CivilTime | null;
  readonly actualFinish: CivilTime | null;
  readonly manualStart: CivilTime | null;
  readonly manualFinish: CivilTime | null;
  readonly active: boolean;
  /** A task of another project shown in this one: it keeps its dates and drives its successors. */
  readonly external: boolean;
  /** Key of the task's own calendar; null for the project's. */
  readonly calendar: string | null;
  readonly workType: WorkType;
  readonly effortDriven: boolean;
  /** How long it takes when things go well and badly; null where the file does not say. */
  readonly optimisticMinutes: number | null;
  readonly pessimisticMinutes: number | null;
  readonly ignoresPeople: boolean;
  /** 0 to 1000. */
  readonly priority: number;
  readonly ownerId: string | null;
  /** Clock minutes by which levelling has moved the task. */
  readonly levellingDelayMinutes: number;
  /** Where its work rests, in the order of time. */
  readonly pauses: readonly Pause[];
  /** A link of this task leads out of the file. */
  readonly lostLink: boolean;
  /** What the task hands over; empty where the file says nothing. */
  readonly deliverable: string;
  readonly texts: TaskTexts;
  /** By the key of the field; a person by the file's id. */
  readonly custom: CustomValues;
  /** The dates stored in the file, for the comparison. */
  readonly fileStart: CivilTime | null;
  readonly fileFinish: CivilTime | null;
}

export interface ImportedLink {
  readonly id: string;
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: LinkType;
  /** Minutes, or per cent when the unit is `percent`. */
  readonly lag: number;
  readonly lagUnit: LagUnit;
}

export interface ImportedPerson {
  readonly id: string;
  readonly uid: string;
  readonly name: string;
  /** Key of the person's calendar in the file where its working time differs from the project's, else null. */
  readonly calendar: string | null;
  /** 1 is full time. */
  readonly maxUnits: number;
}

export interface ImportedAssignment {
  readonly taskId: string;
  readonly personId: string;
  /** 1 is full time. */
  readonly units: number;
  /** Minutes of the person's own work; null where the file does not say. */
  readonly workMinutes: number | null;
}

export type ImportNoteCode =
  | EarlierNoteCode
  | "import.note.assignmentUnknown"
  | "import.note.baselines"
  | "import.note.calendarMissing"
  | "import.note.calendarTimes"
  | "import.note.constraintDateMissing"
  | "import.note.constraintUnknown"
  | "import.note.duplicateLink"
  | "import.note.durationMissing"
  | "import.note.elapsedPercentLag"
  | "import.note.exceptionOutside"
  | "import.note.exceptionUnknown"
  | "import.note.externalLink"
  | "import.note.fieldDropped"
  | "import.note.fieldValue"
  | "import.note.linkUnknown"
  | "import.note.manualPhase"
  | "import.note.manualWithoutDates"
  | "import.note.materials"
  | "import.note.milestoneDuration"
  | "import.note.progress"
  | "import.note.projectStartMissing"
  | "import.note.recurringTask"
  | "import.note.scheduleFromFinish"
  | "import.note.subproject"
  | "import.note.timeZone";

/** What earlier releases left out, and told in reports that are kept. */
type EarlierNoteCode =
  | "import.note.externalTask"
  | "import.note.inactiveTask"
  | "import.note.levellingDelay"
  | "import.note.resourceCalendar"
  | "import.note.splitTask"
  | "import.note.taskCalendar";

/** Something in the file that is not taken over, or not in full. */
export interface ImportNote {
  readonly code: ImportNoteCode;
  /** The task it concerns; null when it concerns the whole plan. */
  readonly taskName: string | null;
  readonly uid: string | null;
  readonly parameters: Readonly<Record<string, string | number>>;
}
