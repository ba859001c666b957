import { nodeKinds, type FlowGraph } from "./flow-graph.ts";
import { postDominators, theEnd } from "./post-dominators.ts";
import { solveFlows } from "./solve-flows.ts";

/** What a case takes from its start to its end, by one or several clocks. */
export interface FlowTime {
  /** Expected minutes by each clock; null where steps side by side do not come together in a way that has a formula. */
  readonly minutes: readonly number[] | null;
  /** Whether branches side by side were counted by the longest of their means: the mean of the longest is at least that. */
  readonly isLowerBound: boolean;
  /** Nodes at which cases part into branches that do not come together as they should. */
  readonly unstructured: readonly number[];
}

/**
 * Expected time of a case: what steps take, each as often as it is expected to be visited, where branches side by side (from a node that sends cases all ways to the node where all
 * of them meet) count with the longest of their means. Each clock says what a visit of each node takes. Method: flow analysis (Dumas et al., Fundamentals of Business Process Management, 7.1), with
 * the absorbing chain in place of the patterns of choice and rework, so that any such graph will do. Branches of 1 and 3 between steps of 2: 2 + 3 + 2 = 7.
 */
export function measureFlowTime(graph: FlowGraph, clocks: readonly Float64Array[]): FlowTime {
  const splits = splitsInsideOut(graph);
  const meeting = splits.length > 0 ? postDominators(graph) : new Int32Array(0);
  const blocks = clocks.map(() => new Float64Array(graph.size));
  const isMeasured = new Uint8Array(graph.size);
  const unstructured: number[] = [];
  const walk: Walk = { graph, meeting, clocks, blocks, isMeasured, local: new Int32Array(graph.size).fill(-1) };
  let isLowerBound = false;
  for (const split of splits) {
    const branches = branchesOf(walk, split);
    isMeasured[split] = 1;
    if (branches === null) unstructured.push(split);
    else {
      blocks.forEach((block, clock) => (block[split] = Math.max(...branches.map((minutes) => minutes[clock]!))));
      isLowerBound ||= branches.filter((minutes) => minutes.some((value) => value > 0)).length > 1;
    }
  }
  const minutes = unstructured.length > 0 ? null : measureWay(walk, graph.entries, theEnd);
  return { minutes, isLowerBound, unstructured };
}

interface Walk {
  readonly graph: FlowGraph;
  readonly meeting: Int32Array;
  readonly clocks: readonly Float64Array[];
  /** By clock and split: what its branches take. */
  readonly blocks: readonly Float64Array[];
  readonly isMeasured: Uint8Array;
  /** The place of each node in the part that is being measured, -1 outside of it. */
  readonly local: Int32Array;
}

function isSplit({ kindOf, firstFlow }: FlowGraph, node: number): boolean {
  return kindOf[node] === nodeKinds.all && firstFlow[node + 1]! - firstFlow[node]! > 1;
}

/** Splits within the branches of others come before them. */
function splitsInsideOut(graph: FlowGraph): readonly number[] {
  const { size, firstFlow, targets, entries } = graph;
  const nextFlow = firstFlow.slice();
  const isSeen = new Uint8Array(size);
  const found: number[] = [];
  for (const [entry] of entries) {
    if (isSeen[entry] === 1) continue;
    const path = [entry];
    isSeen[entry] = 1;
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      if (nextFlow[node] === firstFlow[node + 1]) {
        if (isSplit(graph, node)) found.push(node);
        path.pop();
        continue;
      }
      const target = targets[nextFlow[node]!++]!;
      if (isSeen[target] === 1) continue;
      isSeen[target] = 1;
      path.push(target);
    }
  }
  return found;
}

function branchesOf(walk: Walk, split: number): readonly (readonly number[])[] | null {
  const { graph, meeting } = walk;
  const found: (readonly number[])[] = [];
  for (let flow = graph.firstFlow[split]!; flow < graph.firstFlow[split + 1]!; flow++) {
    const minutes = measureWay(walk, [[graph.targets[flow]!, 1]], meeting[split]!);
    if (minutes === null) return null;
    found.push(minutes);
  }
  return found;
}

/** What a case takes from the entries until it comes to the node `until`, that one not counted; null where it comes to a split that has no formula yet. */
function measureWay(walk: Walk, entries: FlowGraph["entries"], until: number): readonly number[] | null {
  const { graph, meeting, clocks, blocks, isMeasured, local } = walk;
  const nodes: number[] = [];
  const include = (node: number) => {
    if (node < 0 || node === until || local[node] !== -1) return;
    local[node] = nodes.length;
    nodes.push(node);
  };
  entries.forEach(([node]) => include(node));
  const firstFlow = [0];
  const targets: number[] = [];
  const weights: number[] = [];
  let isSound = true;
  const follow = (target: number, weight: number) => {
    if (target < 0 || target === until) return;
    include(target);
    targets.push(local[target]!);
    weights.push(weight);
  };
  for (let at = 0; at < nodes.length && isSound; at++) {
    const node = nodes[at]!;
    if (isSplit(graph, node)) {
      isSound = isMeasured[node] === 1;
      follow(meeting[node]!, 1);
    } else
      for (let flow = graph.firstFlow[node]!; flow < graph.firstFlow[node + 1]!; flow++) follow(graph.targets[flow]!, graph.shares[flow]!);
    firstFlow.push(targets.length);
  }
  const inflow = new Float64Array(nodes.length);
  for (const [node, share] of entries) if (node !== until) inflow[local[node]!]! += share;
  for (const node of nodes) local[node] = -1;
  if (!isSound) return null;
  const visits = solveFlows({
    size: nodes.length,
    firstFlow: Int32Array.from(firstFlow),
    targets: Int32Array.from(targets),
    weights: Float64Array.from(weights),
    inflow,
  });
  return (
    visits && clocks.map((clock, index) => nodes.reduce((sum, node, at) => sum + visits[at]! * (clock[node]! + blocks[index]![node]!), 0))
  );
}
