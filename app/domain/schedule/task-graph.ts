import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { longestDurationMinutes } from "../time/duration.ts";
import { findCycle } from "./cycle.ts";
import { flag } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import type { NetworkLink } from "./network.ts";
import type { ScheduleConflict, ScheduleProblem } from "./schedule.ts";
import { isDescendant } from "./task-hierarchy.ts";

/** Codes of `TaskGraph.edgeType`: the four link types in the order of linkTypes, then the two that carry links through summaries. */
export const edge = { FS: 0, SS: 1, FF: 2, SF: 3, fromGate: 4, toCollector: 5 } as const;
/** Codes of `TaskGraph.edgeLagUnit`, in the order of lagUnits. */
export const lag = { working: 0, elapsed: 1, percent: 2 } as const;

/**
 * The network as a graph of nodes and edges. A node with the index of a leaf task is that task. A linked summary counts twice:
 * its own index is the collector, which starts with the first and finishes with the last task in it, and its gate is a
 * node after all tasks, which hands what the summary waits for to everything in it. So a link between two summaries of n and m
 * tasks costs n + m edges and not n x m.
 */
export interface TaskGraph {
  readonly nodeCount: number;
  /** The task a node belongs to. */
  readonly taskOf: (node: number) => number;
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeType: Uint8Array;
  readonly edgeLag: Float64Array;
  readonly edgeLagUnit: Uint8Array;
  /** The link an edge comes from, -1 for an edge between a summary and what is in it. */
  readonly edgeLink: Int32Array;
  /** Edges into node i: inEdges[inStart[i]] to inEdges[inStart[i + 1] - 1], links in input order. */
  readonly inStart: Int32Array;
  readonly inEdges: Int32Array;
  readonly outStart: Int32Array;
  readonly outEdges: Int32Array;
  /** 1 for a summary that is a collector. */
  readonly isCollector: Uint8Array;
  /** Every node once, each after all nodes it waits for. */
  readonly order: Int32Array;
  readonly conflicts: readonly ScheduleConflict[];
}

/** Whether a link leads to or from a summary: then there are nodes that stand for what is in it. */
export function hasSummaryLinks({ nodeCount, isCollector }: TaskGraph, size: number): boolean {
  return nodeCount > size || isCollector.includes(1);
}

/**
 * Turns links into a graph in the order in which it can be calculated. Links from inactive tasks are left out; links with an
 * unknown end are left out and reported as conflicts. Returns the problem `schedule.cycle` when tasks wait for each other.
 */
export function buildTaskGraph(links: readonly NetworkLink[], model: NetworkModel): Result<TaskGraph, ScheduleProblem> {
  const resolved = resolveLinks(links, model);
  if (!resolved.ok) return resolved;
  const { linkFrom, linkTo, conflicts } = resolved.value;
  const { isCollector, gateOf, gatedTasks } = findLinkedSummaries(model, linkFrom, linkTo);
  const edges = listEdges(links, model, resolved.value, isCollector, gateOf);
  const nodeCount = model.size + gatedTasks.length;
  const edgeCount = edges.edgeFrom.length;
  const [inStart, inEdges] = groupEdges(nodeCount, edgeCount, edges.edgeTo);
  const [outStart, outEdges] = groupEdges(nodeCount, edgeCount, edges.edgeFrom);
  const order = sortNodes(nodeCount, edges.edgeTo, inStart, outStart, outEdges);
  const graph: TaskGraph = {
    nodeCount,
    taskOf: (node) => (node < model.size ? node : gatedTasks[node - model.size]!),
    ...edges,
    inStart,
    inEdges,
    outStart,
    outEdges,
    isCollector,
    order,
    conflicts,
  };
  if (order.length < nodeCount) return failure(findCycle(graph, model.ids, links));
  return success(graph);
}

interface ResolvedLinks {
  /** Task indices, -1 for a link that is left out. */
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  readonly linkCount: number;
  readonly conflicts: readonly ScheduleConflict[];
}

function resolveLinks(links: readonly NetworkLink[], model: NetworkModel): Result<ResolvedLinks, ScheduleProblem> {
  const { indexById, hierarchy, flags, ids } = model;
  const linkFrom = new Int32Array(links.length).fill(-1);
  const linkTo = new Int32Array(links.length).fill(-1);
  const conflicts: ScheduleConflict[] = [];
  let linkCount = 0;
  // The links into one task mostly stand together, in the order of the tasks: the last successor is remembered, and those after it are tried before it
  // is looked up.
  let lastSuccessor: string | null = null;
  let to: number | undefined;
  for (let index = 0; index < links.length; index++) {
    const link = links[index]!;
    const from = indexById.get(link.predecessor);
    if (link.successor !== lastSuccessor) {
      lastSuccessor = link.successor;
      to = nextWith(ids, to, lastSuccessor) ?? indexById.get(lastSuccessor);
    }
    if (from === undefined || to === undefined) {
      const missing = [from === undefined ? link.predecessor : "", to === undefined ? link.successor : ""].filter((id) => id !== "");
      conflicts.push({ code: "schedule.link.dangling", taskId: to === undefined ? link.predecessor : link.successor, link, missing });
      continue;
    }
    if (!(Math.abs(link.lag) <= longestDurationMinutes)) {
      return failure({ code: "schedule.number.invalid", taskId: link.successor, field: "lag", value: link.lag });
    }
    if (from === to) return failure({ code: "schedule.cycle", loop: [ids[from]!], link });
    const isOnSummary = ((flags[from]! | flags[to]!) & flag.summary) !== 0;
    if (isOnSummary && (isDescendant(hierarchy, from, to) || isDescendant(hierarchy, to, from))) {
      return failure({ code: "schedule.cycle", loop: [ids[from]!, ids[to]!], link });
    }
    if ((flags[from]! & flag.inactive) !== 0) continue;
    linkFrom[index] = from;
    linkTo[index] = to;
    linkCount++;
  }
  return success({ linkFrom, linkTo, linkCount, conflicts });
}

const mostTried = 3;

/** The index of the id among the few after another. */
function nextWith(ids: readonly string[], after: number | undefined, id: string): number | undefined {
  const first = (after ?? -1) + 1;
  for (let index = first; index < first + mostTried; index++) if (ids[index] === id) return index;
  return undefined;
}

/** A summary needs a collector when it or a summary above it is a predecessor, and a gate when one of them is a successor. */
function findLinkedSummaries(model: NetworkModel, linkFrom: Int32Array, linkTo: Int32Array) {
  const { size, flags } = model;
  const { preorder, parent } = model.hierarchy;
  const isCollector = new Uint8Array(size);
  const gateOf = new Int32Array(size).fill(-1);
  const gatedTasks: number[] = [];
  for (let index = 0; index < linkFrom.length; index++) {
    const from = linkFrom[index]!;
    if (from < 0) continue;
    if ((flags[from]! & flag.summary) !== 0) isCollector[from] = 1;
    const to = linkTo[index]!;
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

function listEdges(
  links: readonly NetworkLink[],
  model: NetworkModel,
  resolved: ResolvedLinks,
  isCollector: Uint8Array,
  gateOf: Int32Array,
) {
  const { parent } = model.hierarchy;
  const { linkFrom, linkTo } = resolved;
  let edgeCount = resolved.linkCount;
  for (let index = 0; index < model.size; index++) {
    const above = parent[index]!;
    if (above >= 0) edgeCount += isCollector[above]! + (gateOf[above]! >= 0 ? 1 : 0);
  }
  const edgeFrom = new Int32Array(edgeCount);
  const edgeTo = new Int32Array(edgeCount);
  const edgeType = new Uint8Array(edgeCount);
  const edgeLag = new Float64Array(edgeCount);
  const edgeLagUnit = new Uint8Array(edgeCount);
  const edgeLink = new Int32Array(edgeCount).fill(-1);
  let next = 0;
  for (let index = 0; index < linkFrom.length; index++) {
    if (linkFrom[index]! < 0) continue;
    const link = links[index]!;
    const to = linkTo[index]!;
    edgeFrom[next] = linkFrom[index]!;
    edgeTo[next] = gateOf[to]! >= 0 ? gateOf[to]! : to;
    edgeType[next] = edge[link.type];
    edgeLagUnit[next] = lag[link.lagUnit];
    if (link.lag !== 0) edgeLag[next] = link.lagUnit === "percent" ? link.lag : Math.round(link.lag);
    edgeLink[next++] = index;
  }
  for (let index = 0; index < model.size; index++) {
    const above = parent[index]!;
    if (above < 0) continue;
    if (gateOf[above]! >= 0) {
      edgeFrom[next] = gateOf[above]!;
      edgeTo[next] = gateOf[index]! >= 0 ? gateOf[index]! : index;
      edgeType[next++] = edge.fromGate;
    }
    if (isCollector[above] === 1) {
      edgeFrom[next] = index;
      edgeTo[next] = above;
      edgeType[next++] = edge.toCollector;
    }
  }
  return { edgeFrom, edgeTo, edgeType, edgeLag, edgeLagUnit, edgeLink };
}

/** Edge numbers grouped by one of their ends, in ascending order within a group. */
function groupEdges(nodeCount: number, edgeCount: number, end: Int32Array): readonly [start: Int32Array, edges: Int32Array] {
  const start = new Int32Array(nodeCount + 2);
  for (let index = 0; index < edgeCount; index++) start[end[index]! + 2]!++;
  for (let node = 2; node < nodeCount + 2; node++) start[node]! += start[node - 1]!;
  const edges = new Int32Array(edgeCount);
  for (let index = 0; index < edgeCount; index++) edges[start[end[index]! + 1]!++] = index;
  return [start, edges];
}

/** Kahn's order: nodes in a loop, and all that wait for them, are missing from it. */
function sortNodes(nodeCount: number, edgeTo: Int32Array, inStart: Int32Array, outStart: Int32Array, outEdges: Int32Array): Int32Array {
  const order = new Int32Array(nodeCount);
  const waitingFor = new Int32Array(nodeCount);
  let ready = 0;
  for (let node = 0; node < nodeCount; node++) {
    waitingFor[node] = inStart[node + 1]! - inStart[node]!;
    if (waitingFor[node] === 0) order[ready++] = node;
  }
  for (let position = 0; position < ready; position++) {
    const node = order[position]!;
    for (let index = outStart[node]!; index < outStart[node + 1]!; index++) {
      const to = edgeTo[outEdges[index]!]!;
      if (--waitingFor[to]! === 0) order[ready++] = to;
    }
  }
  return order.subarray(0, ready);
}
