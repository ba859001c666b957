/** Costs above it count as it. */
const dearest = 4096;
const taken = -2;

/**
 * Takes out the node whose cost, a whole number, is least at the moment; -1 when none is left. `change` has to be called for nodes whose cost has changed.
 * The same calls take the same nodes.
 */
export function cheapestFirst(size: number, costOf: (node: number) => number) {
  const buckets: number[][] = [];
  const costs = new Float64Array(size).fill(-1);
  let lowest = 0;
  const change = (node: number) => {
    const cost = Math.min(costOf(node), dearest);
    if (costs[node] === cost) return;
    costs[node] = cost;
    (buckets[cost] ??= []).push(node);
    lowest = Math.min(lowest, cost);
  };
  const take = (): number => {
    for (; lowest < buckets.length; lowest++) {
      const bucket = buckets[lowest] ?? [];
      for (let node = bucket.pop(); node !== undefined; node = bucket.pop()) {
        if (costs[node] !== lowest) continue;
        costs[node] = taken;
        return node;
      }
    }
    return -1;
  };
  for (let node = size - 1; node >= 0; node--) change(node);
  return { take, change };
}
