import { nodeKinds, type FlowGraph } from "./flow-graph.ts";
import { solveFlows } from "./solve-flows.ts";

/**
 * How often on the average a case goes from a step of one value to a step of another, such as from role to role; steps without a value pass on what they were handed. Each branch of
 * a split counts for itself, also where branches come together. Sales to sales to service and back: 2.
 */
export function countChanges(graph: FlowGraph, visits: Float64Array, valueOf: (step: number) => string | null): number {
  const values = Array.from(graph.stepOf, (step) => valueOf(step));
  const distinct = [...new Set(values.filter((value) => value !== null))];
  if (distinct.length < 2) return 0;
  const isOpen = values.some((value) => value === null);
  let changes = 0;
  for (const value of distinct) {
    const carried = isOpen ? carry(graph, visits, values, value) : null;
    for (let node = 0; node < graph.size; node++) {
      const leaving = values[node] === value ? visits[node]! : values[node] === null ? (carried?.[node] ?? 0) : 0;
      if (leaving === 0) continue;
      for (let flow = graph.firstFlow[node]!; flow < graph.firstFlow[node + 1]!; flow++) {
        const next = values[graph.targets[flow]!];
        if (next !== null && next !== value) changes += leaving * graph.shares[flow]!;
      }
    }
  }
  return changes;
}

/** How often each node without a value passes on this one. */
function carry(graph: FlowGraph, visits: Float64Array, values: readonly (string | null)[], value: string): Float64Array | null {
  const { size, firstFlow, targets, shares, kindOf } = graph;
  const inflow = new Float64Array(size);
  const weights = new Float64Array(shares.length);
  for (let node = 0; node < size; node++)
    for (let flow = firstFlow[node]!; flow < firstFlow[node + 1]!; flow++) {
      const target = targets[flow]!;
      if (values[target] !== null) continue;
      const share = kindOf[node] === nodeKinds.all ? 1 : shares[flow]!;
      if (values[node] === null) weights[flow] = share;
      else if (values[node] === value) inflow[target]! += visits[node]! * share;
    }
  return solveFlows({ size, firstFlow, targets, weights, inflow });
}
