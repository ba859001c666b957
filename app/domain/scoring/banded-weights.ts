import type { Random } from "../random.ts";
import { uniformWeights, type WeightSampler } from "./sample-weights.ts";
import type { CriterionTree } from "./weigh-tree.ts";

/** Bounds of the weight of a criterion, by its place in the list of nodes: shares of the whole. */
export type WeightBands = ReadonlyMap<number, readonly [low: number, high: number]>;

/**
 * All weights within the bounds alike. Weights are drawn freely and those outside are thrown away; where fewer than one in ten would be kept, by hit-and-run instead: from a
 * point within, some of the weight of one leaf goes to another, as much as the bounds allow by chance, two steps a leaf between two draws (Smith, Operations Research 32, 1984;
 * Tervonen et al., European Journal of Operational Research 224, 2013). Null when the bounds contradict each other.
 */
export function bandedWeights(tree: CriterionTree, bands: WeightBands, random: Random): WeightSampler | null {
  const start = pointWithin(tree, bands);
  if (!start) return null;
  const draw = uniformWeights(random);
  const trial = new Float64Array(tree.leaves.length);
  let kept = 0;
  for (let run = 0; run < trials; run++) {
    draw(trial);
    if (isWithin(tree, bands, trial)) kept++;
  }
  if (kept >= trials / 10)
    return (into) => {
      do draw(into);
      while (!isWithin(tree, bands, into));
    };
  return hitAndRun(tree, bands, start, random);
}

const trials = 500;

function isWithin({ nodes }: CriterionTree, bands: WeightBands, weights: Float64Array): boolean {
  for (const [node, [low, high]] of bands) {
    let sum = 0;
    for (const leaf of nodes[node]!.leaves) sum += weights[leaf]!;
    if (sum < low || sum > high) return false;
  }
  return true;
}

/** Weights as far within the bounds as they allow; null when there are none. A group's bounds follow from those below it, and the other way round. */
export function pointWithin({ nodes, leaves }: CriterionTree, bands: WeightBands): Float64Array | null {
  const low = nodes.map((_, node) => Math.max(0, bands.get(node)?.[0] ?? 0));
  const high = nodes.map((_, node) => Math.min(1, bands.get(node)?.[1] ?? 1));
  const children: number[][] = nodes.map(() => []);
  const roots: number[] = [];
  nodes.forEach(({ ancestors: [parent] }, node) => (parent === undefined ? roots : children[parent]!).push(node));
  const sumOf = (bounds: readonly number[], below: readonly number[]) => below.reduce((sum, node) => sum + bounds[node]!, 0);
  for (let node = nodes.length - 1; node >= 0; node--) {
    if (children[node]!.length > 0) {
      low[node] = Math.max(low[node]!, sumOf(low, children[node]!));
      high[node] = Math.min(high[node]!, sumOf(high, children[node]!));
    }
    if (low[node]! > high[node]! + slack) return null;
  }
  if (sumOf(low, roots) > 1 + slack || sumOf(high, roots) < 1 - slack) return null;
  const point = new Float64Array(leaves.length);
  const share = (total: number, below: readonly number[]) => {
    const [least, most] = [sumOf(low, below), sumOf(high, below)];
    const part = most > least ? (total - least) / (most - least) : 0;
    for (const node of below) {
      const weight = low[node]! + part * (high[node]! - low[node]!);
      if (children[node]!.length > 0) share(weight, children[node]!);
      else point[nodes[node]!.leaves[0]!] = weight;
    }
  };
  share(1, roots);
  return point;
}

const slack = 1e-12;
const stepsPerLeaf = 2;

function hitAndRun(tree: CriterionTree, bands: WeightBands, start: Float64Array, random: Random): WeightSampler {
  const count = start.length;
  const above = boundsAbove(tree, bands);
  const sums = new Float64Array(tree.nodes.length);
  const weights = start.slice();
  tree.nodes.forEach(({ leaves }, node) => (sums[node] = leaves.reduce((sum, leaf) => sum + weights[leaf]!, 0)));
  const step = () => {
    const to = Math.floor(random() * count);
    const from = Math.floor(random() * count);
    if (to === from) return;
    let [least, most] = [-Infinity, Infinity];
    for (const { node, low, high } of above[to]!) {
      if (above[from]!.some((other) => other.node === node)) continue;
      most = Math.min(most, high - sums[node]!);
      least = Math.max(least, low - sums[node]!);
    }
    for (const { node, low, high } of above[from]!) {
      if (above[to]!.some((other) => other.node === node)) continue;
      most = Math.min(most, sums[node]! - low);
      least = Math.max(least, sums[node]! - high);
    }
    if (!(most > least)) return;
    const change = least + random() * (most - least);
    weights[to]! += change;
    weights[from]! -= change;
    for (const { node } of above[to]!) sums[node]! += change;
    for (const { node } of above[from]!) sums[node]! -= change;
  };
  return (into) => {
    for (let done = 0; done < stepsPerLeaf * count; done++) step();
    into.set(weights);
  };
}

/** By leaf: the leaf itself and the criteria above it that have bounds. */
function boundsAbove({ nodes, leaves }: CriterionTree, bands: WeightBands) {
  return leaves.map((leaf) => {
    const own = nodes.indexOf(leaf);
    return [own, ...leaf.ancestors].flatMap((node) => {
      const band = bands.get(node);
      return band || node === own ? [{ node, low: Math.max(0, band?.[0] ?? 0), high: Math.min(1, band?.[1] ?? 1) }] : [];
    });
  });
}
