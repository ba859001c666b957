import type { Comparison } from "./comparison.ts";
import type { VendorResult } from "./evaluate-vendors.ts";
import type { PreparedModel } from "./prepare-model.ts";
import type { valueOfScore } from "./value-of-score.ts";

/** What a rival would have to be given in one criterion to draw level with the vendor in front. */
export interface SwitchingScore {
  readonly rival: string;
  readonly criterion: string;
  /** Points on the scale more than it has; null where even the highest score is not enough. */
  readonly points: number | null;
}

/**
 * How many points more in one criterion a rival needs to draw level, everything else as it is: the lead x (highest - lowest) / (100 x weight) on a straight scale, along the criterion's
 * points where it has some. For every rival and every scored criterion; empty without a winner. A lead of 3 points, a weight of 0.1, a scale of 0 to 5: 1.5.
 */
export function switchingScores(
  { tree }: PreparedModel,
  results: readonly VendorResult[],
  comparison: Comparison,
): readonly SwitchingScore[] {
  const { winner, vendors, totals, places } = comparison;
  if (winner === null) return [];
  return vendors.flatMap((rival, at) => {
    if (at === winner) return [];
    const lead = totals[winner]! - totals[at]!;
    return tree.leaves.flatMap(({ criterion, weight }, leaf) => {
      if (criterion.kind !== "score") return [];
      const { mean, value } = results[places[at]!]!.leaves[leaf]!;
      const needed = weight > 0 ? (value ?? 0) + lead / (100 * weight) : Infinity;
      const score = scoreOfValue(criterion, needed);
      return [{ rival, criterion: criterion.id, points: score === null || mean === null ? null : Math.max(0, score - mean) }];
    });
  });
}

/** The lowest score that is worth this much; null when none is. */
function scoreOfValue(criterion: Parameters<typeof valueOfScore>[0], value: number): number | null {
  const [lowest, highest] = criterion.scale;
  const points = criterion.valuePoints ?? [
    [lowest, 0],
    [highest, 1],
  ];
  const reached = points.findIndex(([, worth]) => worth >= value - 1e-12);
  if (reached === -1) return null;
  const [right, rightValue] = points[reached]!;
  const before = points[reached - 1];
  if (!before || rightValue === before[1]) return right;
  const [left, leftValue] = before;
  return left + Math.min(1, (value - leftValue) / (rightValue - leftValue)) * (right - left);
}
