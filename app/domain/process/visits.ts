import { nodeKinds, type FlowGraph } from "./flow-graph.ts";
import type { Process } from "./model.ts";
import { solveFlows } from "./solve-flows.ts";

/** A step that waits for all its flows, and gets unlike numbers of cases by them: some wait for ever, or come twice. */
export interface UnbalancedJoin {
  readonly step: number;
  readonly least: number;
  readonly most: number;
}

export interface ExpectedVisits {
  /** How often a case is expected at each node. */
  readonly nodes: Float64Array;
  readonly unbalanced: readonly UnbalancedJoin[];
}

/**
 * How often a case is expected at each node: one way of several with its probability, all ways of a split with 1; a join takes one from each of its flows. Exact for every graph in which
 * what is split comes together again. Null where cases multiply for ever.
 */
export function expectVisits(graph: FlowGraph, process: Process): ExpectedVisits | null {
  const needed = flowsInto(process);
  const { size, firstFlow, targets, shares, kindOf, stepOf } = graph;
  const weights = Float64Array.from(shares, (share, flow) => {
    const target = targets[flow]!;
    return kindOf[target] === nodeKinds.all ? share / Math.max(1, needed[stepOf[target]!]!) : share;
  });
  const inflow = new Float64Array(size);
  for (const [node, share] of graph.entries) inflow[node]! += share;
  const nodes = solveFlows({ size, firstFlow, targets, weights, inflow });
  return nodes && { nodes, unbalanced: unbalancedJoins(graph, process, nodes) };
}

/** How many flows lead to each step. */
export function flowsInto({ steps }: Process): Int32Array {
  const places = new Map(steps.map(({ id }, at) => [id, at]));
  const into = new Int32Array(steps.length);
  for (const { next } of steps) for (const { to } of next) into[places.get(to)!]!++;
  return into;
}

function unbalancedJoins(graph: FlowGraph, { steps }: Process, visits: Float64Array): readonly UnbalancedJoin[] {
  const coming = new Map<number, Map<string, number>>();
  for (let node = 0; node < graph.size; node++)
    for (let flow = graph.firstFlow[node]!; flow < graph.firstFlow[node + 1]!; flow++) {
      const target = graph.targets[flow]!;
      if (graph.kindOf[target] !== nodeKinds.all) continue;
      const step = graph.stepOf[target]!;
      const key = `${graph.stepOf[node]} ${graph.flowOf[flow]}`;
      const byFlow = coming.get(step) ?? new Map<string, number>();
      byFlow.set(key, (byFlow.get(key) ?? 0) + visits[node]! * graph.shares[flow]!);
      coming.set(step, byFlow);
    }
  return [...coming].flatMap(([step, byFlow]) => {
    const counts = [...byFlow.values()];
    const least = Math.min(...counts);
    const most = Math.max(...counts);
    return steps[step]!.type === "and" && most - least > 1e-9 * Math.max(1, most) ? [{ step, least, most }] : [];
  });
}
