import type { ScorecardCriterion } from "../scorecard/scorecard.ts";

type Named = Pick<ScorecardCriterion, "id" | "libraryId">;

/**
 * What of the evidence bears on a criterion: what is tied to it or to one above it, by the id of the project or of the ready scorecard. Evidence tied to nothing bears
 * on no criterion. Never throws.
 */
export function bearsOn(evidence: { readonly criteria: readonly string[] }, leaf: Named, path: readonly Named[]): boolean {
  return [leaf, ...path].some(({ id, libraryId }) => evidence.criteria.some((each) => each === id || each === libraryId));
}
