import { reversed, type FlowGraph } from "./flow-graph.ts";

/** That every case ends is the last thing that all of them have in common. */
export const theEnd = -1;

/**
 * Where all ways from a node meet again: the nearest node that every case comes through after it, or {@link theEnd}. For every node from which a case can end. Method: Cooper, Harvey and
 * Kennedy, "A Simple, Fast Dominance Algorithm", 2001, on the flows the other way round.
 */
export function postDominators(graph: FlowGraph): Int32Array {
  const { size, firstFlow, targets } = graph;
  const order = endFirst(graph);
  const rank = new Int32Array(size + 1).fill(-1);
  order.forEach((node, at) => (rank[node] = at + 1));
  const root = size;
  rank[root] = 0;
  const meeting = new Int32Array(size + 1).fill(-2);
  meeting[root] = root;
  const common = (one: number, other: number): number => {
    let [first, second] = [one, other];
    while (first !== second)
      if (rank[first]! > rank[second]!) first = meeting[first]!;
      else second = meeting[second]!;
    return first;
  };
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const node of order) {
      let found = firstFlow[node] === firstFlow[node + 1] ? root : -2;
      for (let flow = firstFlow[node]!; flow < firstFlow[node + 1]!; flow++) {
        const target = targets[flow]!;
        if (meeting[target] !== -2) found = found === -2 ? target : common(found, target);
      }
      if (found !== meeting[node]) {
        meeting[node] = found;
        isChanged = true;
      }
    }
  }
  return Int32Array.from({ length: size }, (_, node) => (meeting[node] === root ? theEnd : meeting[node]!));
}

/** Nodes from which a case can end, in reverse postorder of the flows backward from the ends. */
function endFirst(graph: FlowGraph): readonly number[] {
  const { firstFlow, targets, size } = reversed(graph);
  const nextFlow = firstFlow.slice();
  const isSeen = new Uint8Array(size);
  const finished: number[] = [];
  for (let end = 0; end < size; end++) {
    if (graph.firstFlow[end] !== graph.firstFlow[end + 1] || isSeen[end] === 1) continue;
    const path = [end];
    isSeen[end] = 1;
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      if (nextFlow[node] === firstFlow[node + 1]) {
        finished.push(node);
        path.pop();
        continue;
      }
      const target = targets[nextFlow[node]!++]!;
      if (isSeen[target] === 1) continue;
      isSeen[target] = 1;
      path.push(target);
    }
  }
  return finished.reverse();
}
