import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import type { CriterionKind } from "#app/domain/scoring/model.ts";

/** Which fields the form of a criterion shows. */
export type CriterionShape = "group" | CriterionKind;

export function shapeOf({ kind, children }: Pick<ScorecardCriterion, "kind" | "children">): CriterionShape {
  return children.length > 0 ? "group" : kind;
}
