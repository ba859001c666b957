import type { ResourceProblem } from "./resource-problem.ts";

/**
 * The parallel schedule generation scheme (Bedworth and Bailey 1982; Kolisch 1996): goes through time and at each moment at which something finishes starts,
 * in the order of `list`, whatever may start and finds its resources free. Fills `starts` and returns the makespan. Its schedules
 * keep resources busier than those of the serial scheme, but the best schedule may not be among them.
 */
export function scheduleInParallel(problem: ResourceProblem, list: Int32Array, starts: Int32Array): number {
  const { size, predecessorStart, successorStart, successors } = problem.precedence;
  const { durations } = problem;
  const free = problem.capacities.slice();
  const waitingFor = new Int32Array(size);
  for (let activity = 0; activity < size; activity++) waitingFor[activity] = predecessorStart[activity + 1]! - predecessorStart[activity]!;
  let waiting = Array.from(list);
  let running: number[] = [];
  let now = 0;
  let makespan = 0;
  const finish = (activity: number) => {
    takeResources(problem, free, activity, -1);
    for (let index = successorStart[activity]!; index < successorStart[activity + 1]!; index++) waitingFor[successors[index]!]!--;
  };
  while (waiting.length > 0) {
    const later: number[] = [];
    for (const activity of waiting) {
      if (waitingFor[activity]! > 0 || !isFree(problem, free, activity)) {
        later.push(activity);
        continue;
      }
      starts[activity] = now;
      takeResources(problem, free, activity, 1);
      makespan = Math.max(makespan, now + durations[activity]!);
      // What takes no time is over at once: what waits for it stands behind it in the list and may start now.
      if (durations[activity] === 0) finish(activity);
      else running.push(activity);
    }
    waiting = later;
    if (running.length === 0) continue;
    now = Math.min(...running.map((activity) => starts[activity]! + durations[activity]!));
    running = running.filter((activity) => {
      if (starts[activity]! + durations[activity]! > now) return true;
      finish(activity);
      return false;
    });
  }
  return makespan;
}

function isFree({ demandStart, demandResource, demandUnits }: ResourceProblem, free: Int32Array, activity: number): boolean {
  for (let index = demandStart[activity]!; index < demandStart[activity + 1]!; index++) {
    if (free[demandResource[index]!]! < demandUnits[index]!) return false;
  }
  return true;
}

function takeResources(
  { demandStart, demandResource, demandUnits }: ResourceProblem,
  free: Int32Array,
  activity: number,
  sign: 1 | -1,
): void {
  for (let index = demandStart[activity]!; index < demandStart[activity + 1]!; index++) {
    free[demandResource[index]!]! -= sign * demandUnits[index]!;
  }
}
