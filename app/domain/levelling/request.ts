import type { Network } from "../schedule/network.ts";
import type { ScheduleProblem } from "../schedule/schedule.ts";
import type { Day } from "../time/day.ts";

/** Someone who works on tasks. */
export interface LevellingPerson {
  readonly id: string;
  /** How much of their working time they give to these tasks: 1 is all of it, 0.5 half. */
  readonly capacity: number;
  /** Key into `Network.calendars`, absences being days without work in it; the project calendar when absent. */
  readonly calendar?: string;
}

/** A person's work on a task, all the while it lasts. */
export interface PersonAssignment {
  readonly taskId: string;
  readonly personId: string;
  /** How much of a working day the task takes of them: 1 is all of it. */
  readonly units: number;
}

/** A plan with the people who work on it: what overloads and levelling are about. */
export interface StaffedPlan {
  /**
   * The plan. Where `NetworkTask.assignments` lets a task follow people's calendars, their work is counted on those; else on the
   * task's. The tasks of several projects may stand in one network.
   */
  readonly network: Network;
  readonly people: readonly LevellingPerson[];
  readonly assignments: readonly PersonAssignment[];
}

export interface LevellingOptions {
  /** Nothing before this day is looked at or moved: the status date as a rule. */
  readonly from?: Day;
  /** Overloads after this day are left alone. */
  readonly to?: Day;
  /** Only the overloads of these people; of all when absent. */
  readonly people?: readonly string[];
  /** Moves tasks no later than they may be without moving the finish of the project, a deadline or a constraint. */
  readonly onlyWithinSlack?: boolean;
  /** What tasks are worth, 0 to 1000, by task id; 500 when absent. Higher ones are placed first, and 1000 is never held back. */
  readonly priorities?: Readonly<Record<string, number>>;
  /** Go-live and gates: what it costs to move them counts most, and the proposal tells what becomes of them. */
  readonly milestones?: readonly string[];
  /** How many orders of the tasks are tried; {@link usualOrders} when absent. */
  readonly orders?: number;
  /** The same seed gives the same proposal; 1 when absent. */
  readonly seed?: number;
}

export const usualOrders = 40;
export const usualPriority = 500;
/** The priority that is never held back. */
export const fixedPriority = 1000;

export type LevellingProblem =
  | ScheduleProblem
  | { readonly code: "levelling.day.invalid"; readonly field: "from" | "to"; readonly value: string }
  | { readonly code: "levelling.person.unknown"; readonly personId: string }
  | { readonly code: "levelling.person.duplicate"; readonly personId: string }
  | { readonly code: "levelling.task.unknown"; readonly taskId: string }
  | { readonly code: "levelling.number.invalid"; readonly field: "capacity" | "units" | "priority" | "orders"; readonly value: number };
