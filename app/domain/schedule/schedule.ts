import type { CivilTime } from "../time/day.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import type { ConstraintType, Driver, LinkType, NetworkLink } from "./network.ts";

/** A task's calculated dates, in civil time to the minute. */
export interface ScheduledTask {
  readonly id: string;
  readonly summary: boolean;
  /** False for an inactive task: it has dates of its own and takes part in nothing. */
  readonly active: boolean;
  /** When it is planned to happen: the early dates, or the late ones of a task as late as possible. */
  readonly start: CivilTime;
  readonly finish: CivilTime;
  readonly earlyStart: CivilTime;
  readonly earlyFinish: CivilTime;
  readonly lateStart: CivilTime;
  readonly lateFinish: CivilTime;
  /** Working minutes on the task's calendar, clock minutes of an elapsed task; of a summary, the working time it spans. */
  readonly durationMinutes: number;
  /** Negative when a constraint or deadline cannot be kept. */
  readonly totalSlackMinutes: number;
  readonly freeSlackMinutes: number;
  /** 0 to 100; of a summary, weighted by the durations of the tasks in it. */
  readonly percentComplete: number;
  readonly critical: boolean;
  /** Not critical, but so nearly that a short delay makes it so. */
  readonly nearCritical: boolean;
  readonly driver: Driver;
}

/**
 * A calculated schedule. The arrays are parallel to `Network.tasks`: the task at an index is the one at that index of the input.
 * Times are absolute civil minutes (see parseCivilTime); slack is working minutes on the task's own calendar.
 */
export interface Schedule {
  readonly size: number;
  /** The earliest start and the latest finish of all active tasks; the network's start for both when there is none. */
  readonly start: CivilTime;
  readonly finish: CivilTime;
  readonly ids: readonly string[];
  readonly startMinutes: Int32Array;
  readonly finishMinutes: Int32Array;
  readonly earlyStartMinutes: Int32Array;
  readonly earlyFinishMinutes: Int32Array;
  readonly lateStartMinutes: Int32Array;
  readonly lateFinishMinutes: Int32Array;
  readonly totalSlack: Int32Array;
  readonly freeSlack: Int32Array;
  /** 1 for a critical task, else 0. */
  readonly critical: Uint8Array;
  /** 1 for a task that is not critical and has no more slack than the network calls near; of a summary, 1 when one in it is. */
  readonly nearCritical: Uint8Array;
  /** Index into `Network.links` of the link that set the start, -1 when something else did. */
  readonly drivingLink: Int32Array;
  /** What people should know about, in input order: constraints against links, missed deadlines, links that lead nowhere. */
  readonly conflicts: readonly ScheduleConflict[];
  /** Index of a task, -1 when there is none with this id. */
  readonly indexOf: (id: string) => number;
  readonly task: (index: number) => ScheduledTask;
  readonly calendarOf: (index: number) => WorkCalendar;
}

/** A plan that can be calculated although something in it cannot be kept. */
export type ScheduleConflict =
  | {
      /** A constraint date was kept although the links ask for `required`, a later start or finish. */
      readonly code: "schedule.constraint.conflict";
      readonly taskId: string;
      readonly constraint: ConstraintType;
      readonly at: CivilTime;
      readonly required: CivilTime;
      /** Working minutes between the two. */
      readonly byMinutes: number;
    }
  | {
      readonly code: "schedule.deadline.missed";
      readonly taskId: string;
      readonly deadline: CivilTime;
      readonly finish: CivilTime;
      readonly byMinutes: number;
    }
  | {
      /** A manually scheduled task begins before its predecessor allows. */
      readonly code: "schedule.link.unmet";
      readonly taskId: string;
      readonly of: string;
      readonly type: LinkType;
      readonly byMinutes: number;
    }
  | {
      /** One end of the link, or both, is no task of the plan; the link is left out. */
      readonly code: "schedule.link.dangling";
      readonly taskId: string;
      readonly link: NetworkLink;
      readonly missing: readonly string[];
    };

/** Why a network has no schedule. */
export type ScheduleProblem =
  | {
      /** The tasks of a loop from predecessor to successor, and the link to cut: the one of the loop that was declared last. */
      readonly code: "schedule.cycle";
      readonly loop: readonly string[];
      readonly link: NetworkLink;
    }
  | { readonly code: "schedule.task.duplicate"; readonly taskId: string }
  | { readonly code: "schedule.parent.unknown"; readonly taskId: string; readonly parent: string }
  | { readonly code: "schedule.parent.loop"; readonly loop: readonly string[] }
  | { readonly code: "schedule.calendar.unknown"; readonly calendar: string; readonly taskId: string | null }
  | { readonly code: "schedule.calendar.empty"; readonly calendar: string }
  | { readonly code: "schedule.calendar.invalid"; readonly calendar: string; readonly from: string; readonly to: string }
  /** The calendar has too little working time between the years 1900 and 2199 for the task. */
  | { readonly code: "schedule.calendar.exhausted"; readonly calendar: string; readonly taskId: string }
  /** `value` is not a civil time; `taskId` is null for the start of the network. */
  | { readonly code: "schedule.time.invalid"; readonly taskId: string | null; readonly field: TimeField; readonly value: string }
  | { readonly code: "schedule.number.invalid"; readonly taskId: string; readonly field: NumberField; readonly value: number };

export type TimeField = "start" | "constraint" | "deadline" | "actualStart" | "actualFinish" | "manualStart" | "manualFinish";
export type NumberField = "durationMinutes" | "percentComplete" | "levellingDelayMinutes" | "lag" | "workMinutes" | "units" | "pause";
