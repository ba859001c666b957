import type { Process, ProcessStep } from "./model.ts";

/** What happens at a node: a case goes on one of its ways, or on all of them, waiting first for all that come in. */
export const nodeKinds = { one: 0, all: 1 } as const;

/**
 * The flows of a process as numbers. Nodes are the steps, some of them twice where a loop is gone through at most once; flows of node n are `firstFlow[n]` to
 * `firstFlow[n + 1]`, exclusive.
 */
export interface FlowGraph {
  readonly size: number;
  /** The step of each node, by its place in the process. */
  readonly stepOf: Int32Array;
  readonly kindOf: Uint8Array;
  readonly firstFlow: Int32Array;
  readonly targets: Int32Array;
  /** How often of 1 a case at the node takes the flow; 1 for all where all are taken. */
  readonly shares: Float64Array;
  /** Which flow of its step each one is. */
  readonly flowOf: Int32Array;
  /** Where cases come in, with the share of them that does. */
  readonly entries: readonly (readonly [node: number, share: number])[];
}

/** How far the probabilities of a step may be from 1 together, for those written with few digits. */
export const probabilityTolerance = 1e-3;

/** The flows of a sound process, repetitions left aside. */
export function buildFlowGraph(process: Process): FlowGraph {
  const { steps } = process;
  const places = new Map(steps.map(({ id }, at) => [id, at]));
  const count = steps.reduce((sum, { next }) => sum + next.length, 0);
  const graph: FlowGraph = {
    size: steps.length,
    stepOf: Int32Array.from(steps, (_, at) => at),
    kindOf: Uint8Array.from(steps, ({ type }) => (type === "and" ? nodeKinds.all : nodeKinds.one)),
    firstFlow: new Int32Array(steps.length + 1),
    targets: new Int32Array(count),
    shares: new Float64Array(count),
    flowOf: new Int32Array(count),
    entries: entriesOf(steps, places),
  };
  let flow = 0;
  steps.forEach((step, at) => {
    const shares = sharesOf(step);
    step.next.forEach(({ to }, index) => {
      graph.targets[flow] = places.get(to)!;
      graph.shares[flow] = shares[index]!;
      graph.flowOf[flow++] = index;
    });
    graph.firstFlow[at + 1] = flow;
  });
  return graph;
}

/** The probabilities of a step's flows: those without one get what the others leave, in equal parts, and all of them make 1. */
export function sharesOf({ type, next }: Pick<ProcessStep, "type" | "next">): readonly number[] {
  if (type === "and") return next.map(() => 1);
  const given = next.reduce((sum, { probability }) => sum + (probability ?? 0), 0);
  const open = next.filter(({ probability }) => probability === null).length;
  const rest = open === 0 ? 0 : Math.max(0, 1 - given) / open;
  const sum = given + rest * open;
  return next.map(({ probability }) => (sum === 0 ? 0 : Math.abs(sum - 1) < 1e-12 ? (probability ?? rest) : (probability ?? rest) / sum));
}

/** Cases come in at the steps of type start, else where no flow leads to, else at the first step; several of them by their volumes. */
export function entryPlaces(steps: readonly ProcessStep[], places: ReadonlyMap<string, number>): readonly number[] {
  const declared = steps.flatMap(({ type }, at) => (type === "start" ? [at] : []));
  if (declared.length > 0) return declared;
  const hasIncoming = new Uint8Array(steps.length);
  for (const [from, { next }] of steps.entries())
    for (const { to } of next) {
      const at = places.get(to);
      if (at !== undefined && at !== from) hasIncoming[at] = 1;
    }
  const sources = steps.flatMap((_, at) => (hasIncoming[at] === 0 ? [at] : []));
  return sources.length > 0 ? sources : steps.length > 0 ? [0] : [];
}

function entriesOf(steps: readonly ProcessStep[], places: ReadonlyMap<string, number>): FlowGraph["entries"] {
  const found = entryPlaces(steps, places);
  const volumes = found.map((at) => steps[at]!.volumePerMonth ?? 0);
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  const isKnown = volumes.every((volume) => volume > 0);
  return found.map((at, index) => [at, isKnown ? volumes[index]! / total : 1 / found.length]);
}

/** Which nodes a case may come to from these. */
export function reachableFrom(graph: Pick<FlowGraph, "size" | "firstFlow" | "targets">, starts: readonly number[]): Uint8Array {
  const isReached = new Uint8Array(graph.size);
  const stack: number[] = [];
  const reach = (node: number) => {
    if (isReached[node] === 0) {
      isReached[node] = 1;
      stack.push(node);
    }
  };
  starts.forEach(reach);
  for (let node = stack.pop(); node !== undefined; node = stack.pop())
    for (let flow = graph.firstFlow[node]!; flow < graph.firstFlow[node + 1]!; flow++) reach(graph.targets[flow]!);
  return isReached;
}

/** The same flows the other way round; `flowOf` of it is the flow's number in the graph. */
export function reversed(
  graph: Pick<FlowGraph, "size" | "firstFlow" | "targets">,
): Pick<FlowGraph, "size" | "firstFlow" | "targets" | "flowOf"> {
  const { size, firstFlow, targets } = graph;
  const first = new Int32Array(size + 1);
  for (const target of targets) first[target + 1]!++;
  for (let node = 0; node < size; node++) first[node + 1]! += first[node]!;
  const place = first.slice();
  const back = new Int32Array(targets.length);
  const flowOf = new Int32Array(targets.length);
  for (let node = 0; node < size; node++)
    for (let flow = firstFlow[node]!; flow < firstFlow[node + 1]!; flow++) {
      const at = place[targets[flow]!]!++;
      back[at] = node;
      flowOf[at] = flow;
    }
  return { size, firstFlow: first, targets: back, flowOf };
}
