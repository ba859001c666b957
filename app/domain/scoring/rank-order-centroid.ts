/**
 * Weights from an order of importance alone (1 is the most important): the k-th of n takes (1/n) Σ 1/i over i from k to n, and items of the same rank share the mean of
 * the places that they hold. Any numbers serve as ranks. Four in order: 0.5208, 0.2708, 0.1458, 0.0625. Nothing ranked: no weights. Source: Barron and
 * Barrett, Management Science 42, 1996.
 */
export function rankOrderCentroids(ranks: readonly number[]): readonly number[] {
  const n = ranks.length;
  const order = ranks.map((_, item) => item).sort((one, other) => ranks[one]! - ranks[other]!);
  const ofPlace = order.map((_, place) => order.slice(place).reduce((sum, _, later) => sum + 1 / (place + later + 1), 0) / n);
  return ranks.map((rank) => {
    const places = order.flatMap((item, place) => (ranks[item] === rank ? [ofPlace[place]!] : []));
    return places.reduce((sum, each) => sum + each, 0) / places.length;
  });
}
