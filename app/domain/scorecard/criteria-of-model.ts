import { failure, success, type Result } from "../result.ts";
import type { Criterion } from "../scoring/model.ts";
import type { SeatJudgement, WeighingSeat } from "./judgement.ts";
import { groupsOf, type Scorecard, type ScorecardCriterion } from "./scorecard.ts";
import { weighGroup, type GroupProblem, type WeighedCriteria } from "./weigh-group.ts";

/** Criteria as the engine takes them, with how each group came to its weights. */
export interface ModelCriteria {
  readonly criteria: readonly Criterion[];
  readonly weighed: readonly WeighedCriteria[];
}

/**
 * The criteria of a scorecard as the engine takes them: weights are points where they were agreed, else the shares that the judgements of each group come to
 * ({@link weighGroup}); criteria that were taken out weigh nothing. Fails with every group that has no weights yet.
 */
export function criteriaOfModel(
  scorecard: Scorecard,
  judgements: readonly SeatJudgement[],
  seats: readonly WeighingSeat[],
): Result<ModelCriteria, readonly GroupProblem[]> {
  const outcomes = groupsOf(scorecard).map((group) => {
    const agreed = scorecard.weighings.find(({ groupId }) => groupId === group.id);
    return weighGroup(group, { agreed, judgements, seats });
  });
  const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.problem]));
  if (problems.length > 0) return failure(problems);
  const weighed = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const shares = new Map(weighed.flatMap(({ criteria, weights }) => criteria.map((id, at) => [id, weights[at] ?? 0] as const)));
  return success({ criteria: scorecard.criteria.map((criterion) => asCriterion(criterion, (id) => shares.get(id) ?? 0)), weighed });
}

/** A criterion as the engine takes it, at the weight that is given for each. */
export function asCriterion(criterion: ScorecardCriterion, weightOf: (id: string) => number): Criterion {
  const { id, kind, scale, valuePoints, anchors, discountRate, minimum, isApplicable, children } = criterion;
  return {
    id,
    weight: weightOf(id),
    kind,
    scale,
    valuePoints,
    anchors,
    discountRate,
    minimum,
    isApplicable,
    children: children.map((child) => asCriterion(child, weightOf)),
  };
}
