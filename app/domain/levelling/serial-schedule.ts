import type { ResourceProblem } from "./resource-problem.ts";

/** How much of each resource is taken in each time unit: taken[resource * horizon + time]. One is enough for many schedules. */
export type ResourceProfile = Int32Array;

export function createProfile({ capacities, horizon }: ResourceProblem): ResourceProfile {
  return new Int32Array(capacities.length * horizon);
}

/**
 * The serial schedule generation scheme (Kelley 1963; Kolisch 1996): takes the activities in the order of `list` and starts each as early as its
 * predecessors and the resources that are left allow. Fills `starts` and returns the makespan. Precondition: in the list every activity
 * stands after its predecessors.
 */
export function scheduleSerially(problem: ResourceProblem, list: Int32Array, starts: Int32Array, profile: ResourceProfile): number {
  const { predecessorStart, predecessors } = problem.precedence;
  const { durations } = problem;
  let makespan = 0;
  profile.fill(0);
  for (let position = 0; position < list.length; position++) {
    const activity = list[position]!;
    let start = 0;
    for (let index = predecessorStart[activity]!; index < predecessorStart[activity + 1]!; index++) {
      const predecessor = predecessors[index]!;
      const finish = starts[predecessor]! + durations[predecessor]!;
      if (finish > start) start = finish;
    }
    start = firstFit(problem, profile, activity, start);
    starts[activity] = start;
    if (start + durations[activity]! > makespan) makespan = start + durations[activity]!;
  }
  return makespan;
}

/** The first start, not before `earliest`, at which the resources suffice; takes them there. */
function firstFit(problem: ResourceProblem, profile: ResourceProfile, activity: number, earliest: number): number {
  const { demandStart, demandResource, demandUnits, capacities, horizon } = problem;
  const duration = problem.durations[activity]!;
  const first = demandStart[activity]!;
  const last = demandStart[activity + 1]!;
  let start = earliest;
  let isFitting = duration === 0;
  while (!isFitting) {
    isFitting = true;
    for (let index = first; index < last; index++) {
      const resource = demandResource[index]!;
      const base = resource * horizon;
      const most = capacities[resource]! - demandUnits[index]!;
      // From the end: the last clash is the one to get behind.
      let time = base + start + duration - 1;
      while (time >= base + start && profile[time]! <= most) time--;
      if (time < base + start) continue;
      start = time - base + 1;
      isFitting = false;
    }
  }
  for (let index = first; index < last; index++) {
    const base = demandResource[index]! * horizon + start;
    for (let time = base; time < base + duration; time++) profile[time]! += demandUnits[index]!;
  }
  return start;
}
