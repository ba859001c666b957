/** Which activity waits for which, in both directions. Activities are numbered from 0. */
export interface Precedence {
  readonly size: number;
  /** The successors of activity i are successors[successorStart[i]] to successors[successorStart[i + 1] - 1]. */
  readonly successorStart: Int32Array;
  readonly successors: Int32Array;
  readonly predecessorStart: Int32Array;
  readonly predecessors: Int32Array;
  /** Every activity once, each after all that it waits for. */
  readonly order: Int32Array;
  /** Where each activity stands in the order. */
  readonly rank: Int32Array;
}

/** Reads lists of successors. Throws a RangeError when activities wait for each other or a successor is no activity. */
export function readPrecedence(successorsOf: readonly (readonly number[])[]): Precedence {
  const size = successorsOf.length;
  const successorStart = new Int32Array(size + 1);
  const predecessorStart = new Int32Array(size + 1);
  successorsOf.forEach((list, activity) => {
    successorStart[activity + 1] = successorStart[activity]! + list.length;
    for (const successor of list) {
      if (!(successor >= 0 && successor < size)) throw new RangeError(`activity ${activity} has no successor ${successor}`);
      predecessorStart[successor + 1]!++;
    }
  });
  for (let activity = 0; activity < size; activity++) predecessorStart[activity + 1]! += predecessorStart[activity]!;
  const predecessors = new Int32Array(predecessorStart[size]!);
  const filled = predecessorStart.slice();
  successorsOf.forEach((list, activity) => {
    for (const successor of list) predecessors[filled[successor]!++] = activity;
  });
  return withOrder({ size, successorStart, successors: Int32Array.from(successorsOf.flat()), predecessorStart, predecessors });
}

/** The same activities with every arrow turned round. */
export function reversePrecedence({ size, ...given }: Precedence): Precedence {
  return {
    size,
    successorStart: given.predecessorStart,
    successors: given.predecessors,
    predecessorStart: given.successorStart,
    predecessors: given.successors,
    order: given.order.toReversed(),
    rank: given.rank.map((rank) => size - 1 - rank),
  };
}

function withOrder(arrows: Omit<Precedence, "order" | "rank">): Precedence {
  const { size, successorStart, successors, predecessorStart } = arrows;
  const waitingFor = new Int32Array(size);
  const order = new Int32Array(size);
  const rank = new Int32Array(size);
  let ready = 0;
  for (let activity = 0; activity < size; activity++) {
    waitingFor[activity] = predecessorStart[activity + 1]! - predecessorStart[activity]!;
    if (waitingFor[activity] === 0) order[ready++] = activity;
  }
  for (let position = 0; position < ready; position++) {
    const activity = order[position]!;
    rank[activity] = position;
    for (let index = successorStart[activity]!; index < successorStart[activity + 1]!; index++) {
      const successor = successors[index]!;
      if (--waitingFor[successor]! === 0) order[ready++] = successor;
    }
  }
  if (ready < size) throw new RangeError("the activities wait for each other");
  return { ...arrows, order, rank };
}
