import fc from "fast-check";
import { readResourceProblem } from "#app/domain/levelling/resource-problem.ts";
import type { ResourceProblem, ResourceProblemInput } from "#app/domain/levelling/resource-problem.ts";

/** Small projects with up to three resources, in which activities wait for ones with lower numbers. */
export const randomProblem: fc.Arbitrary<ResourceProblem> = fc
  .record({
    capacities: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    activities: fc.array(
      fc.record({ duration: fc.integer({ min: 0, max: 7 }), demands: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }) }),
      { maxLength: 12 },
    ),
    arrows: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }),
  })
  .map(({ capacities, activities, arrows }) => {
    const successors: number[][] = activities.map(() => []);
    for (const [one, other] of arrows) {
      const from = Math.min(one % activities.length, other % activities.length);
      const to = Math.max(one % activities.length, other % activities.length);
      if (from < to && !successors[from]?.includes(to)) successors[from]?.push(to);
    }
    return readResourceProblem({
      durations: activities.map(({ duration }) => duration),
      demands: activities.map(({ demands }) => capacities.map((capacity, resource) => Math.min(capacity, demands[resource] ?? 0))),
      capacities,
      successors,
    });
  });

/** What a schedule breaks: links that are not kept and moments at which a resource is short. */
export function brokenRules(problem: ResourceProblem, starts: Int32Array): readonly string[] {
  const { precedence, durations, demandStart, demandResource, demandUnits, capacities } = problem;
  const broken: string[] = [];
  const taken = new Map<string, number>();
  for (let activity = 0; activity < precedence.size; activity++) {
    const finish = (starts[activity] ?? 0) + (durations[activity] ?? 0);
    for (const successor of precedence.successors.subarray(precedence.successorStart[activity], precedence.successorStart[activity + 1])) {
      if ((starts[successor] ?? 0) < finish) broken.push(`${successor} starts before ${activity} is over`);
    }
    for (let index = demandStart[activity] ?? 0; index < (demandStart[activity + 1] ?? 0); index++) {
      const resource = demandResource[index] ?? 0;
      for (let time = starts[activity] ?? 0; time < finish; time++) {
        const key = `${resource} at ${time}`;
        taken.set(key, (taken.get(key) ?? 0) + (demandUnits[index] ?? 0));
        if ((taken.get(key) ?? 0) > (capacities[resource] ?? 0)) broken.push(`too much of ${key}`);
      }
    }
  }
  return broken;
}

/** The shortest makespan there is, by trying every order; for a handful of activities. */
export function shortestByTrying({ durations, demands, capacities, successors }: ResourceProblemInput): number {
  let shortest = Infinity;
  const count = durations.length;
  const starts = new Map<number, number>();
  const taken: number[][] = capacities.map(() => []);
  const fits = (activity: number, start: number) =>
    capacities.every((capacity, resource) => {
      const needed = demands[activity]?.[resource] ?? 0;
      for (let time = start; time < start + (durations[activity] ?? 0); time++) {
        if ((taken[resource]?.[time] ?? 0) + needed > capacity) return false;
      }
      return true;
    });
  const take = (activity: number, start: number, sign: number) => {
    taken.forEach((times, resource) => {
      for (let time = start; time < start + (durations[activity] ?? 0); time++) {
        times[time] = (times[time] ?? 0) + sign * (demands[activity]?.[resource] ?? 0);
      }
    });
  };
  const extend = (makespan: number) => {
    if (makespan >= shortest) return;
    if (starts.size === count) {
      shortest = makespan;
      return;
    }
    for (let activity = 0; activity < count; activity++) {
      if (starts.has(activity)) continue;
      const before = successors.flatMap((list, other) => (list.includes(activity) ? [other] : []));
      if (!before.every((other) => starts.has(other))) continue;
      let start = Math.max(0, ...before.map((other) => (starts.get(other) ?? 0) + (durations[other] ?? 0)));
      while (!fits(activity, start)) start++;
      starts.set(activity, start);
      take(activity, start, 1);
      extend(Math.max(makespan, start + (durations[activity] ?? 0)));
      take(activity, start, -1);
      starts.delete(activity);
    }
  };
  extend(0);
  return shortest;
}
