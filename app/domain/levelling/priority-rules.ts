import type { Precedence } from "./precedence.ts";

/** What the rules look at: the activities without regard to resources. */
export interface TimeWindows {
  readonly precedence: Precedence;
  readonly durations: Int32Array;
  readonly earliestStart: Int32Array;
  readonly latestFinish: Int32Array;
}

export const priorityRules = ["latestFinish", "latestStart", "leastSlack", "mostSuccessors", "greatestRankWeight"] as const;
export type PriorityRule = (typeof priorityRules)[number];

/**
 * What each activity's turn depends on: the one with the smallest number goes first. The rules are those of the surveys (Kolisch 1996;
 * Kolisch and Hartmann 1999): the earliest latest finish (LFT), the earliest latest start (LST), the least slack (MSLK), the most successors at any distance
 * (MTS) and the greatest own duration together with those of the direct successors (GRPW).
 */
export function priorities(rule: PriorityRule, windows: TimeWindows): Float64Array {
  const { precedence, durations, earliestStart, latestFinish } = windows;
  const { size } = precedence;
  switch (rule) {
    case "latestFinish":
      return Float64Array.from(latestFinish);
    case "latestStart":
      return Float64Array.from({ length: size }, (_, activity) => latestFinish[activity]! - durations[activity]!);
    case "leastSlack":
      return Float64Array.from(
        { length: size },
        (_, activity) => latestFinish[activity]! - durations[activity]! - earliestStart[activity]!,
      );
    case "mostSuccessors":
      return countSuccessors(precedence).map((count) => -count);
    case "greatestRankWeight":
      return Float64Array.from({ length: size }, (_, activity) => {
        let weight = durations[activity]!;
        for (let index = precedence.successorStart[activity]!; index < precedence.successorStart[activity + 1]!; index++) {
          weight += durations[precedence.successors[index]!]!;
        }
        return -weight;
      });
    default:
      return rule satisfies never;
  }
}

/** The critical path method: earliest starts and latest finishes, in the time units of the durations, when resources do not matter. */
export function findWindows(precedence: Precedence, durations: Int32Array): TimeWindows {
  const { size, order, successorStart, successors } = precedence;
  const earliestStart = new Int32Array(size);
  let makespan = 0;
  for (const activity of order) {
    const finish = earliestStart[activity]! + durations[activity]!;
    makespan = Math.max(makespan, finish);
    for (let index = successorStart[activity]!; index < successorStart[activity + 1]!; index++) {
      const successor = successors[index]!;
      if (finish > earliestStart[successor]!) earliestStart[successor] = finish;
    }
  }
  const latestFinish = new Int32Array(size).fill(makespan);
  for (let position = size - 1; position >= 0; position--) {
    const activity = order[position]!;
    for (let index = successorStart[activity]!; index < successorStart[activity + 1]!; index++) {
      const successor = successors[index]!;
      latestFinish[activity] = Math.min(latestFinish[activity]!, latestFinish[successor]! - durations[successor]!);
    }
  }
  return { precedence, durations, earliestStart, latestFinish };
}

/** How many activities follow each one at any distance, each counted once: sets of bits, joined against the order. */
function countSuccessors({ size, order, successorStart, successors }: Precedence): Float64Array {
  const words = (size + 31) >> 5;
  const reached = new Uint32Array(size * words);
  const counts = new Float64Array(size);
  for (let position = size - 1; position >= 0; position--) {
    const activity = order[position]!;
    const own = activity * words;
    for (let index = successorStart[activity]!; index < successorStart[activity + 1]!; index++) {
      const successor = successors[index]!;
      reached[own + (successor >> 5)]! |= 1 << (successor & 31);
      for (let word = 0; word < words; word++) reached[own + word]! |= reached[successor * words + word]!;
    }
    for (let word = 0; word < words; word++) counts[activity]! += countBits(reached[own + word]!);
  }
  return counts;
}

function countBits(word: number): number {
  let rest = word;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}
