import { rankSteps, type FlowEnds } from "./rank-steps.ts";

/** One end of a link: the right or the left side of a vertex. */
export interface LinkEnd {
  readonly vertex: number;
  /** Where the end lies as seen from the gutter. */
  readonly side: "left" | "right";
}

/** The piece of a flow that lies in one gutter, from where the flow comes to where it goes. */
export interface MapLink {
  readonly flow: number;
  /** The gutter to the left of the column of that number. */
  readonly gutter: number;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** What stands in a column: a step, or a place where a flow passes. */
export interface MapVertex {
  /** The place of the step; -1 where a flow passes. */
  readonly step: number;
  readonly flow: number;
  readonly column: number;
  /** Of a passing place: how far along the flow it is, 0 to 1. */
  readonly share: number;
}

/** Steps in columns; a flow over several columns, or backward, has a passing place in each. */
export interface MapGraph {
  readonly vertices: readonly MapVertex[];
  readonly columns: number;
  readonly links: readonly MapLink[];
  readonly flows: readonly FlowEnds[];
  /** The first passing place of each flow; -1 for a flow to the next column. */
  readonly firstPassing: Int32Array;
}

/** Null where there would be more vertices than can be drawn. */
export function buildMapGraph(
  count: number,
  flows: readonly FlowEnds[],
  entries: readonly number[],
  mostVertices: number,
): MapGraph | null {
  const { ranks, isBack } = rankSteps(count, flows, entries);
  const vertices: MapVertex[] = Array.from(ranks, (column, step) => ({ step, flow: -1, column, share: 0 }));
  const links: MapLink[] = [];
  const firstPassing = new Int32Array(flows.length).fill(-1);
  for (const [flow, { from, to }] of flows.entries()) {
    const columns = passedColumns(ranks[from]!, ranks[to]!, isBack[flow] === 1);
    if (vertices.length + columns.length > mostVertices) return null;
    const path = [from];
    columns.forEach((column, at) => path.push(vertices.push({ step: -1, flow, column, share: (at + 1) / (columns.length + 1) }) - 1));
    if (columns.length > 0) firstPassing[flow] = path[1]!;
    path.push(to);
    addLinks(links, flow, path, vertices, isBack[flow] === 1);
  }
  return { vertices, columns: ranks.reduce((most, rank) => Math.max(most, rank + 1), 0), links, flows, firstPassing };
}

/** Back flows pass their own columns, too, for all flows leave to the right and come in from the left. */
function passedColumns(from: number, to: number, isBack: boolean): readonly number[] {
  return isBack
    ? Array.from({ length: from - to + 1 }, (_, at) => from - at)
    : Array.from({ length: to - from - 1 }, (_, at) => from + 1 + at);
}

function addLinks(links: MapLink[], flow: number, path: readonly number[], vertices: readonly MapVertex[], isBack: boolean): void {
  const last = path.length - 2;
  for (let at = 0; at <= last; at++) {
    const [from, to] = [path[at]!, path[at + 1]!];
    const column = vertices[from]!.column;
    const sides = !isBack
      ? (["left", "right"] as const)
      : at === 0
        ? (["left", "left"] as const)
        : at === last
          ? (["right", "right"] as const)
          : (["right", "left"] as const);
    const gutter = !isBack || at === 0 ? column + 1 : column;
    links.push({
      flow,
      gutter,
      from: { vertex: from, side: sides[0] },
      to: { vertex: to, side: sides[1] },
      isFirst: at === 0,
      isLast: at === last,
    });
  }
}
