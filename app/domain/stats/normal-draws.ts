import type { Random } from "../random.ts";

const layers = 128;
/** Where the tail begins, and the area of each layer, for 128 of them. */
const tailStart = 3.442619855899;
const layerArea = 9.91256303526217e-3;

/**
 * Draws standard normal numbers, one or seldom more draws of `random` each. Method: the ziggurat of Marsaglia and Tsang, Journal of Statistical Software 5, 2000, with the layer and
 * the place in it from bits of their own, as Doornik (2005) asks for.
 */
export function normalDraws(random: Random): () => number {
  return () => {
    for (;;) {
      const bits = (random() * 4294967296) >>> 0;
      const layer = bits & (layers - 1);
      const place = ((bits >>> 7) + 0.5) / 16777216 - 1;
      const x = place * edges[layer]!;
      if (Math.abs(x) < edges[layer + 1]!) return x;
      if (layer === 0) return tail(random, place < 0);
      const outer = Math.exp(-0.5 * (edges[layer]! ** 2 - x * x));
      const inner = Math.exp(-0.5 * (edges[layer + 1]! ** 2 - x * x));
      if (inner + random() * (outer - inner) < 1) return x;
    }
  };
}

function tail(random: Random, isBelow: boolean): number {
  for (;;) {
    const x = -Math.log(1 - random()) / tailStart;
    const y = -Math.log(1 - random());
    if (y + y > x * x) return isBelow ? -(tailStart + x) : tailStart + x;
  }
}

/** Right edges of the layers, the base first; the last one is 0. */
const edges = ((): Float64Array => {
  const found = new Float64Array(layers + 1);
  let height = Math.exp(-0.5 * tailStart ** 2);
  found[0] = layerArea / height;
  found[1] = tailStart;
  for (let layer = 2; layer < layers; layer++) {
    found[layer] = Math.sqrt(-2 * Math.log(layerArea / found[layer - 1]! + height));
    height = Math.exp(-0.5 * found[layer]! ** 2);
  }
  return found;
})();
