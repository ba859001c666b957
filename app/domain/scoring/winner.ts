import { breakTie } from "./break-tie.ts";
import type { VendorResult } from "./evaluate-vendors.ts";
import { equalTotals } from "./model.ts";
import type { PreparedModel } from "./prepare-model.ts";

/**
 * The place of the vendor in front by the scores there are: the highest total of those eligible and known, by the declared rules where several share it. Null when no
 * vendor can be compared, or a tie stays unbroken.
 */
export function winnerOf(prepared: PreparedModel, results: readonly VendorResult[]): number | null {
  const compared = comparable(results);
  const highest = Math.max(...compared.map((vendor) => results[vendor]!.total ?? -Infinity));
  const first = compared.filter((vendor) => (results[vendor]!.total ?? -Infinity) >= highest - equalTotals);
  if (first.length <= 1) return first[0] ?? null;
  const { order, by } = breakTie(prepared, results, first);
  return by === null ? null : order[0]!;
}

/** Places of the vendors that are eligible and have a total by the scores there are. */
export function comparable(results: readonly VendorResult[]): readonly number[] {
  return results.flatMap(({ isEligible, isHeld, total }, vendor) => (isEligible && !isHeld && total !== null ? [vendor] : []));
}
