import { failure, success, type Result } from "../result.ts";
import {
  combineJudgements,
  judgementMatrix,
  weighPairwise,
  type Judgement,
  type PairwiseProblem,
  type PairwiseWeights,
} from "./pairwise.ts";
import type { RandomIndexName } from "./random-index.ts";
import { rankOrderCentroids } from "./rank-order-centroid.ts";

/** What one person says of a number of criteria beside each other, in their order. */
type Said<What> = { readonly member: string; readonly memberWeight: number } & What;

/**
 * How a group of people weighs criteria beside each other: by points; by swing points, 100 for the criterion whose step from worst to best matters most; by rank; or by
 * comparing them in pairs.
 */
export type SiblingWeighting =
  | { readonly method: "points" | "swing"; readonly opinions: readonly Said<{ readonly points: readonly number[] }>[] }
  | { readonly method: "rank"; readonly opinions: readonly Said<{ readonly ranks: readonly number[] }>[] }
  | {
      readonly method: "pairwise";
      readonly randomIndex: RandomIndexName;
      readonly opinions: readonly Said<{ readonly judgements: readonly Judgement[] }>[];
    };

export interface WeighedSiblings {
  /** Shares, adding up to 1, of the group; and the least and the most that any member alone would give each; empty when none alone has judged enough. */
  readonly weights: readonly number[];
  readonly range: readonly (readonly [least: number, most: number])[];
  /** Of the group's judgements, where they were compared in pairs. */
  readonly pairwise: PairwiseWeights | null;
}

export type WeighingProblem =
  | PairwiseProblem
  /** Nobody's opinion counts. */
  | { readonly code: "weighting.empty" }
  | { readonly code: "weighting.zero"; readonly member: string }
  /** The most important swing is worth something else than 100. */
  | { readonly code: "weighting.swing"; readonly member: string; readonly most: number };

/**
 * The weights of `count` criteria beside each other from what members say. Points, swings and centroids of ranks become shares of each member and then their
 * weighted mean; judgements of pairs become one matrix of weighted geometric means, whose eigenvector counts. A member who has not judged enough pairs for weights
 * of their own takes no part in the range. Sources: von Winterfeldt and Edwards, Decision Analysis and Behavioral Research, 1986 (swing); see
 * {@link rankOrderCentroids}, {@link weighPairwise}. Points 60 and 40 of one, 40 and 60 of another: 0.5 each, from 0.4 to 0.6.
 */
export function weighSiblings(weighting: SiblingWeighting, count: number): Result<WeighedSiblings, WeighingProblem> {
  const total = weighting.opinions.reduce((sum, { memberWeight }) => sum + memberWeight, 0);
  if (!(total > 0)) return failure({ code: "weighting.empty" });
  switch (weighting.method) {
    case "points":
    case "swing":
      for (const { member, points } of weighting.opinions) {
        const most = Math.max(...points);
        if (!(most > 0)) return failure({ code: "weighting.zero", member });
        if (weighting.method === "swing" && most !== 100) return failure({ code: "weighting.swing", member, most });
      }
      return success(meanOf(weighting.opinions, ({ points }) => sharesOf(points), count));
    case "rank":
      return success(meanOf(weighting.opinions, ({ ranks }) => rankOrderCentroids(ranks), count));
    case "pairwise": {
      const matrices = weighting.opinions.map(({ judgements }) => judgementMatrix(count, judgements));
      const memberWeights = weighting.opinions.map(({ memberWeight }) => memberWeight);
      const group = weighPairwise(combineJudgements(matrices, memberWeights), weighting.randomIndex);
      if (!group.ok) return group;
      const alone = matrices.map((matrix) => weighPairwise(matrix, weighting.randomIndex));
      const shares = alone.flatMap((each) => (each.ok ? [each.value.weights] : []));
      return success({ weights: group.value.weights, range: rangeOf(shares, count), pairwise: group.value });
    }
    default:
      return weighting satisfies never;
  }
}

function meanOf<Opinion extends { readonly memberWeight: number }>(
  opinions: readonly Opinion[],
  sharesBy: (opinion: Opinion) => readonly number[],
  count: number,
): WeighedSiblings {
  const shares = opinions.map(sharesBy);
  const total = opinions.reduce((sum, { memberWeight }) => sum + memberWeight, 0);
  const weights = Array.from({ length: count }, (_, item) =>
    opinions.reduce((sum, { memberWeight }, member) => sum + (memberWeight / total) * shares[member]![item]!, 0),
  );
  return { weights, range: rangeOf(shares, count), pairwise: null };
}

function sharesOf(points: readonly number[]): readonly number[] {
  const total = points.reduce((sum, each) => sum + each, 0);
  return points.map((each) => each / total);
}

function rangeOf(shares: readonly (readonly number[])[], count: number): readonly (readonly [number, number])[] {
  if (shares.length === 0) return [];
  return Array.from({ length: count }, (_, item) => {
    const given = shares.map((each) => each[item]!);
    return [Math.min(...given), Math.max(...given)] as const;
  });
}
