import { fQuantile } from "../../stats/distributions.ts";
import { expandLoops } from "../expand-loops.ts";
import type { Process } from "../model.ts";
import { keyWithin } from "./keyed-draws.ts";
import { simulateRun, type SimulationRun } from "./simulate-run.ts";
import { prepareSimulation } from "./simulation-model.ts";

export interface SimulationRequest {
  readonly cases: number;
  readonly warmUp: number;
  readonly replications: number;
  readonly seed: number;
}

/** A mean with the interval that holds it with 95 per cent confidence. */
export interface Estimate {
  readonly mean: number;
  readonly ci95: readonly [low: number, high: number];
}

export interface Simulation {
  readonly runs: readonly SimulationRun[];
  readonly cycle: Estimate;
  readonly work: Estimate;
  readonly wait: Estimate;
  readonly costMinor: Estimate;
  /** Half of the cases, and nineteen of twenty, take no longer. */
  readonly p50: number;
  readonly p95: number;
  /** By role, those without a limit left out. */
  readonly utilisation: ReadonlyMap<string, Estimate>;
  /** Cases that never ended, or were given up. */
  readonly unfinished: number;
}

/**
 * Simulates a sound process in independent replications (at least two), each with a warm-up that is not measured, and estimates means from theirs by Student's t (Law and Kelton, Simulation Modeling and Analysis,
 * 9.5). The same request gives the same result on every machine. Null when it is not known how often cases come in. One server with exponential work of 1 minute and a case every 2: a cycle of 2 minutes.
 */
export function simulate(process: Process, { cases, warmUp, replications, seed }: SimulationRequest): Simulation | null {
  const graph = expandLoops(process);
  const model = graph && prepareSimulation(process, graph);
  if (model === null) return null;
  const runs = Array.from({ length: replications }, (_, run) => simulateRun(model, { cases, warmUp, key: keyWithin(seed, run) }));
  const all = new Float64Array(runs.reduce((sum, { cycles }) => sum + cycles.length, 0));
  let place = 0;
  for (const { cycles } of runs) {
    all.set(cycles, place);
    place += cycles.length;
  }
  all.sort();
  const quantile = (share: number) => all[Math.max(0, Math.ceil(share * all.length) - 1)] ?? 0;
  return {
    runs,
    cycle: estimate(runs.map(({ cycle }) => cycle)),
    work: estimate(runs.map(({ work }) => work)),
    wait: estimate(runs.map(({ wait }) => wait)),
    costMinor: estimate(runs.map(({ costMinor }) => costMinor)),
    p50: quantile(0.5),
    p95: quantile(0.95),
    utilisation: new Map(
      model.pools.flatMap(({ role, people }, pool) =>
        people === Infinity ? [] : [[role, estimate(runs.map(({ utilisation }) => utilisation[pool] ?? 0))] as const],
      ),
    ),
    unfinished: runs.reduce((sum, { unfinished }) => sum + unfinished, 0),
  };
}

/** Mean of at least two values with its interval by Student's t. Of 1, 2 and 3: 2, from -0.484 to 4.484. */
export function estimate(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const half = Math.sqrt((fQuantile(0.95, 1, count - 1) * variance) / count);
  return { mean, ci95: [mean - half, mean + half] };
}
