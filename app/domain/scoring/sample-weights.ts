import type { Random } from "../random.ts";

/** Fills a row with weights of the leaves that are not negative and add up to 1. */
export type WeightSampler = (into: Float64Array) => void;

/** All weights alike, none more likely than another: Dirichlet(1), by exponentials over their sum (Rubinstein 1982; SMAA-2, Lahdelma and Salminen 2001). */
export function uniformWeights(random: Random): WeightSampler {
  return (into) => {
    let sum = 0;
    for (let leaf = 0; leaf < into.length; leaf++) sum += into[leaf] = -Math.log(1 - random());
    for (let leaf = 0; leaf < into.length; leaf++) into[leaf]! /= sum;
  };
}

/**
 * All weights in the agreed order alike: a leaf never weighs more than one with a higher agreed weight; leaves with equal ones are free among themselves. The k-th largest of n
 * exponentials is the sum of n - k + 1 independent ones over n, n - 1 ... k (Rényi 1953), so nothing needs sorting.
 */
export function orderedWeights(agreed: readonly number[], random: Random): WeightSampler {
  const order = agreed.map((_, leaf) => leaf).sort((one, other) => agreed[other]! - agreed[one]!);
  const lastOfBlock = new Int32Array(order.length);
  for (let place = order.length - 1; place >= 0; place--) {
    const isLast = place === order.length - 1 || agreed[order[place]!]! - agreed[order[place + 1]!]! > 1e-12;
    lastOfBlock[place] = isLast ? place : lastOfBlock[place + 1]!;
  }
  return (into) => {
    let sum = 0;
    let next = 0;
    for (let place = order.length - 1; place >= 0; place--) {
      next -= Math.log(1 - random()) / (place + 1);
      into[order[place]!] = next;
      sum += next;
    }
    for (let place = 0; place < order.length; place++) {
      const free = lastOfBlock[place]! - place;
      const leaf = order[place]!;
      if (free > 0) {
        const other = order[place + Math.floor(random() * (free + 1))]!;
        const weight = into[other]!;
        into[other] = into[leaf]!;
        into[leaf] = weight;
      }
    }
    for (let leaf = 0; leaf < into.length; leaf++) into[leaf]! /= sum;
  };
}
