import { weightLine, type Comparison } from "./comparison.ts";
import type { CriterionTree } from "./weigh-tree.ts";

export interface WeightStability {
  readonly criterion: string;
  readonly weight: number;
  /** Between these weights the same vendor stays in front, all other weights keeping their proportions. */
  readonly low: number;
  readonly high: number;
  /** Who draws level there; null at 0 and 1 where nobody does. */
  readonly lowBy: string | null;
  readonly highBy: string | null;
}

/** The change of one weight that is nearest to turning the result round. */
export interface NearestChange {
  readonly criterion: string;
  readonly rival: string;
  /** Between the weight and that at which the rival draws level. */
  readonly distance: number;
}

/**
 * How far each weight can move before another vendor draws level with the one in front. On the lines of two vendors with leads d (criterion alone) and r (the rest), the
 * lead is 0 at t = r / (r - d); the nearest such weights below and above count. Empty without a winner. Source: Mareschal, European Journal of
 * Operational Research 33, 1988 (weight stability intervals). A leads by 0.4 in criterion k of weight 0.5 and is 0.2 behind in the rest: level at 0.2 / 0.6 = 1/3.
 */
export function weightStability({ nodes }: CriterionTree, comparison: Comparison): readonly WeightStability[] {
  const { winner, vendors } = comparison;
  if (winner === null) return [];
  return nodes.map((node) => {
    const weight = node.weight;
    const found = { low: 0, high: 1, lowBy: null as string | null, highBy: null as string | null };
    const leader = weightLine(node, comparison, winner);
    vendors.forEach((vendor, at) => {
      const rival = at === winner ? null : weightLine(node, comparison, at);
      if (!leader || !rival) return;
      const alone = leader.alone - rival.alone;
      const rest = leader.rest - rival.rest;
      if (Math.abs(rest - alone) < 1e-12) return;
      const crossing = rest / (rest - alone);
      const rises = alone > rest;
      // The lead grows with the weight: the crossing lies below it, if only by rounding.
      if (rises && crossing >= 0 && (found.lowBy === null || crossing > found.low)) {
        found.low = Math.min(crossing, weight);
        found.lowBy = vendor;
      } else if (!rises && crossing <= 1 && (found.highBy === null || crossing < found.high)) {
        found.high = Math.max(crossing, weight);
        found.highBy = vendor;
      }
    });
    return { criterion: node.criterion.id, weight, ...found };
  });
}

/** The nearest change over all criteria; null where no single weight can turn the result round. */
export function nearestChange(stability: readonly WeightStability[]): NearestChange | null {
  const changes = stability.flatMap(({ criterion, weight, low, high, lowBy, highBy }) => [
    ...(lowBy === null ? [] : [{ criterion, rival: lowBy, distance: weight - low }]),
    ...(highBy === null ? [] : [{ criterion, rival: highBy, distance: high - weight }]),
  ]);
  return changes.reduce<NearestChange | null>((nearest, each) => (nearest && nearest.distance <= each.distance ? nearest : each), null);
}
