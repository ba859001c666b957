import { lineTolerance } from "./map-sizes.ts";

/** Links of one group in a gutter: the heights at which they reach it on either side. */
export interface GutterGroup {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** On which vertical line a group lies, from the left; where it had to be cut, first on one, then at `middle` over to the other. */
export interface GroupTrack {
  readonly track: number;
  readonly cut: { readonly track: number; readonly middle: number } | null;
}

export interface GutterRoute {
  readonly tracks: number;
  /** Null for a group that is one straight line. */
  readonly groups: readonly (GroupTrack | null)[];
}

interface Segment {
  readonly group: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly low: number;
  readonly high: number;
}

/**
 * Gives the groups of a gutter vertical lines from left to right so that no two lines lie upon each other and few cross: which of two has to stand left where their horizontal ends are at one height is a
 * condition, how often they cross the cost of an order. Where conditions go round in a circle one group is cut in two. Source: Sander 1996, as in the orthogonal router of the Eclipse Layout Kernel.
 */
export function routeGutter(groups: readonly GutterGroup[]): GutterRoute {
  const cuts = new Map<number, number>();
  for (;;) {
    const segments = segmentsOf(groups, cuts);
    const order = orderSegments(segments);
    if (typeof order === "number") {
      cuts.set(order, freeHeight(groups, order, cuts));
      continue;
    }
    return tracksOf(groups, segments, order, cuts);
  }
}

function segmentsOf(groups: readonly GutterGroup[], cuts: ReadonlyMap<number, number>): readonly Segment[] {
  return groups.flatMap(({ left, right }, group) => {
    const middle = cuts.get(group);
    if (middle !== undefined) return [segment(group, left, [middle]), segment(group, [middle], right)];
    const made = segment(group, left, right);
    return made.low === made.high ? [] : [made];
  });
}

function segment(group: number, left: readonly number[], right: readonly number[]): Segment {
  const all = [...left, ...right];
  return { group, left, right, low: Math.min(...all), high: Math.max(...all) };
}

/** What it costs when a stands left of b: Infinity where lines would lie upon each other. */
function costOf(a: Segment, b: Segment): number {
  if (a.group === b.group)
    return a.left === b.left ? 0 : a.right.length === 1 && b.left.length === 1 && a.right[0] === b.left[0] ? 0 : Infinity;
  let cost = 0;
  for (const y of a.right) {
    if (b.left.some((other) => Math.abs(other - y) < lineTolerance)) return Infinity;
    if (y > b.low && y < b.high) cost++;
  }
  for (const y of b.left) if (y > a.low && y < a.high) cost++;
  return cost;
}

/** The segments from left to right, or the number of a group that has to be cut. */
function orderSegments(segments: readonly Segment[]): readonly number[] | number {
  const costs = segments.map((a) => segments.map((b) => (a === b ? 0 : costOf(a, b))));
  const remaining = new Set(segments.keys());
  const order: number[] = [];
  while (remaining.size > 0) {
    let best = -1;
    let least = Infinity;
    for (const at of remaining) {
      let cost = 0;
      for (const other of remaining) {
        if (other === at) continue;
        const [before, behind] = [costs[at]![other]!, costs[other]![at]!];
        if (before === Infinity) cost = Infinity;
        else if (behind !== Infinity) cost += before - behind;
      }
      if (cost < least) [best, least] = [at, cost];
    }
    if (best < 0) return groupToCut(segments, remaining, costs);
    remaining.delete(best);
    order.push(best);
  }
  return order;
}

/** Of those that cannot be placed, one that passes from side to side with the fewest ends. */
function groupToCut(segments: readonly Segment[], remaining: ReadonlySet<number>, costs: readonly (readonly number[])[]): number {
  const counts = new Map<number, number>();
  for (const at of remaining) counts.set(segments[at]!.group, (counts.get(segments[at]!.group) ?? 0) + 1);
  const able = [...remaining].filter((at) => {
    const { group, left, right } = segments[at]!;
    const isFollowed = [...remaining].some((other) => other !== at && costs[other]![at] === Infinity);
    return isFollowed && left.length > 0 && right.length > 0 && counts.get(group) === 1;
  });
  const [chosen] = able.sort(
    (one, other) =>
      segments[one]!.left.length + segments[one]!.right.length - segments[other]!.left.length - segments[other]!.right.length ||
      one - other,
  );
  return segments[chosen ?? [...remaining][0]!]!.group;
}

/** A height near the middle of a group at which no line comes in from either side. */
function freeHeight(groups: readonly GutterGroup[], group: number, cuts: ReadonlyMap<number, number>): number {
  const taken = [...groups.flatMap(({ left, right }) => [...left, ...right]), ...cuts.values()];
  const { left, right } = groups[group]!;
  const middle = Math.round((Math.min(...left, ...right) + Math.max(...left, ...right)) / 2);
  for (let away = 0; ; away++)
    for (const y of [middle + away, middle - away]) if (taken.every((other) => Math.abs(other - y) >= lineTolerance)) return y;
}

function tracksOf(
  groups: readonly GutterGroup[],
  segments: readonly Segment[],
  order: readonly number[],
  cuts: ReadonlyMap<number, number>,
): GutterRoute {
  const found: (GroupTrack | null)[] = groups.map(() => null);
  const tracks: number[] = [];
  order.forEach((at, place) => {
    const own = segments[at]!;
    let track = 0;
    for (let before = 0; before < place; before++) {
      const other = segments[order[before]!]!;
      const isApart =
        own.low - other.high >= lineTolerance || other.low - own.high >= lineTolerance ? costOf(own, other) === costOf(other, own) : false;
      if (!isApart || own.group === other.group) track = Math.max(track, tracks[before]! + 1);
    }
    tracks.push(track);
    const placed = found[own.group];
    const middle = cuts.get(own.group);
    found[own.group] = placed && middle !== undefined ? { ...placed, cut: { track, middle } } : { track, cut: null };
  });
  return { tracks: tracks.reduce((most, track) => Math.max(most, track + 1), 0), groups: found };
}
