import { closeGaps } from "./close-gaps.ts";
import type { MapGraph } from "./map-graph.ts";
import type { ColumnOrder } from "./order-columns.ts";
import { mapSizes } from "./map-sizes.ts";
import { straighten } from "./straighten.ts";

/** How far a vertex reaches above and below its axis. */
export interface Extent {
  readonly above: number;
  readonly below: number;
}

/** What a vertex is linked with on one side. */
export interface Pull {
  readonly vertex: number;
  /** How far below the other's axis this one wants its own. */
  readonly offset: number;
  readonly weight: number;
}

const sweeps = 12;

export interface Rows {
  /** The axis of each vertex. */
  readonly axes: Float64Array;
  readonly lanes: readonly { readonly top: number; readonly height: number }[];
}

/**
 * Where each vertex lies in its lane: in the order of its column, no nearer than the gaps, and on a level with what it is linked with where that can be. Each column is fitted in turn to the
 * places of its neighbours by isotonic regression on absolute deviations (Best and Chakravarti 1990), so that most links become straight lines.
 */
export function placeRows(
  graph: MapGraph,
  { columns, lanes }: ColumnOrder,
  laneCount: number,
  offsets: Float64Array,
  extents: readonly Extent[],
  top: number,
): Rows {
  const stacks = columns.map((column) => Array.from({ length: laneCount }, (_, lane) => column.filter((vertex) => lanes[vertex] === lane)));
  const pulls = pullsOf(graph, lanes, offsets);
  const axes = new Float64Array(graph.vertices.length);
  for (const column of stacks) for (const stack of column) if (stack.length > 0) fit(stack, () => [{ value: 0, weight: 1 }]);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isRightward = sweep % 2 === 0;
    const isBoth = sweep >= sweeps - 4;
    for (let at = 0; at < stacks.length; at++)
      for (const stack of stacks[isRightward ? at : stacks.length - 1 - at]!) {
        if (stack.length === 0) continue;
        fit(stack, (vertex) => {
          const { left, right } = pulls[vertex]!;
          const used = isBoth ? [...left, ...right] : isRightward ? left : right;
          if (used.length === 0) return [{ value: axes[vertex]!, weight: 1 }];
          return used.map(({ vertex: other, offset, weight }) => ({ value: axes[other]! + offset, weight }));
        });
      }
  }
  straighten(stacks, pulls, axes, distance);
  for (let lane = 0; lane < laneCount; lane++) closeGaps(lanes, lane, extents, axes);
  return stackLanes();

  /** Places the vertices of one lane of a column as near to what each wants as their order and gaps allow. */
  function fit(stack: readonly number[], wanted: (vertex: number) => readonly Wish[]): void {
    const blocks: { readonly wishes: Wish[]; count: number; value: number }[] = [];
    const shifts: number[] = [0];
    for (let at = 1; at < stack.length; at++) shifts.push(shifts[at - 1]! + distance(stack[at - 1]!, stack[at]!));
    stack.forEach((vertex, at) => {
      const wishes = wanted(vertex).map(({ value, weight }) => ({ value: value - shifts[at]!, weight }));
      blocks.push({ wishes, count: 1, value: medianOf(wishes) });
      while (blocks.length > 1 && blocks.at(-2)!.value > blocks.at(-1)!.value) {
        const last = blocks.pop()!;
        const block = blocks.at(-1)!;
        block.wishes.push(...last.wishes);
        block.count += last.count;
        block.value = medianOf(block.wishes);
      }
    });
    let at = 0;
    for (const { count, value } of blocks)
      for (let index = 0; index < count; index++, at++) axes[stack[at]!] = Math.round(value + shifts[at]!);
  }

  function distance(upper: number, lower: number): number {
    const passing = (graph.vertices[upper]!.step < 0 ? 1 : 0) + (graph.vertices[lower]!.step < 0 ? 1 : 0);
    const gap = [mapSizes.stepGap, mapSizes.passingGap, mapSizes.flowGap][passing]!;
    return extents[upper]!.below + gap + extents[lower]!.above;
  }

  function stackLanes(): Rows {
    const bounds = Array.from({ length: laneCount }, () => ({ low: Infinity, high: -Infinity }));
    for (const [vertex, lane] of lanes.entries()) {
      const bound = bounds[lane]!;
      bound.low = Math.min(bound.low, axes[vertex]! - extents[vertex]!.above);
      bound.high = Math.max(bound.high, axes[vertex]! + extents[vertex]!.below);
    }
    let laneTop = top;
    const placed = bounds.map(({ low, high }) => {
      const height = Math.ceil(Math.max(mapSizes.leastLane, high - low + 2 * mapSizes.laneMargin));
      const lane = { top: laneTop, height, shift: Math.round(laneTop + (height - (high - low)) / 2 - low) };
      laneTop += height;
      return lane;
    });
    for (const [vertex, lane] of lanes.entries()) axes[vertex]! += placed[lane]!.shift;
    return { axes, lanes: placed.map(({ top: at, height }) => ({ top: at, height })) };
  }
}

interface Wish {
  readonly value: number;
  readonly weight: number;
}

/** The lower weighted median. */
function medianOf(wishes: readonly Wish[]): number {
  if (wishes.length === 1) return wishes[0]!.value;
  const sorted = [...wishes].sort((one, other) => one.value - other.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return sorted.at(-1)!.value;
}

/** What draws each vertex to its neighbours on either side within its lane: passing places most, so that long flows are straight. */
function pullsOf({ vertices, links }: MapGraph, lanes: Int32Array, offsets: Float64Array) {
  const pulls = vertices.map(() => ({ left: [] as Pull[], right: [] as Pull[] }));
  links.forEach(({ from, to }, at) => {
    if (lanes[from.vertex] !== lanes[to.vertex]) return;
    const passing = (vertices[from.vertex]!.step < 0 ? 1 : 0) + (vertices[to.vertex]!.step < 0 ? 1 : 0);
    if (from.side === to.side) {
      // The passing place follows its step, which stays.
      const [follower, step] = vertices[from.vertex]!.step < 0 ? [from, to] : [to, from];
      pulls[follower.vertex]![follower.side === "left" ? "right" : "left"].push({ vertex: step.vertex, offset: 0, weight: 0.5 });
      return;
    }
    const weight = [2, 2, 8][passing]!;
    pulls[from.vertex]![from.side === "left" ? "right" : "left"].push({ vertex: to.vertex, offset: offsets[at]!, weight });
    pulls[to.vertex]![to.side === "left" ? "right" : "left"].push({ vertex: from.vertex, offset: -offsets[at]!, weight });
  });
  return pulls;
}
