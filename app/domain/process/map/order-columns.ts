import { countCrossings, linksByGutter } from "./count-crossings.ts";
import type { MapGraph } from "./map-graph.ts";

export interface ColumnOrder {
  /** The vertices of each column from above, those of the first lane first. */
  readonly columns: readonly (readonly number[])[];
  readonly lanes: Int32Array;
  readonly crossings: number;
}

const sweeps = 14;
/** Which lane a flow passes in: that of the step it leaves, the one it goes to, or half-way from one to the other. */
const laneRules: readonly ((share: number) => boolean)[] = [() => true, () => false, (share) => share <= 0.5];

/**
 * The order of the vertices in each column within the bands of the lanes, with few crossings: columns are sorted by the mean place of what they are linked with, from left and from right in turn, then
 * neighbours change places where that helps; the best found is kept. Sources: Sugiyama et al. 1981 (barycentres), Gansner et al. 1993 (transposition).
 */
export function orderColumns(graph: MapGraph, laneOf: (step: number) => number): ColumnOrder {
  let best: ColumnOrder | null = null;
  for (const isOfSource of laneRules) {
    const lanes = Int32Array.from(graph.vertices, ({ step, flow, share }) => {
      if (step >= 0) return laneOf(step);
      const { from, to } = graph.flows[flow]!;
      return laneOf(isOfSource(share) ? from : to);
    });
    const found = orderIn(graph, lanes);
    if (best === null || found.crossings < best.crossings) best = found;
    if (best.crossings === 0) break;
  }
  return best!;
}

function orderIn(graph: MapGraph, lanes: Int32Array): ColumnOrder {
  const links = linksByGutter(graph);
  const neighbours = neighboursOf(graph);
  const positions = new Int32Array(graph.vertices.length);
  const columns = Array.from({ length: graph.columns }, (): number[] => []);
  graph.vertices.forEach(({ column }, vertex) => columns[column]!.push(vertex));
  for (const column of columns) {
    column.sort((one, other) => lanes[one]! - lanes[other]! || originOf(graph, one) - originOf(graph, other) || one - other);
    place(column, positions);
  }
  let crossings = countCrossings(links, positions);
  let kept = columns.map((column) => column.slice());
  for (let sweep = 0; sweep < sweeps && crossings > 0; sweep++) {
    const isRightward = sweep % 2 === 0;
    for (let at = 0; at < columns.length; at++) {
      const column = columns[isRightward ? at : columns.length - 1 - at]!;
      sortColumn(column, lanes, positions, isRightward ? neighbours.left : neighbours.right);
    }
    if (sweep >= 3) for (const column of columns) transpose(column, lanes, positions, neighbours);
    const count = countCrossings(links, positions);
    if (count >= crossings) continue;
    crossings = count;
    kept = columns.map((column) => column.slice());
  }
  return { columns: kept, lanes, crossings };
}

type Neighbours = readonly (readonly number[])[];

/** What each vertex is linked with on its left and right sides, be it in the same column. */
function neighboursOf({ vertices, links }: MapGraph): { readonly left: Neighbours; readonly right: Neighbours } {
  const left = vertices.map((): number[] => []);
  const right = vertices.map((): number[] => []);
  for (const { from, to } of links) {
    (from.side === "left" ? right : left)[from.vertex]!.push(to.vertex);
    (to.side === "left" ? right : left)[to.vertex]!.push(from.vertex);
  }
  return { left, right };
}

/** Passing places begin beside the step their flow leaves. */
function originOf({ vertices, flows }: MapGraph, vertex: number): number {
  const { step, flow } = vertices[vertex]!;
  return step >= 0 ? step : flows[flow]!.from + 0.5;
}

function place(column: readonly number[], positions: Int32Array): void {
  column.forEach((vertex, at) => (positions[vertex] = at));
}

function sortColumn(column: number[], lanes: Int32Array, positions: Int32Array, neighbours: Neighbours): void {
  const means = new Map(
    column.map((vertex) => {
      const linked = neighbours[vertex]!;
      const sum = linked.reduce((total, other) => total + positions[other]!, 0);
      return [vertex, linked.length === 0 ? positions[vertex]! : sum / linked.length];
    }),
  );
  column.sort((one, other) => lanes[one]! - lanes[other]! || means.get(one)! - means.get(other)! || positions[one]! - positions[other]!);
  place(column, positions);
}

function transpose(
  column: number[],
  lanes: Int32Array,
  positions: Int32Array,
  { left, right }: { readonly left: Neighbours; readonly right: Neighbours },
): void {
  for (let at = 0; at + 1 < column.length; at++) {
    const [upper, lower] = [column[at]!, column[at + 1]!];
    if (lanes[upper] !== lanes[lower]) continue;
    const gain =
      crossed(left[upper]!, left[lower]!, positions) -
      crossed(left[lower]!, left[upper]!, positions) +
      crossed(right[upper]!, right[lower]!, positions) -
      crossed(right[lower]!, right[upper]!, positions);
    if (gain <= 0) continue;
    [column[at], column[at + 1]] = [lower, upper];
    positions[upper] = at + 1;
    positions[lower] = at;
  }
}

function crossed(ofUpper: readonly number[], ofLower: readonly number[], positions: Int32Array): number {
  let count = 0;
  for (const one of ofUpper) for (const other of ofLower) if (positions[one]! > positions[other]!) count++;
  return count;
}
