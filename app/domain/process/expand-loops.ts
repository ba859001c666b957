import { buildFlowGraph, type FlowGraph } from "./flow-graph.ts";
import type { Process } from "./model.ts";

/** Loops within loops that are gone through at most once double with every level. */
const mostNodes = 200_000;

interface Way {
  to: number;
  share: number;
  readonly flow: number;
  isOnce: boolean;
}

interface Growing {
  readonly stepOf: number[];
  readonly ways: Way[][];
  /** Nodes from which one comes, some of them perhaps no more. */
  readonly from: number[][];
}

/**
 * The flows of a sound process in which every flow that may be taken at most once leads into a copy of its loop that has not got it, so that what is left is a plain chain.
 * The loop of a flow from s to t is what can come to s without passing t (Aho, Sethi and Ullman's natural loop); who leaves it and comes back may take the flow again.
 * A flow that closes no loop, and one without another way beside it, is as any other. Null: too many loops within loops.
 */
export function expandLoops(process: Process): FlowGraph | null {
  const plain = buildFlowGraph(process);
  if (process.steps.every(({ next }) => next.every(({ repetition }) => repetition === "always"))) return plain;
  const growing = grow(plain, process);
  for (let node = 0; node < growing.ways.length; node++)
    for (const way of growing.ways[node]!) {
      if (!way.isOnce) continue;
      way.isOnce = false;
      copyLoop(growing, node, way);
      if (growing.stepOf.length > mostNodes) return null;
    }
  return pack(growing, plain);
}

function grow(graph: FlowGraph, { steps }: Process): Growing {
  const ways: Way[][] = steps.map(() => []);
  const from: number[][] = steps.map(() => []);
  for (let node = 0; node < graph.size; node++)
    for (let at = graph.firstFlow[node]!; at < graph.firstFlow[node + 1]!; at++) {
      const flow = graph.flowOf[at]!;
      const to = graph.targets[at]!;
      ways[node]!.push({ to, share: graph.shares[at]!, flow, isOnce: steps[node]!.next[flow]!.repetition === "once" });
      from[to]!.push(node);
    }
  return { stepOf: [...graph.stepOf], ways, from };
}

function copyLoop(growing: Growing, source: number, taken: Way): void {
  const { stepOf, ways, from } = growing;
  const others = ways[source]!.filter((way) => way !== taken).reduce((sum, { share }) => sum + share, 0);
  const loop = loopOf(growing, source, taken.to);
  if (loop === null || others <= 0) return;
  const copies = new Map(loop.map((node, index) => [node, stepOf.length + index]));
  for (const node of loop) {
    stepOf.push(stepOf[node]!);
    ways.push([]);
    from.push([]);
  }
  for (const node of loop) {
    const copy = copies.get(node)!;
    for (const way of ways[node]!) {
      if (way === taken) continue;
      const to = copies.get(way.to) ?? way.to;
      ways[copy]!.push({ ...way, to, share: node === source ? way.share / others : way.share });
      from[to]!.push(copy);
    }
  }
  taken.to = copies.get(taken.to)!;
  from[taken.to]!.push(source);
}

/** The nodes of the loop that a flow closes, its target first; null when it closes none. */
function loopOf({ from, ways }: Growing, source: number, target: number): readonly number[] | null {
  const isAhead = new Set([target]);
  const ahead = [target];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop())
    for (const { to } of ways[node]!)
      if (!isAhead.has(to)) {
        isAhead.add(to);
        ahead.push(to);
      }
  if (!isAhead.has(source)) return null;
  const isInside = new Set([target]);
  const behind = source === target ? [] : [source];
  if (source !== target) isInside.add(source);
  for (let node = behind.pop(); node !== undefined; node = behind.pop())
    for (const before of from[node]!)
      if (!isInside.has(before) && isAhead.has(before) && ways[before]!.some(({ to }) => to === node)) {
        isInside.add(before);
        behind.push(before);
      }
  return [...isInside];
}

function pack({ stepOf, ways }: Growing, { kindOf, entries }: FlowGraph): FlowGraph {
  const firstFlow = new Int32Array(ways.length + 1);
  ways.forEach((list, node) => (firstFlow[node + 1] = firstFlow[node]! + list.length));
  const all = ways.flat();
  return {
    size: stepOf.length,
    stepOf: Int32Array.from(stepOf),
    kindOf: Uint8Array.from(stepOf, (step) => kindOf[step]!),
    firstFlow,
    targets: Int32Array.from(all, ({ to }) => to),
    shares: Float64Array.from(all, ({ share }) => share),
    flowOf: Int32Array.from(all, ({ flow }) => flow),
    entries,
  };
}
