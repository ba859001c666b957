import { readPrecedence, reversePrecedence } from "./precedence.ts";
import type { Precedence } from "./precedence.ts";

/**
 * The resource-constrained project scheduling problem in whole time units: activities that run without a break, each needing
 * some units of renewable resources all the while, none before its predecessors have finished, no resource ever above its capacity.
 */
export interface ResourceProblem {
  readonly precedence: Precedence;
  readonly durations: Int32Array;
  /** What activity i needs of the resource demandResource[k] is demandUnits[k], for k from demandStart[i] to demandStart[i + 1] - 1. */
  readonly demandStart: Int32Array;
  readonly demandResource: Int32Array;
  readonly demandUnits: Int32Array;
  readonly capacities: Int32Array;
  /** No schedule needs to be longer: all activities one after the other. */
  readonly horizon: number;
}

export interface ResourceProblemInput {
  readonly durations: readonly number[];
  /** Per activity what it needs of each resource, in the order of the capacities. */
  readonly demands: readonly (readonly number[])[];
  readonly capacities: readonly number[];
  /** Per activity those that must not start before it has finished. */
  readonly successors: readonly (readonly number[])[];
}

/**
 * Reads a problem. Throws a RangeError when activities wait for each other, and when one needs more of a resource than there is, which no
 * schedule could give.
 */
export function readResourceProblem(input: ResourceProblemInput): ResourceProblem {
  const capacities = Int32Array.from(input.capacities);
  const durations = Int32Array.from(input.durations);
  const demandStart = new Int32Array(durations.length + 1);
  const resources: number[] = [];
  const units: number[] = [];
  input.demands.forEach((demands, activity) => {
    demands.forEach((needed, resource) => {
      if (needed === 0) return;
      if (needed > (capacities[resource] ?? 0))
        throw new RangeError(`activity ${activity} needs more of resource ${resource} than there is`);
      resources.push(resource);
      units.push(needed);
    });
    demandStart[activity + 1] = resources.length;
  });
  return {
    precedence: readPrecedence(input.successors),
    durations,
    demandStart,
    demandResource: Int32Array.from(resources),
    demandUnits: Int32Array.from(units),
    capacities,
    horizon: durations.reduce((sum, duration) => sum + duration, 0),
  };
}

/** The same problem with time running backward: what it schedules early lies late in the given one. */
export function reverseProblem(problem: ResourceProblem): ResourceProblem {
  return { ...problem, precedence: reversePrecedence(problem.precedence) };
}

/** No schedule is shorter: the longest chain, and for each resource its whole work spread over its capacity. */
export function lowerBound(problem: ResourceProblem): number {
  const { precedence, durations, capacities } = problem;
  const finish = new Int32Array(precedence.size);
  const work = new Float64Array(capacities.length);
  let bound = 0;
  for (const activity of precedence.order) {
    finish[activity]! += durations[activity]!;
    bound = Math.max(bound, finish[activity]!);
    for (let index = precedence.successorStart[activity]!; index < precedence.successorStart[activity + 1]!; index++) {
      const successor = precedence.successors[index]!;
      finish[successor] = Math.max(finish[successor]!, finish[activity]!);
    }
    for (let index = problem.demandStart[activity]!; index < problem.demandStart[activity + 1]!; index++) {
      work[problem.demandResource[index]!]! += problem.demandUnits[index]! * durations[activity]!;
    }
  }
  return capacities.reduce(
    (longest, capacity, resource) => (capacity > 0 ? Math.max(longest, Math.ceil(work[resource]! / capacity)) : longest),
    bound,
  );
}
