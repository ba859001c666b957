import type { CivilTime, Day } from "../time/day.ts";

/** When a milestone, or the project, may finish. */
export interface DateForecast {
  /** Null for the finish of the project. */
  readonly taskId: string | null;
  /** The date of the plan without uncertainty, and the share of runs (0 to 1) that finish on that day or before. */
  readonly planned: CivilTime;
  readonly plannedShare: number;
  /** By these instants one, five, eight and nineteen of every ten (twenty) runs have finished. */
  readonly p10: CivilTime;
  readonly p50: CivilTime;
  readonly p80: CivilTime;
  readonly p95: CivilTime;
  /** Instants by which 0, 1, 2 ... 100 per cent of the runs have finished: the curve of certainty. */
  readonly quantiles: readonly CivilTime[];
  /** Spans of days that touch each other, from the earliest to the latest finish, with the number of runs that finish in each. */
  readonly histogram: readonly HistogramBin[];
  /** Working minutes of the project calendar: by how much the finish strays around its mean, and by how much P50 and P80 would with other seeds. */
  readonly deviationMinutes: number;
  readonly p50ErrorMinutes: number;
  readonly p80ErrorMinutes: number;
  /** What was promised, and the share of runs that keep it; null when nothing was. */
  readonly promised: { readonly day: Day; readonly share: number } | null;
}

export interface HistogramBin {
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  readonly runs: number;
}

/** What a task does to the date of the target. */
export interface TaskRisk {
  readonly taskId: string;
  /** Share of runs in which the task lies on the path that sets the date of the target (criticality index, Van Slyke 1963). */
  readonly criticality: number;
  /** Correlation of the task's duration with the date of the target, -1 to 1 (cruciality index, Williams 1992); 0 without an estimate. */
  readonly cruciality: number;
  /** Schedule sensitivity index: criticality times the deviation of the duration over that of the date (PMBOK; Vanhoucke 2009). */
  readonly sensitivity: number;
  readonly meanMinutes: number;
  readonly deviationMinutes: number;
}

/** How far the target moves when this task alone goes well or badly, everything else taking its median. */
export interface TornadoBar {
  readonly taskId: string;
  /** The duration that one time in ten is below, and above. */
  readonly shortMinutes: number;
  readonly longMinutes: number;
  readonly early: CivilTime;
  readonly late: CivilTime;
  /** Working minutes of the project calendar between the two. */
  readonly swingMinutes: number;
}

export interface Forecast {
  readonly runs: number;
  readonly seed: number;
  /** Tasks whose duration varies. */
  readonly estimatedTasks: number;
  /** Estimates that count for nothing, and why. */
  readonly ignored: readonly IgnoredEstimate[];
  readonly project: DateForecast;
  /** In the order of the request. */
  readonly milestones: readonly DateForecast[];
  /** Tasks that are on the path at least once or vary, the most critical ones first. */
  readonly risks: readonly TaskRisk[];
  /** The widest swings first; tasks without any are left out. */
  readonly tornado: readonly TornadoBar[];
  /** P50 and P80 of the target after more and more runs: the forecast has settled when they no longer move. */
  readonly convergence: readonly { readonly runs: number; readonly p50: CivilTime; readonly p80: CivilTime }[];
}

export interface IgnoredEstimate {
  readonly taskId: string;
  /** There is no such task; it is done, scheduled by hand, a summary, a point in time or inactive; or the estimate is for a task named before. */
  readonly reason: "unknown" | "finished" | "manual" | "summary" | "milestone" | "inactive" | "repeated";
}
