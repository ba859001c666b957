import type { Random } from "../random.ts";
import type { Precedence } from "./precedence.ts";

/**
 * Puts the activities in an order in which each stands after its predecessors, the one with the smallest priority number first among
 * those that could be next. With `random` the choice is drawn: regret-biased random sampling (Drexl 1991), in which an activity's chance
 * is the regret of not taking it, its distance from the worst of the choice plus one. The distances are measured in `unit`, so that
 * plans in minutes are drawn as plans in days are.
 */
export function sampleList(precedence: Precedence, priority: Float64Array, random: Random | null = null, unit = 1): Int32Array {
  const { size, successorStart, successors, predecessorStart } = precedence;
  const list = new Int32Array(size);
  const waitingFor = new Int32Array(size);
  const choice = new Int32Array(size);
  let count = 0;
  for (let activity = 0; activity < size; activity++) {
    waitingFor[activity] = predecessorStart[activity + 1]! - predecessorStart[activity]!;
    if (waitingFor[activity] === 0) choice[count++] = activity;
  }
  for (let position = 0; position < size; position++) {
    const taken = random === null ? findBest(choice, count, priority) : draw(choice, count, priority, random, unit);
    const activity = choice[taken]!;
    choice[taken] = choice[--count]!;
    list[position] = activity;
    for (let index = successorStart[activity]!; index < successorStart[activity + 1]!; index++) {
      const successor = successors[index]!;
      if (--waitingFor[successor]! === 0) choice[count++] = successor;
    }
  }
  return list;
}

function findBest(choice: Int32Array, count: number, priority: Float64Array): number {
  let best = 0;
  for (let index = 1; index < count; index++) {
    const lead = priority[choice[index]!]! - priority[choice[best]!]!;
    if (lead < 0 || (lead === 0 && choice[index]! < choice[best]!)) best = index;
  }
  return best;
}

function draw(choice: Int32Array, count: number, priority: Float64Array, random: Random, unit: number): number {
  if (count === 1) return 0;
  let worst = -Infinity;
  let sum = 0;
  for (let index = 0; index < count; index++) worst = Math.max(worst, priority[choice[index]!]!);
  for (let index = 0; index < count; index++) sum += (worst - priority[choice[index]!]!) / unit + 1;
  let rest = random() * sum;
  for (let index = 0; index < count - 1; index++) {
    rest -= (worst - priority[choice[index]!]!) / unit + 1;
    if (rest < 0) return index;
  }
  return count - 1;
}
