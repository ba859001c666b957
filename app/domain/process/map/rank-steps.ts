/** A flow between two steps, by their places. */
export interface FlowEnds {
  readonly from: number;
  readonly to: number;
}

export interface Ranking {
  /** The column of each step. */
  readonly ranks: Int32Array;
  /** Which flows lead back, or to their own step: all others lead to a later column. */
  readonly isBack: Uint8Array;
}

/**
 * The column of each step: behind all steps that lead to it, loops left aside, which are broken where a walk from the entries, in the order of the flows, comes back to a step it
 * is still under way from. Steps that mainly lead on are drawn near what they lead to. Source: Sugiyama, Tagawa and Toda 1981, with the longest path as layering.
 */
export function rankSteps(count: number, flows: readonly FlowEnds[], entries: readonly number[]): Ranking {
  const outgoing = Array.from({ length: count }, (): number[] => []);
  flows.forEach(({ from }, flow) => outgoing[from]!.push(flow));
  const isBack = findBackFlows(count, flows, outgoing, entries);
  const { ranks, order } = longestPaths(count, flows, outgoing, isBack);
  pullRight(flows, outgoing, isBack, ranks, order);
  return { ranks, isBack };
}

function findBackFlows(
  count: number,
  flows: readonly FlowEnds[],
  outgoing: readonly (readonly number[])[],
  entries: readonly number[],
): Uint8Array {
  const isBack = new Uint8Array(flows.length);
  const states = new Uint8Array(count);
  const visited = new Int32Array(count);
  const roots = [...entries, ...Array.from({ length: count }, (_, step) => step)];
  for (const root of roots) {
    if (states[root] !== 0) continue;
    const stack = [root];
    states[root] = 1;
    while (stack.length > 0) {
      const step = stack.at(-1)!;
      const flow = outgoing[step]![visited[step]!++];
      if (flow === undefined) {
        states[step] = 2;
        stack.pop();
        continue;
      }
      const { to } = flows[flow]!;
      if (states[to] === 1) isBack[flow] = 1;
      else if (states[to] === 0) {
        states[to] = 1;
        stack.push(to);
      }
    }
  }
  return isBack;
}

function longestPaths(count: number, flows: readonly FlowEnds[], outgoing: readonly (readonly number[])[], isBack: Uint8Array) {
  const ranks = new Int32Array(count);
  const waiting = new Int32Array(count);
  flows.forEach(({ to }, flow) => (waiting[to]! += isBack[flow] === 1 ? 0 : 1));
  const order = Array.from({ length: count }, (_, step) => step).filter((step) => waiting[step] === 0);
  for (const step of order)
    for (const flow of outgoing[step]!) {
      const { to } = flows[flow]!;
      if (isBack[flow] === 1) continue;
      ranks[to] = Math.max(ranks[to]!, ranks[step]! + 1);
      if (--waiting[to]! === 0) order.push(to);
    }
  return { ranks, order };
}

/** Steps with more ways on than ways in shorten the former. */
function pullRight(
  flows: readonly FlowEnds[],
  outgoing: readonly (readonly number[])[],
  isBack: Uint8Array,
  ranks: Int32Array,
  order: readonly number[],
): void {
  const incoming = new Int32Array(ranks.length);
  flows.forEach(({ to }, flow) => (incoming[to]! += isBack[flow] === 1 ? 0 : 1));
  for (let at = order.length - 1; at >= 0; at--) {
    const step = order[at]!;
    const onward = outgoing[step]!.filter((flow) => isBack[flow] === 0);
    if (onward.length <= incoming[step]!) continue;
    ranks[step] = onward.reduce((least, flow) => Math.min(least, ranks[flows[flow]!.to]! - 1), Infinity);
  }
}
