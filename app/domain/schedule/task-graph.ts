import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { findCycle } from "./cycle.ts";
import { groupEdges, sortEdges } from "./graph-edges.ts";
import type { EdgeList } from "./graph-edges.ts";
import { readLinks } from "./link-edges.ts";
import type { NetworkModel } from "./network-model.ts";
import type { NetworkLink } from "./network.ts";
import type { ScheduleConflict, ScheduleProblem } from "./schedule.ts";
import { joinSummaries } from "./summary-edges.ts";

/**
 * The network as a graph of nodes and edges. A node with the index of a leaf task is that task. A linked summary counts twice:
 * its own index is the collector, which starts with the first and finishes with the last task in it, and its gate is a
 * node after all tasks, which hands what the summary waits for to everything in it. So a link between two summaries of n and m
 * tasks costs n + m edges and not n x m.
 */
export interface TaskGraph extends EdgeList {
  readonly nodeCount: number;
  /** The task a node belongs to. */
  readonly taskOf: (node: number) => number;
  /** Edges into node i: inStart[i] to inStart[i + 1] - 1, links in input order. */
  readonly inStart: Int32Array;
  /** Edges out of node i: outEdges[outStart[i]] to outEdges[outStart[i + 1] - 1]. */
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
  const read = readLinks(links, model);
  if (!read.ok) return read;
  const { edges, isCollector, gatedTasks } = joinSummaries(read.value, model);
  const nodeCount = model.size + gatedTasks.length;
  const [inStart, { edgeFrom, edgeTo, edgeType, edgeLag, edgeLagUnit, edgeLink }] = sortEdges(nodeCount, edges);
  const [outStart, outEdges] = groupEdges(nodeCount, edgeFrom);
  const order = sortNodes(nodeCount, edgeTo, inStart, outStart, outEdges);
  const graph: TaskGraph = {
    nodeCount,
    taskOf: (node) => (node < model.size ? node : gatedTasks[node - model.size]!),
    edgeFrom,
    edgeTo,
    edgeType,
    edgeLag,
    edgeLagUnit,
    edgeLink,
    inStart,
    outStart,
    outEdges,
    isCollector,
    order,
    conflicts: read.value.conflicts,
  };
  if (order.length < nodeCount) return failure(findCycle(graph, model.ids, links));
  return success(graph);
}

/**
 * Kahn's order, in which a node that waits for nothing more comes at once when it lies behind, and else when its turn comes: where links only lead forward
 * that is the order of the nodes, whose dates then lie side by side. Nodes in a loop, and all that wait for them, are missing.
 */
function sortNodes(nodeCount: number, edgeTo: Int32Array, inStart: Int32Array, outStart: Int32Array, outEdges: Int32Array): Int32Array {
  const order = new Int32Array(nodeCount);
  const waitingFor = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) waitingFor[node] = inStart[node + 1]! - inStart[node]!;
  let ready = 0;
  let followed = 0;
  for (let turn = 0; turn < nodeCount; turn++) {
    if (waitingFor[turn] !== 0) continue;
    order[ready++] = turn;
    while (followed < ready) {
      const node = order[followed++]!;
      for (let index = outStart[node]!; index < outStart[node + 1]!; index++) {
        const to = edgeTo[outEdges[index]!]!;
        if (--waitingFor[to]! === 0 && to < turn) order[ready++] = to;
      }
    }
  }
  return order.subarray(0, ready);
}
