import type { NetworkLink } from "./network.ts";
import type { ScheduleProblem } from "./schedule.ts";
import type { TaskGraph } from "./task-graph.ts";

/**
 * Names one loop of a graph whose order is incomplete: the tasks from predecessor to successor, each once, and the link
 * to cut, which is the one of the loop that was declared last. Precondition: the graph has a loop.
 */
export function findCycle(graph: TaskGraph, ids: readonly string[], links: readonly NetworkLink[]): ScheduleProblem {
  const isOrdered = new Uint8Array(graph.nodeCount);
  for (const node of graph.order) isOrdered[node] = 1;
  // Every node that is not in the order waits for another one that is not: walking backward must come round.
  const stepOfNode = new Map<number, number>();
  const path: number[] = [];
  const pathEdges: number[] = [];
  let node = isOrdered.indexOf(0);
  while (!stepOfNode.has(node)) {
    stepOfNode.set(node, path.length);
    path.push(node);
    const waitedFor = findBlockingEdge(graph, isOrdered, node);
    pathEdges.push(waitedFor);
    node = graph.edgeFrom[waitedFor]!;
  }
  const start = stepOfNode.get(node) ?? 0;
  const link = links[pathEdges.slice(start).reduce((last, index) => Math.max(last, graph.edgeLink[index]!), -1)]!;
  const members = path
    .slice(start)
    .reverse()
    .map((member) => ids[graph.taskOf(member)]!);
  // Told from the successor of the link to cut to its predecessor, so that the link closes the loop.
  const first = members.indexOf(link.successor);
  return { code: "schedule.cycle", loop: [...new Set([...members.slice(first), ...members.slice(0, first)])], link };
}

function findBlockingEdge(graph: TaskGraph, isOrdered: Uint8Array, node: number): number {
  for (let candidate = graph.inStart[node]!; candidate < graph.inStart[node + 1]!; candidate++) {
    if (isOrdered[graph.edgeFrom[candidate]!] === 0) return candidate;
  }
  throw new Error("a node outside the order waits for nothing");
}
