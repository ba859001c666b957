import { asCriterion } from "../scorecard/criteria-of-model.ts";
import type { Scorecard, ScorecardCriterion } from "../scorecard/scorecard.ts";
import type { WeighedCriteria } from "../scorecard/weigh-group.ts";
import type { Criterion } from "../scoring/model.ts";

/** All by which the vendors of one round are judged, as it was when the scorecard was finalised; it never changes. */
export interface RoundCard {
  readonly scorecard: Scorecard;
  /** How each group of criteria came to its weights. */
  readonly weighed: readonly WeighedCriteria[];
  readonly seats: readonly CardSeat[];
  readonly vendors: readonly CardVendor[];
}

export interface CardSeat {
  readonly id: string;
  readonly name: string;
  /** How much the seat's scores count. */
  readonly weight: number;
}

export interface CardVendor {
  readonly id: string;
  readonly name: string;
}

/** The criteria of a round as the engine takes them, at the weights that were frozen with it. */
export function criteriaOfCard({ scorecard, weighed }: RoundCard): readonly Criterion[] {
  const shares = new Map(weighed.flatMap(({ criteria, weights }) => criteria.map((id, at) => [id, weights[at] ?? 0] as const)));
  return scorecard.criteria.map((criterion) => asCriterion(criterion, (id) => shares.get(id) ?? 0));
}

/** What members give points for: criteria without others below them, of kind `score`, in the order of the tree; those taken out, with all below them, are not. */
export function scoredLeaves(criteria: readonly ScorecardCriterion[]): readonly ScorecardCriterion[] {
  return criteria.flatMap((criterion) => {
    if (!criterion.isApplicable) return [];
    if (criterion.children.length > 0) return scoredLeaves(criterion.children);
    return criterion.kind === "score" ? [criterion] : [];
  });
}

/**
 * The vendors in the order in which a seat judges them: each seat begins with another one, so that none is always judged first, by fresh eyes, or last. Seats in
 * their order: 0, 1, 2 ...; vendors a, b, c: the seat 1 begins with b.
 */
export function vendorsForSeat({ vendors, seats }: RoundCard, seatId: string): readonly CardVendor[] {
  const place = Math.max(
    0,
    seats.findIndex(({ id }) => id === seatId),
  );
  return vendors.map((_, at) => vendors[(at + place) % vendors.length]!);
}
