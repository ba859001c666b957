import type { Random } from "../random.ts";
import { normalQuantile } from "../stats/normal.ts";

/**
 * Standard normal scores for `rows` variables in `count` runs: row r, run k at r * count + k. Method: Latin hypercube sampling (McKay, Beckman and
 * Conover 1979): each variable takes the middle of each of `count` equally likely strata exactly once, in an order of its own, so that fewer runs
 * show the whole of every distribution.
 */
export function stratifiedScores(rows: number, count: number, random: Random): Float32Array {
  const strata = Float32Array.from({ length: count }, (_, stratum) => normalQuantile((stratum + 0.5) / count));
  const scores = new Float32Array(rows * count);
  for (let row = 0; row < rows; row++) {
    const base = row * count;
    for (let run = 0; run < count; run++) {
      const other = Math.floor(random() * (run + 1));
      scores[base + run] = scores[base + other]!;
      scores[base + other] = strata[run]!;
    }
  }
  return scores;
}
