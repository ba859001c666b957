import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import type { EvaluationCriterionRow } from "#db/tables/evaluation.ts";
import { formLevels } from "./form-levels.ts";

/** The values of a criterion by the names of its form's fields, as the form sends them. */
export function criterionFields(
  row: Pick<EvaluationCriterionRow, "parentId">,
  criterion: ScorecardCriterion,
): Readonly<Record<string, string>> {
  const { name, guidance, kind, unit, weight, scale, valuePoints, anchors, discountRate, minimum, isApplicable } = criterion;
  return {
    name: name.en,
    nameZh: name.zh ?? "",
    guidance: guidance.en,
    guidanceZh: guidance.zh ?? "",
    parentId: row.parentId ?? "",
    kind,
    unit: unit ?? "",
    weight: String(weight),
    scaleLow: String(scale[0]),
    scaleHigh: String(scale[1]),
    minimum: minimum === null ? "" : String(minimum),
    anchorBest: anchors === null ? "" : String(anchors[0]),
    anchorWorst: anchors === null ? "" : String(anchors[1]),
    discountRate: percent(discountRate),
    isTakenOut: isApplicable ? "" : "yes",
    ...Object.fromEntries(
      formLevels(criterion).flatMap(({ level, en, zh }, at) => [
        [`levels[${at}].level`, String(level)],
        [`levels[${at}].en`, en],
        [`levels[${at}].zh`, zh],
      ]),
    ),
    ...Object.fromEntries(
      (valuePoints ?? []).flatMap(([score, value], at) => [
        [`valuePoints[${at}].score`, String(score)],
        [`valuePoints[${at}].value`, percent(value)],
      ]),
    ),
  };
}

/** A share as people type it: without what binary fractions add. */
export function percent(share: number): string {
  return String(Math.round(share * 1e8) / 1e6);
}
