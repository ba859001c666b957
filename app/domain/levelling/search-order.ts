import { createRandom } from "../random.ts";
import type { TaskGraph } from "../schedule/task-graph.ts";
import type { Timetable } from "../schedule/timetable.ts";
import { crossLists, mutateList } from "./cross-lists.ts";
import { priorityOf } from "./movability.ts";
import type { Precedence } from "./precedence.ts";
import { priorities, priorityRules } from "./priority-rules.ts";
import { fixedPriority } from "./request.ts";
import type { LevellingOptions } from "./request.ts";
import { sampleList } from "./sample-list.ts";

export interface TriedOrder {
  readonly list: Int32Array;
  /** Lower is better. */
  readonly cost: number;
}

/** Minutes that count as one step when orders are drawn: a working day. */
const drawingUnit = 480;
/** More than any two tasks' rules differ by, in minutes: a higher priority always goes first. */
const perPriority = 1e8;
/** Beyond this, sets of successors cost more than they tell. */
const mostForSuccessors = 20_000;
const mutationChance = 0.02;

/**
 * Looks for the order in which to place the tasks of a plan, judged by `costOf`; yields the share that is tried. The first orders are those of
 * the priority rules (see {@link priorities}) over the plan's own early and late dates, then orders drawn around the best of them by regret,
 * then children of good orders. What people set as priority goes before every rule. Stops early at cost 0, when nothing has to move.
 */
export function* searchOrder(
  timetable: Timetable,
  { priorities: given = {}, seed = 1 }: LevellingOptions,
  most: number,
  costOf: (list: Int32Array) => number,
): Generator<number, { readonly best: TriedOrder; readonly tried: number }> {
  const { model, graph } = timetable;
  const precedence = precedenceOf(graph);
  const random = createRandom(seed);
  const windows = {
    precedence,
    durations: Int32Array.from({ length: graph.nodeCount }, (_, node) => (node < model.size ? model.span[node]! : 0)),
    earliestStart: timetable.earlyStart,
    latestFinish: timetable.lateFinish,
  };
  const importance = model.ids.map((id) => (fixedPriority - priorityOf(given, id)) * perPriority);
  const orders: TriedOrder[] = [];
  let best: TriedOrder | null = null;
  const attempt = (list: Int32Array): TriedOrder => {
    const order = { list, cost: costOf(list) };
    orders.push(order);
    if (best === null || order.cost < best.cost) best = order;
    return order;
  };
  let bestRule: { readonly priority: Float64Array; readonly cost: number } | null = null;
  for (const rule of priorityRules) {
    if (orders.length >= most || isPerfect(best)) break;
    if (rule === "mostSuccessors" && graph.nodeCount > mostForSuccessors) continue;
    const priority = priorities(rule, windows).map((value, node) => (node < model.size ? value + importance[node]! : -perPriority));
    const { cost } = attempt(sampleList(precedence, priority));
    if (bestRule === null || cost < bestRule.cost) bestRule = { priority, cost };
    yield orders.length / most;
  }
  // Children of two orders do not keep what people set; orders that are drawn do.
  const drawn = Object.keys(given).length > 0 ? most : priorityRules.length + Math.floor((most - priorityRules.length) / 2);
  while (orders.length < most && !isPerfect(best)) {
    if (orders.length < drawn) attempt(sampleList(precedence, bestRule!.priority, random, drawingUnit));
    else {
      orders.sort((one, other) => one.cost - other.cost);
      const parents = Math.min(orders.length, 10);
      const parent = () => orders[Math.floor(random() * random() * parents)]!;
      const child = crossLists(parent().list, parent().list, random);
      mutateList(precedence, child, mutationChance, random);
      attempt(child);
    }
    yield orders.length / most;
  }
  return { best: best!, tried: orders.length };
}

function isPerfect(order: TriedOrder | null): boolean {
  return order?.cost === 0;
}

function precedenceOf(graph: TaskGraph): Precedence {
  const { nodeCount, order, outStart, outEdges, inStart, edgeFrom, edgeTo } = graph;
  const rank = new Int32Array(nodeCount);
  order.forEach((node, position) => {
    rank[node] = position;
  });
  return {
    size: nodeCount,
    successorStart: outStart,
    successors: outEdges.map((edge) => edgeTo[edge]!),
    predecessorStart: inStart,
    predecessors: edgeFrom,
    order,
    rank,
  };
}
