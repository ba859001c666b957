import { estimate, type Estimate, type Simulation } from "./simulate.ts";

/** What a to-be process takes less than the as-is: above 0 is saved. */
export interface Savings {
  readonly cycle: Estimate;
  readonly work: Estimate;
  readonly wait: Estimate;
  readonly costMinor: Estimate;
}

/**
 * The savings of a to-be process, run by run against the as-is that met the same cases: the paired t interval, which the numbers that both have in common make narrow. Both have to come from one request.
 * Source: Law and Kelton, Simulation Modeling and Analysis, 10.2 and 11.2.
 */
export function compareRuns(asIs: Simulation, toBe: Simulation): Savings {
  const saved = (measure: "cycle" | "work" | "wait" | "costMinor") =>
    estimate(asIs.runs.map((run, at) => run[measure] - toBe.runs[at]![measure]));
  return { cycle: saved("cycle"), work: saved("work"), wait: saved("wait"), costMinor: saved("costMinor") };
}
