import { cheapestFirst } from "./cheapest-first.ts";
import { componentsOf } from "./components.ts";

/** Flows with weights from node to node, and what comes into each node from outside. */
export interface FlowSystem {
  readonly size: number;
  readonly firstFlow: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  readonly inflow: Float64Array;
}

/** How many products of weights elimination may add before it gives way to iteration. */
const mostUpdates = 4e6;
const mostSteps = 4e8;
const tolerance = 1e-14;

/**
 * How much passes through each node: x = inflow + the weighted sum of x over the flows that come in. For a chain that ends, the expected visits of each node
 * (Kemeny and Snell, Finite Markov Chains, 3.2). The nodes between which there is no way back are followed one by one; in loops nodes are eliminated, those with the fewest
 * flows first, which costs little for the loops that processes have; where elimination would fill up, Gauss and Seidel's iteration takes over. Null where the flows feed
 * themselves for ever. A loop of 2 with the share .3 back: 1 / .7 = 1.4286.
 */
export function solveFlows(system: FlowSystem): Float64Array | null {
  const { size, firstFlow, targets, weights, inflow } = system;
  const { members, firstMember, componentOf } = componentsOf(system);
  const totals = inflow.slice();
  const passing = new Float64Array(size);
  for (let component = firstMember.length - 2; component >= 0; component--) {
    const nodes = members.subarray(firstMember[component]!, firstMember[component + 1]!);
    if (nodes.length === 1 && !leadsToItself(system, nodes[0]!)) passing[nodes[0]!] = totals[nodes[0]!]!;
    else if (!solveLoop(system, nodes, componentOf, totals, passing)) return null;
    for (const node of nodes)
      for (let flow = firstFlow[node]!; flow < firstFlow[node + 1]!; flow++)
        if (componentOf[targets[flow]!] !== component) totals[targets[flow]!]! += weights[flow]! * passing[node]!;
  }
  return passing.every((value) => Number.isFinite(value) && value >= -1e-9) ? passing : null;
}

function leadsToItself({ firstFlow, targets }: FlowSystem, node: number): boolean {
  for (let flow = firstFlow[node]!; flow < firstFlow[node + 1]!; flow++) if (targets[flow] === node) return true;
  return false;
}

function solveLoop(system: FlowSystem, nodes: Int32Array, componentOf: Int32Array, totals: Float64Array, passing: Float64Array): boolean {
  const local = new Map<number, number>();
  nodes.forEach((node, at) => local.set(node, at));
  const ways = Array.from(nodes, () => new Map<number, number>());
  const component = componentOf[nodes[0]!]!;
  nodes.forEach((node, at) => {
    for (let flow = system.firstFlow[node]!; flow < system.firstFlow[node + 1]!; flow++) {
      const target = system.targets[flow]!;
      if (componentOf[target] === component) add(ways[at]!, local.get(target)!, system.weights[flow]!);
    }
  });
  const given = Float64Array.from(nodes, (node) => totals[node]!);
  const copy = ways.map((row) => new Map(row));
  const solved = eliminate(copy, given.slice()) ?? iterate(ways, given);
  if (solved === null) return false;
  nodes.forEach((node, at) => (passing[node] = solved[at]!));
  return true;
}

function add(row: Map<number, number>, to: number, weight: number): void {
  row.set(to, (row.get(to) ?? 0) + weight);
}

/** Null when there would be too much to do, or a node feeds itself more than it passes on. */
function eliminate(ways: Map<number, number>[], given: Float64Array): Float64Array | null {
  const size = ways.length;
  const into = ways.map(() => new Map<number, number>());
  ways.forEach((row, from) => row.forEach((weight, to) => into[to]!.set(from, weight)));
  const order: number[] = [];
  const kept = new Float64Array(size);
  const cheapest = cheapestFirst(size, (node) => ways[node]!.size * into[node]!.size);
  let updates = 0;
  for (let node = cheapest.take(); node !== -1; node = cheapest.take()) {
    const back = ways[node]!.get(node) ?? 0;
    if (!(1 - back > 1e-13)) return null;
    kept[node] = 1 / (1 - back);
    ways[node]!.delete(node);
    into[node]!.delete(node);
    updates += ways[node]!.size * into[node]!.size;
    if (updates > mostUpdates) return null;
    for (const [to, weight] of ways[node]!) {
      const through = weight * kept[node]!;
      given[to]! += given[node]! * through;
      into[to]!.delete(node);
      for (const [from, coming] of into[node]!) {
        add(ways[from]!, to, coming * through);
        into[to]!.set(from, ways[from]!.get(to)!);
      }
    }
    for (const from of into[node]!.keys()) ways[from]!.delete(node);
    order.push(node);
    for (const to of ways[node]!.keys()) cheapest.change(to);
    for (const from of into[node]!.keys()) cheapest.change(from);
  }
  const solved = new Float64Array(size);
  for (const node of order.reverse()) {
    let sum = given[node]!;
    for (const [from, weight] of into[node]!) sum += weight * solved[from]!;
    solved[node] = sum * kept[node]!;
  }
  return solved;
}

function iterate(ways: readonly Map<number, number>[], given: Float64Array): Float64Array | null {
  const into: (readonly [from: number, weight: number])[][] = ways.map(() => []);
  const kept = new Float64Array(ways.length).fill(1);
  let flows = ways.length;
  ways.forEach((row, from) =>
    row.forEach((weight, to) => {
      flows++;
      if (to === from) kept[to] = 1 / (1 - weight);
      else into[to]!.push([from, weight]);
    }),
  );
  const solved = new Float64Array(ways.length);
  for (let done = 0; done < mostSteps; done += flows) {
    let change = 0;
    for (let node = 0; node < solved.length; node++) {
      let sum = given[node]!;
      for (const [from, weight] of into[node]!) sum += weight * solved[from]!;
      const next = sum * kept[node]!;
      change = Math.max(change, Math.abs(next - solved[node]!) / Math.max(1, Math.abs(next)));
      solved[node] = next;
    }
    if (!Number.isFinite(change)) return null;
    if (change < tolerance) return solved;
  }
  return null;
}
