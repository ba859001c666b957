import { createRandom } from "../random.ts";
import type { Comparison } from "./comparison.ts";
import type { PreparedModel } from "./prepare-model.ts";
import { bootstrapValues } from "./sample-values.ts";

/** Two vendors, the better one first, that the scores do not tell apart. */
export interface PracticalTie {
  readonly vendors: readonly [ahead: string, behind: string];
  /** In points of 100. */
  readonly difference: number;
  readonly standardError: number;
  /** What the difference would have to reach. */
  readonly threshold: number;
}

/** How many panels are drawn. */
export const panelsDrawn = 2_000;
const leastThreshold = 1;
const confidence = 1.96;

/**
 * Pairs of vendors whose totals differ by less than one point, or than 1.96 standard errors of the difference as other panels would find it (bootstrap of the members, 2,000
 * panels, seeded; Efron 1979): too little to choose by. All vendors of the table are looked at; the pairs come in its order.
 */
export function findPracticalTies(prepared: PreparedModel, comparison: Comparison, seed: number): readonly PracticalTie[] {
  const { vendors, totals } = comparison;
  const errors = standardErrors(prepared, comparison, seed);
  return vendors.flatMap((one, at) =>
    vendors.slice(at + 1).flatMap((other, later): PracticalTie[] => {
      const against = at + 1 + later;
      const lead = totals[at]! - totals[against]!;
      const standardError = errors[at]![against]!;
      const threshold = Math.max(leastThreshold, confidence * standardError);
      if (Math.abs(lead) >= threshold) return [];
      return [{ vendors: lead < 0 ? [other, one] : [one, other], difference: Math.abs(lead), standardError, threshold }];
    }),
  );
}

/** Of the differences between each two vendors. */
function standardErrors(prepared: PreparedModel, comparison: Comparison, seed: number): readonly (readonly number[])[] {
  const { places, values, weights, totals } = comparison;
  const vendors = totals.length;
  const leaves = weights.length;
  const draw = bootstrapValues(prepared, places, values, createRandom(seed));
  const table = Float64Array.from(values.flat());
  const drawn = new Float64Array(vendors);
  const sums = Array.from({ length: vendors }, () => new Float64Array(vendors));
  const squares = Array.from({ length: vendors }, () => new Float64Array(vendors));
  for (let panel = 0; panel < panelsDrawn && vendors > 1; panel++) {
    draw(table);
    for (let vendor = 0; vendor < vendors; vendor++) {
      let sum = 0;
      for (let leaf = 0, at = vendor * leaves; leaf < leaves; leaf++, at++) sum += weights[leaf]! * table[at]!;
      drawn[vendor] = 100 * sum + comparison.offsets[vendor]! - totals[vendor]!;
    }
    for (let one = 0; one < vendors; one++)
      for (let other = one + 1; other < vendors; other++) {
        const distance = drawn[one]! - drawn[other]!;
        sums[one]![other]! += distance;
        squares[one]![other]! += distance * distance;
      }
  }
  return sums.map((row, one) =>
    Array.from(row, (sum, other) => Math.sqrt(Math.max(0, squares[one]![other]! - (sum * sum) / panelsDrawn) / (panelsDrawn - 1))),
  );
}
