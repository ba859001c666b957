import type { Random } from "../random.ts";
import type { Precedence } from "./precedence.ts";

/**
 * The two-point crossover of activity lists (Hartmann 1998): the child takes the mother's activities up to a first point, then the father's in his
 * order up to a second point, then the mother's, none twice. Activities stand after their predecessors in the child when they do in both.
 */
export function crossLists(mother: Int32Array, father: Int32Array, random: Random): Int32Array {
  const size = mother.length;
  const child = new Int32Array(size);
  const isTaken = new Uint8Array(size);
  const one = Math.floor(random() * size);
  const other = Math.floor(random() * size);
  let filled = 0;
  const takeFrom = (parent: Int32Array, until: number) => {
    for (let index = 0; filled < until; index++) {
      const activity = parent[index]!;
      if (isTaken[activity] === 1) continue;
      isTaken[activity] = 1;
      child[filled++] = activity;
    }
  };
  takeFrom(mother, Math.min(one, other));
  takeFrom(father, Math.max(one, other));
  takeFrom(mother, size);
  return child;
}

/** Lets neighbours of a list change places, each pair with this chance, unless the second waits for the first. */
export function mutateList({ successorStart, successors }: Precedence, list: Int32Array, chance: number, random: Random): void {
  for (let position = 0; position + 1 < list.length; position++) {
    if (random() >= chance) continue;
    const activity = list[position]!;
    const next = list[position + 1]!;
    if (successors.subarray(successorStart[activity], successorStart[activity + 1]).includes(next)) continue;
    list[position] = next;
    list[position + 1] = activity;
  }
}
