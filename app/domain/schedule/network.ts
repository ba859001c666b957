import type { CalendarDefinition } from "../time/calendar.ts";
import type { CivilTime } from "../time/day.ts";

export const linkTypes = ["FS", "SS", "FF", "SF"] as const;
/** Finish-to-start, start-to-start, finish-to-finish, start-to-finish. */
export type LinkType = (typeof linkTypes)[number];

export const lagUnits = ["working", "elapsed", "percent"] as const;
/** Working minutes on the successor's calendar, clock minutes, or per cent of the predecessor's duration. */
export type LagUnit = (typeof lagUnits)[number];

export const constraintTypes = ["ASAP", "ALAP", "SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"] as const;
/** As soon / late as possible, start / finish no earlier / later than, must start / finish on. */
export type ConstraintType = (typeof constraintTypes)[number];

export interface NetworkLink {
  readonly predecessor: string;
  readonly successor: string;
  readonly type: LinkType;
  /** Minutes for `working` and `elapsed`, per cent (100 = the whole predecessor) for `percent`; negative is a lead. */
  readonly lag: number;
  readonly lagUnit: LagUnit;
}

export interface NetworkTask {
  readonly id: string;
  /** The summary task this one belongs to, null at the top. A task that has children is a summary. */
  readonly parent: string | null;
  /** Working minutes on the task's calendar; clock minutes when `elapsed`. Zero is a milestone. Ignored for summaries. */
  readonly durationMinutes: number;
  readonly elapsed?: boolean;
  /** Key into `Network.calendars`; the project calendar when absent. */
  readonly calendar?: string;
  readonly constraint?: { readonly type: ConstraintType; readonly at?: CivilTime };
  readonly deadline?: CivilTime;
  /** 0 to 100, per cent of the duration done. */
  readonly percentComplete?: number;
  readonly actualStart?: CivilTime;
  readonly actualFinish?: CivilTime;
  /** A manually scheduled task keeps these dates; it still drives its successors. */
  readonly manual?: { readonly start: CivilTime; readonly finish: CivilTime };
  /** An inactive task is left out of the calculation; absent means active. */
  readonly active?: boolean;
  /** Clock minutes by which levelling holds the task back after its links, no-earlier-than dates and the project start; absent means none. */
  readonly levellingDelayMinutes?: number;
  /**
   * Whose working time the task follows; absent where its duration is fixed or it ignores people's calendars. On a task with a
   * calendar of its own, work happens when both work.
   */
  readonly assignments?: readonly NetworkAssignment[];
  /** Where work on the task rests, in the order of time; absent means in one piece. Ignored for elapsed tasks and for people of several calendars. */
  readonly pauses?: readonly Pause[];
}

/** A person's work on a task. */
export interface NetworkAssignment {
  /** Key into `Network.calendars`; the project calendar when absent. */
  readonly calendar?: string;
  /** Minutes of the person's own work. */
  readonly workMinutes: number;
  /** How much of the person's working time the task takes: 1 is all of it. */
  readonly units: number;
}

/** After so many minutes of work on a task, work rests for so many working minutes. */
export interface Pause {
  readonly afterMinutes: number;
  readonly minutes: number;
}

export interface Network {
  readonly start: CivilTime;
  readonly calendars: Readonly<Record<string, CalendarDefinition>>;
  /** Key of the project calendar. */
  readonly calendar: string;
  readonly tasks: readonly NetworkTask[];
  readonly links: readonly NetworkLink[];
  /** A task is critical when its total slack is at most this many minutes; 0 when absent. */
  readonly criticalSlackMinutes?: number;
  /** A task that is not critical is near-critical when its total slack is at most this many minutes; none is when absent. */
  readonly nearCriticalSlackMinutes?: number;
  /** Every end of the network has a critical path of its own: a task that nothing waits for is late when it finishes later than it does. */
  readonly severalEnds?: boolean;
}

/** What set a task's early start (or fixed its dates): the answer to "why is this task here?". */
export type Driver =
  | { readonly kind: "link"; readonly of: string; readonly type: LinkType }
  | { readonly kind: "constraint"; readonly type: ConstraintType }
  | { readonly kind: "calendar" }
  | { readonly kind: "projectStart" }
  | { readonly kind: "actual" }
  | { readonly kind: "manual" }
  | { readonly kind: "children" }
  | { readonly kind: "levelling" };
