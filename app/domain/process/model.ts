import type { BilingualText } from "../scorecard/scorecard.ts";
import type { Spread } from "./spread.ts";

export const stepTypes = ["start", "task", "xor", "and", "event", "end"] as const;
/**
 * What a step is. `task` is work; `event` is something that is waited for; `xor` sends a case one of several ways, `and` all of them at once, and gathers them
 * again where several flows come in; `start` and `end` are where cases come from and go.
 */
export type StepType = (typeof stepTypes)[number];

export const valueClasses = ["VA", "BVA", "NVA"] as const;
/** Whether the customer would pay for a step: it adds value, the business needs it without that, or neither. */
export type ValueClass = (typeof valueClasses)[number];

export const repetitions = ["always", "once"] as const;
/**
 * How often a flow that leads back may be taken. `always`: with the same probability every time, so that work T is done T / (1 - r) times on the average (Dumas et al.,
 * Fundamentals of Business Process Management, 7.1). `once`: at most once each time the loop is entered, (1 + r) T (Laguna and Marklund, Business Process Modeling, 5).
 */
export type Repetition = (typeof repetitions)[number];

export interface ProcessFlow {
  /** The id of a step. */
  readonly to: string;
  /** How often of 1 this way is taken; null: what the others leave, in equal parts. Of no meaning where all ways are taken. */
  readonly probability: number | null;
  readonly repetition: Repetition;
  /** What is written at it. */
  readonly name: BilingualText | null;
}

export interface ProcessStep {
  readonly id: string;
  readonly name: BilingualText;
  /** The id of a role; null where nobody is needed. */
  readonly role: string | null;
  readonly type: StepType;
  readonly next: readonly ProcessFlow[];
  /** Mean minutes of work. */
  readonly workMinutes: number;
  /** How the work spreads about its mean; null when only that is known. */
  readonly work: Spread | null;
  /** Mean minutes that a case waits before the work for other reasons than that nobody is free. */
  readonly waitMinutes: number;
  readonly wait: Spread | null;
  /** In units of the currency for an hour of work; null: what the role costs. */
  readonly costPerHour: number | null;
  /** What a case uses here and is thought of with; null where the step touches none. */
  readonly system: string | null;
  /** Cases a month that come in here; null where it is not known. */
  readonly volumePerMonth: number | null;
  readonly valueClass: ValueClass | null;
  readonly pains: readonly string[];
  /** Names of the data that are typed in here. */
  readonly captures: readonly string[];
  /** Whether the step looks over what others did. */
  readonly isInspection: boolean;
  /** Whether the work is done on paper. */
  readonly isPaper: boolean;
  /** Steps of the as-is process that this one came from; for a to-be process. */
  readonly asIs: readonly string[];
}

/** Who works, and how many of them there are. */
export interface Role {
  readonly id: string;
  readonly name: BilingualText;
  /** Null: as many as it takes. */
  readonly people: number | null;
  readonly costPerHour: number | null;
  /** When they work; null: always. Seven days from Monday, each a list of minutes from midnight. */
  readonly hours: WorkingWeek | null;
}

export type WorkingWeek = readonly (readonly (readonly [from: number, to: number])[])[];

/** How cases come in: the time from one to the next. */
export interface Arrivals {
  readonly interval: Spread;
  /** When they come; null: at all times. */
  readonly hours: WorkingWeek | null;
}

export interface Process {
  readonly name: BilingualText;
  readonly roles: readonly Role[];
  readonly steps: readonly ProcessStep[];
  readonly arrivals: Arrivals | null;
}

/** What one process may hold. */
export const processLimits = {
  steps: 20_000,
  mapSteps: 2_000,
  flows: 100_000,
  roles: 1_000,
  idCharacters: 200,
  nameCharacters: 500,
} as const;
