import type { MapGraph, MapLink } from "./map-graph.ts";

/** How often flows cross each other when the vertices of each column stand in the order of their positions. Takes n log n of the links, and longer for flows that lead back. */
export function countCrossings(links: readonly (readonly MapLink[])[], positions: Int32Array): number {
  return links.reduce((sum, each) => sum + crossingsIn(each, positions), 0);
}

/** The links by their gutters. */
export function linksByGutter({ links, columns }: MapGraph): readonly (readonly MapLink[])[] {
  const found = Array.from({ length: columns + 1 }, (): MapLink[] => []);
  for (const link of links) found[link.gutter]!.push(link);
  return found;
}

function crossingsIn(links: readonly MapLink[], positions: Int32Array): number {
  const across: (readonly [left: number, right: number])[] = [];
  const turns = { left: [] as (readonly [number, number])[], right: [] as (readonly [number, number])[] };
  for (const { from, to } of links) {
    const [one, other] = [positions[from.vertex]!, positions[to.vertex]!];
    if (from.side === to.side) turns[from.side].push(one < other ? [one, other] : [other, one]);
    else across.push(from.side === "left" ? [one, other] : [other, one]);
  }
  let count = inversions(across);
  for (const side of ["left", "right"] as const)
    for (const [at, [low, high]] of turns[side].entries()) {
      for (const pair of across) {
        const position = pair[side === "left" ? 0 : 1];
        if (position > low && position < high) count++;
      }
      for (let other = at + 1; other < turns[side].length; other++) {
        const [a, b] = turns[side][other]!;
        if ((a > low && a < high && b > high) || (b > low && b < high && a < low)) count++;
      }
    }
  return count;
}

function inversions(pairs: (readonly [left: number, right: number])[]): number {
  if (pairs.length < 2) return 0;
  pairs.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const size = pairs.reduce((most, [, right]) => Math.max(most, right), 0) + 1;
  const tree = new Int32Array(size + 1);
  let count = 0;
  for (const [at, [, right]] of pairs.entries()) {
    let notAbove = 0;
    for (let node = right + 1; node > 0; node -= node & -node) notAbove += tree[node]!;
    count += at - notAbove;
    for (let node = right + 1; node <= size; node += node & -node) tree[node]!++;
  }
  return count;
}
