/**
 * Twice the rank of each value, the largest first: doubled, so that the mean ranks of ties stay whole numbers. Values that differ by no more than
 * `tolerance` are tied. doubledRanks([7, 9, 7]) is [5, 2, 5].
 */
export function doubledRanks(values: ArrayLike<number>, tolerance = 0): number[] {
  const order = Array.from(values, (_, index) => index).sort((one, other) => values[other]! - values[one]!);
  const ranks = new Array<number>(order.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to - 1]!]! - values[order[to]!]! <= tolerance) to++;
    for (let place = from; place < to; place++) ranks[order[place]!] = from + 1 + to;
    from = to;
  }
  return ranks;
}
