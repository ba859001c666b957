/** Codes of `EdgeList.edgeType`: the four link types in the order of linkTypes, then the two that carry links through summaries. */
export const edge = { FS: 0, SS: 1, FF: 2, SF: 3, fromGate: 4, toCollector: 5 } as const;
/** Codes of `EdgeList.edgeLagUnit`, in the order of lagUnits. */
export const lag = { working: 0, elapsed: 1, percent: 2 } as const;

/** The edges of a graph, as arrays parallel to each other. */
export interface EdgeList {
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeType: Uint8Array;
  readonly edgeLag: Float64Array;
  readonly edgeLagUnit: Uint8Array;
  /** The link an edge comes from, -1 for an edge between a summary and what is in it. */
  readonly edgeLink: Int32Array;
}

export function makeEdges(count: number): EdgeList {
  return {
    edgeFrom: new Int32Array(count),
    edgeTo: new Int32Array(count),
    edgeType: new Uint8Array(count),
    edgeLag: new Float64Array(count),
    edgeLagUnit: new Uint8Array(count),
    edgeLink: new Int32Array(count),
  };
}

/** The first edges of a list, with room for others behind them. */
export function resizeEdges(edges: EdgeList, kept: number, count: number): EdgeList {
  if (kept === count && edges.edgeFrom.length === count) return edges;
  const resized = makeEdges(count);
  resized.edgeFrom.set(edges.edgeFrom.subarray(0, kept));
  resized.edgeTo.set(edges.edgeTo.subarray(0, kept));
  resized.edgeType.set(edges.edgeType.subarray(0, kept));
  resized.edgeLag.set(edges.edgeLag.subarray(0, kept));
  resized.edgeLagUnit.set(edges.edgeLagUnit.subarray(0, kept));
  resized.edgeLink.set(edges.edgeLink.subarray(0, kept));
  return resized;
}

/** Where the edges at each node begin and, one further on, end. */
export type EdgeGroups = readonly [start: Int32Array, edges: Int32Array];

/** Edge numbers grouped by one of their ends, in ascending order within a group: those of node i are edges[start[i]] to edges[start[i + 1] - 1]. */
export function groupEdges(nodeCount: number, end: Int32Array): EdgeGroups {
  const start = new Int32Array(nodeCount + 2);
  for (let index = 0; index < end.length; index++) start[end[index]! + 2]!++;
  for (let node = 2; node < nodeCount + 2; node++) start[node]! += start[node - 1]!;
  const edges = new Int32Array(end.length);
  for (let index = 0; index < end.length; index++) edges[start[end[index]! + 1]!++] = index;
  return [start, edges];
}

/** Edges in the order of the nodes they lead to, those into node i from start[i] to start[i + 1] - 1. Links mostly come in this order. */
export function sortEdges(nodeCount: number, edges: EdgeList): readonly [start: Int32Array, sorted: EdgeList] {
  const [start, inEdges] = groupEdges(nodeCount, edges.edgeTo);
  if (isAscending(edges.edgeTo)) return [start, edges];
  return [
    start,
    {
      edgeFrom: inEdges.map((index) => edges.edgeFrom[index]!),
      edgeTo: inEdges.map((index) => edges.edgeTo[index]!),
      edgeType: Uint8Array.from(inEdges, (index) => edges.edgeType[index]!),
      edgeLag: Float64Array.from(inEdges, (index) => edges.edgeLag[index]!),
      edgeLagUnit: Uint8Array.from(inEdges, (index) => edges.edgeLagUnit[index]!),
      edgeLink: inEdges.map((index) => edges.edgeLink[index]!),
    },
  ];
}

function isAscending(values: Int32Array): boolean {
  for (let index = 1; index < values.length; index++) if (values[index]! < values[index - 1]!) return false;
  return true;
}
