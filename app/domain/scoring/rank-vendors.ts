import { equalTotals } from "./model.ts";
import type { VendorResult } from "./evaluate-vendors.ts";

export interface Standing {
  /** 1 is the first; equal totals share a rank and the next ones are left out (1, 2, 2, 4). Null for who is not ranked. */
  readonly rank: number | null;
  /** Ranked only when what is missing is there. */
  readonly isProvisional: boolean;
}

/**
 * The ranks of vendors in their order (standard competition ranking, unrounded totals equal to within 1e-9). Those who are withdrawn or knocked out have none. While scores are missing
 * a vendor has a rank only if what can still become of its total overlaps with no other's; one that is held has none.
 */
export function rankVendors(results: readonly VendorResult[]): readonly Standing[] {
  return results.map((result) => {
    if (!result.isEligible) return { rank: null, isProvisional: false };
    const others = results.filter((other) => other !== result && other.isEligible);
    if (result.isHeld || !others.every((other) => isDecided(result, other))) return { rank: null, isProvisional: true };
    return { rank: 1 + others.filter((other) => isAbove(other, result)).length, isProvisional: false };
  });
}

function isDecided(one: VendorResult, other: VendorResult): boolean {
  const areEqual = one.isComplete && other.isComplete;
  return areEqual || isAbove(one, other) || isAbove(other, one);
}

function isAbove(one: VendorResult, other: VendorResult): boolean {
  return one.low > other.high + equalTotals;
}
