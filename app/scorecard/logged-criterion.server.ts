import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";

/** What the log keeps of a criterion, before and after a change. */
export function loggedCriterion(criterion: ScorecardCriterion) {
  const { name, guidance, kind, unit, weight, scale, levels, valuePoints, anchors, discountRate, minimum, isApplicable } = criterion;
  return {
    name: name.en,
    nameZh: name.zh,
    guidance: guidance.en,
    guidanceZh: guidance.zh,
    levels: Object.fromEntries(levels.map(({ level, text }) => [String(level), text])),
    ...{ kind, unit, weight, scale, valuePoints, anchors, discountRate, minimum, isApplicable },
  };
}
