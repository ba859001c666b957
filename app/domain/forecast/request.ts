import type { Network } from "../schedule/network.ts";
import type { ScheduleProblem } from "../schedule/schedule.ts";
import type { Day } from "../time/day.ts";
import type { Distribution, ThreePoints } from "./distributions.ts";

/** Working minutes (clock minutes of an elapsed task) that the whole task takes when things go well, as they mostly do, and badly. */
export interface TaskEstimate extends ThreePoints {
  readonly taskId: string;
  /** `pert` when absent. */
  readonly distribution?: Distribution;
}

export interface ForecastRequest {
  readonly network: Network;
  readonly estimates: readonly TaskEstimate[];
  /** What is forecast besides the project's finish: go-live, gates; a summary finishes with the last task in it. */
  readonly milestones: readonly string[];
  /** The milestone that the critical tasks and the tornado are about: go-live as a rule. The project's finish when null. */
  readonly target: string | null;
  /** How often the plan is played through; between 1 and {@link mostRuns}. */
  readonly runs: number;
  /** The same seed gives the same forecast. */
  readonly seed: number;
  /** For tasks without an estimate: shares of the planned duration, such as 0.9 and 1.3. They keep their planned duration when absent. */
  readonly usualSpread?: { readonly optimistic: number; readonly pessimistic: number };
  /**
   * How much the tasks of one group run late together, 0 (not at all, the default) to 1: the correlation of their normal scores. Tasks that share a team,
   * a vendor or an optimist do, and a forecast without it looks more certain than it is (Hulett 2009).
   */
  readonly correlation?: number;
  /** Group of each task by its id; absent tasks, and all when there is no record, form groups by the top summary above them. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Days that were promised, by the id of the milestone. */
  readonly promised?: Readonly<Record<string, Day>>;
  /** How many tasks the tornado shows; 12 when absent. */
  readonly tornadoSize?: number;
}

export const mostRuns = 100_000;

export type ForecastProblem =
  | ScheduleProblem
  /** The values do not rise from optimistic to pessimistic, are no amounts, or the optimistic one of a lognormal estimate is zero. */
  | { readonly code: "forecast.estimate.invalid"; readonly taskId: string }
  | { readonly code: "forecast.milestone.unknown"; readonly taskId: string }
  | { readonly code: "forecast.number.invalid"; readonly field: "runs" | "correlation" | "usualSpread"; readonly value: number };
