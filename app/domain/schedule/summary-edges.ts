import { edge, resizeEdges } from "./graph-edges.ts";
import type { EdgeList } from "./graph-edges.ts";
import type { LinkEdges } from "./link-edges.ts";
import { flag } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";

/** Edges of links and of what carries them through summaries. */
export interface JoinedEdges {
  readonly edges: EdgeList;
  /** 1 for a summary that is a collector. */
  readonly isCollector: Uint8Array;
  /** The summary of each gate, the nodes after all tasks. */
  readonly gatedTasks: readonly number[];
}

/** Leads links to summaries into their gates, and joins what is in a summary with its gate and its collector. */
export function joinSummaries({ edges, hasSummaries }: LinkEdges, model: NetworkModel): JoinedEdges {
  if (!hasSummaries) return { edges, isCollector: new Uint8Array(model.size), gatedTasks: [] };
  const { isCollector, gateOf, gatedTasks } = findLinkedSummaries(model, edges);
  return { edges: addGroupEdges(edges, model, isCollector, gateOf), isCollector, gatedTasks };
}

/** A summary needs a collector when it or a summary above it is a predecessor, and a gate when one of them is a successor. */
function findLinkedSummaries({ size, flags, hierarchy }: NetworkModel, { edgeFrom, edgeTo }: EdgeList) {
  const { preorder, parent } = hierarchy;
  const isCollector = new Uint8Array(size);
  const gateOf = new Int32Array(size).fill(-1);
  const gatedTasks: number[] = [];
  for (let index = 0; index < edgeFrom.length; index++) {
    const from = edgeFrom[index]!;
    if ((flags[from]! & flag.summary) !== 0) isCollector[from] = 1;
    const to = edgeTo[index]!;
    if ((flags[to]! & flag.summary) !== 0) gateOf[to] = size;
  }
  for (const index of preorder) {
    if ((flags[index]! & flag.summary) === 0) continue;
    const above = parent[index]!;
    if (above >= 0 && isCollector[above] === 1) isCollector[index] = 1;
    if (gateOf[index]! >= 0 || (above >= 0 && gateOf[above]! >= 0)) {
      gateOf[index] = size + gatedTasks.length;
      gatedTasks.push(index);
    }
  }
  return { isCollector, gateOf, gatedTasks };
}

function addGroupEdges(links: EdgeList, { size, hierarchy }: NetworkModel, isCollector: Uint8Array, gateOf: Int32Array): EdgeList {
  const { parent } = hierarchy;
  const linkCount = links.edgeFrom.length;
  let edgeCount = linkCount;
  for (let index = 0; index < size; index++) {
    const above = parent[index]!;
    if (above >= 0) edgeCount += isCollector[above]! + (gateOf[above]! >= 0 ? 1 : 0);
  }
  const edges = resizeEdges(links, linkCount, edgeCount);
  const { edgeFrom, edgeTo, edgeType } = edges;
  const nodeInto = (task: number) => (gateOf[task]! >= 0 ? gateOf[task]! : task);
  for (let index = 0; index < linkCount; index++) edgeTo[index] = nodeInto(edgeTo[index]!);
  edges.edgeLink.fill(-1, linkCount);
  let next = linkCount;
  for (let index = 0; index < size; index++) {
    const above = parent[index]!;
    if (above < 0) continue;
    if (gateOf[above]! >= 0) {
      edgeFrom[next] = gateOf[above]!;
      edgeTo[next] = nodeInto(index);
      edgeType[next++] = edge.fromGate;
    }
    if (isCollector[above] === 1) {
      edgeFrom[next] = index;
      edgeTo[next] = above;
      edgeType[next++] = edge.toCollector;
    }
  }
  return edges;
}
