import type { CivilTime, Day } from "../time/day.ts";
import type { Immovable } from "./movability.ts";
import type { PeriodLoad } from "./workload.ts";

/** What levelling proposes; nothing of it is done until the delays are stored. */
export interface LevellingProposal {
  /** Every task whose levelling delay changes. With these in the network the engine calculates exactly the dates below. */
  readonly delays: readonly { readonly taskId: string; readonly levellingDelayMinutes: number; readonly beforeMinutes: number }[];
  /** Every task whose dates change, by its new start. */
  readonly shifts: readonly LevellingShift[];
  readonly project: MilestoneShift;
  /** In the order of the options. */
  readonly milestones: readonly MilestoneShift[];
  /** Deadlines that were kept before and are missed now, by working minutes. */
  readonly missedDeadlines: readonly { readonly taskId: string; readonly deadline: CivilTime; readonly byMinutes: number }[];
  /** Person-days with too much work before and after, among those that were looked at. */
  readonly overloadedDaysBefore: number;
  readonly overloadedDaysAfter: number;
  /** What cannot be solved, and why. */
  readonly remaining: readonly RemainingOverload[];
  /** How many orders of the tasks were tried. */
  readonly orders: number;
}

export interface LevellingShift {
  readonly taskId: string;
  readonly startBefore: CivilTime;
  readonly start: CivilTime;
  readonly finishBefore: CivilTime;
  readonly finish: CivilTime;
  /** Working minutes of the task's calendar (clock minutes of an elapsed task) by which it starts later; negative when it starts earlier. */
  readonly byMinutes: number;
  /** Clock minutes of the proposed delay; 0 for a task that only follows others. */
  readonly delayMinutes: number;
  /** Who kept the task waiting, in the order of time; empty for one that only follows. */
  readonly causes: readonly ShiftCause[];
  /** The predecessor whose new dates set its start; null when none does. */
  readonly follows: string | null;
}

/** A person who had no time for a task from one day to another. */
export interface ShiftCause {
  readonly personId: string;
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  /** What they do meanwhile, the largest part first; empty when they are away. */
  readonly tasks: readonly string[];
}

export interface MilestoneShift {
  /** Null for the finish of the project. */
  readonly taskId: string | null;
  readonly finishBefore: CivilTime;
  readonly finish: CivilTime;
  /** Working minutes of the project calendar; negative when it finishes earlier. */
  readonly byMinutes: number;
}

/** Days on which a person still has too much to do. */
export interface RemainingOverload {
  readonly personId: string;
  readonly from: Day;
  /** Last day, inclusive; days without an overload may lie between. */
  readonly to: Day;
  readonly demandMinutes: number;
  readonly capacityMinutes: number;
  readonly tasks: PeriodLoad["tasks"];
  readonly reason: OverloadReason;
}

export type OverloadReason =
  /** One task by itself asks for more than the person has on such a day. */
  | { readonly code: "alone"; readonly taskId: string }
  /** The person does not work on these days, and the task that asks for them cannot go elsewhere. */
  | { readonly code: "away"; readonly taskId: string }
  /** None of the tasks may be held back. */
  | { readonly code: "fixed"; readonly tasks: readonly { readonly taskId: string; readonly why: Immovable }[] }
  /** Holding the task back far enough would move the finish of the project, a deadline or a constraint. */
  | { readonly code: "noSlack"; readonly taskId: string }
  /** The task would start later than its constraint allows. */
  | { readonly code: "constraint"; readonly taskId: string }
  /** People find no time for the task within three years. */
  | { readonly code: "noRoom"; readonly taskId: string };
