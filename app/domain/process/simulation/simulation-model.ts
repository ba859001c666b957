import { rateOf } from "../analyse-flow.ts";
import { arrivalRate } from "../arrival-rate.ts";
import { componentsOf } from "../components.ts";
import { nodeKinds, type FlowGraph } from "../flow-graph.ts";
import type { Process } from "../model.ts";
import { flowsInto } from "../visits.ts";
import { prepareSpread, type PreparedSpread } from "./draw-minutes.ts";
import { keyOfText } from "./keyed-draws.ts";
import { compileClock, type WorkingClock } from "./working-clock.ts";

export interface Pool {
  readonly role: string;
  /** Infinity: as many as it takes. */
  readonly people: number;
  readonly clock: WorkingClock | null;
}

/** A process made ready for a simulation. By node, unless said otherwise. */
export interface SimulationModel {
  readonly graph: FlowGraph;
  readonly pools: readonly Pool[];
  readonly interval: PreparedSpread;
  readonly arrivalClock: WorkingClock | null;
  /** -1: nobody is needed. */
  readonly poolOf: Int32Array;
  readonly works: readonly (PreparedSpread | null)[];
  readonly waits: readonly (PreparedSpread | null)[];
  readonly costPerMinute: Float64Array;
  /** By which its numbers are drawn: that of the as-is step it came from. */
  readonly keys: Int32Array;
  /** Where its visits by a case are counted, for steps that a case may come to again; -1 for others. */
  readonly counterOf: Int32Array;
  readonly counters: number;
  /** How many cases it gathers into one, 1 for what gathers none, and where those that have come are counted. */
  readonly gathered: Int32Array;
  readonly joinOf: Int32Array;
  readonly joins: number;
}

/** Null when it is not known how often cases come in. Work and waiting of which only the mean is known take that. */
export function prepareSimulation(process: Process, graph: FlowGraph): SimulationModel | null {
  const { steps, roles, arrivals } = process;
  const rate = arrivalRate(
    process,
    graph.entries.map(([node]) => node),
  );
  if (rate === null) return null;
  const places = new Map(roles.map(({ id }, at) => [id, at]));
  const rates = new Map(roles.map(({ id, costPerHour }) => [id, costPerHour]));
  const into = flowsInto(process);
  const nodes = Array.from(graph.stepOf, (step) => steps[step]!);
  const gathered = Int32Array.from(graph.stepOf, (step, node) => (graph.kindOf[node] === nodeKinds.all ? Math.max(1, into[step]!) : 1));
  const joinOf = numbered(gathered.length, (node) => gathered[node]! > 1, String);
  const counterOf = numbered(graph.size, repeats(graph), (node) => String(graph.stepOf[node]));
  const spread = (given: Process["steps"][number]["work"], mean: number) =>
    given !== null ? prepareSpread(given) : mean > 0 ? prepareSpread({ kind: "fixed", parameters: [mean] }) : null;
  return {
    graph,
    pools: roles.map(({ id, people, hours }) => ({ role: id, people: people ?? Infinity, clock: hours && compileClock(hours) })),
    interval: prepareSpread(arrivals?.interval ?? { kind: "exponential", parameters: [1 / rate] }),
    arrivalClock: arrivals?.hours ? compileClock(arrivals.hours) : null,
    poolOf: Int32Array.from(nodes, ({ role }) => (role === null ? -1 : places.get(role)!)),
    works: nodes.map(({ work, workMinutes }) => spread(work, workMinutes)),
    waits: nodes.map(({ wait, waitMinutes }) => spread(wait, waitMinutes)),
    costPerMinute: Float64Array.from(nodes, (step) => (rateOf(step, rates) * 100) / 60),
    keys: Int32Array.from(nodes, ({ asIs, id }) => keyOfText(asIs[0] ?? id)),
    counterOf: counterOf.numbers,
    counters: counterOf.count,
    gathered,
    joinOf: joinOf.numbers,
    joins: joinOf.count,
  };
}

/** Nodes that a case may come to again, and those that are there twice. */
function repeats(graph: FlowGraph): (node: number) => boolean {
  const { componentOf, firstMember } = componentsOf(graph);
  const copies = new Map<number, number>();
  for (const step of graph.stepOf) copies.set(step, (copies.get(step) ?? 0) + 1);
  const isInLoop = (node: number) => {
    const component = componentOf[node]!;
    return (
      firstMember[component + 1]! - firstMember[component]! > 1 ||
      graph.targets.subarray(graph.firstFlow[node]!, graph.firstFlow[node + 1]!).includes(node)
    );
  };
  return (node) => copies.get(graph.stepOf[node]!)! > 1 || isInLoop(node);
}

/** Numbers the nodes that are meant, those of one key alike; -1 for the others. */
function numbered(size: number, isMeant: (node: number) => boolean, keyOf: (node: number) => string) {
  const known = new Map<string, number>();
  const numbers = new Int32Array(size).fill(-1);
  for (let node = 0; node < size; node++) {
    if (!isMeant(node)) continue;
    const key = keyOf(node);
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    numbers[node] = number;
  }
  return { numbers, count: known.size };
}
