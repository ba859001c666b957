export interface Components {
  readonly componentOf: Int32Array;
  /** Nodes by component. Components that lead to others come after them. */
  readonly members: Int32Array;
  readonly firstMember: Int32Array;
}

/**
 * Which nodes can come to each other: the strongly connected components of a graph, those without a way to others first. Method: Tarjan, SIAM Journal on Computing 1, 1972,
 * with a stack of its own.
 */
export function componentsOf(graph: { readonly size: number; readonly firstFlow: Int32Array; readonly targets: Int32Array }): Components {
  const { size, firstFlow, targets } = graph;
  const number = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const componentOf = new Int32Array(size).fill(-1);
  const nextFlow = firstFlow.slice();
  const open: number[] = [];
  const path: number[] = [];
  const members = new Int32Array(size);
  const firstMember = [0];
  let numbered = 0;
  let placed = 0;
  const enter = (node: number) => {
    number[node] = low[node] = numbered++;
    open.push(node);
    path.push(node);
  };
  for (let root = 0; root < size; root++) {
    if (number[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (nextFlow[node]! < firstFlow[node + 1]!) {
        const target = targets[nextFlow[node]!++]!;
        if (number[target] === -1) enter(target);
        else if (componentOf[target] === -1) low[node] = Math.min(low[node]!, number[target]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] !== number[node]) continue;
      for (let member = -1; member !== node;) {
        member = open.pop()!;
        componentOf[member] = firstMember.length - 1;
        members[placed++] = member;
      }
      firstMember.push(placed);
    }
  }
  return { componentOf, members, firstMember: Int32Array.from(firstMember) };
}
