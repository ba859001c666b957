import type { SeatJudgement, WeighingSeat } from "./judgement.ts";
import type { CriterionGroup, Scorecard, ScorecardCriterion } from "./scorecard.ts";
import { weighGroup } from "./weigh-group.ts";

/** What a criterion counts for, of those beside it and of the whole, from 0 to 1; null while its group has no weights. */
export interface CriterionShare {
  readonly local: number | null;
  readonly whole: number | null;
}

/**
 * The share of every criterion as far as it is known: groups without weights leave those below them open, and only those. Criteria that were taken out, and groups
 * that have none left, have 0, and those beside them share their weight.
 */
export function sharesOf(
  scorecard: Scorecard,
  judgements: readonly SeatJudgement[],
  seats: readonly WeighingSeat[],
): ReadonlyMap<string, CriterionShare> {
  const shares = new Map<string, CriterionShare>();
  const weigh = (group: CriterionGroup) => {
    const agreed = scorecard.weighings.find(({ groupId }) => groupId === group.id);
    const weighed = weighGroup(group, { agreed, judgements, seats });
    if (!weighed.ok) return () => null;
    const { criteria, weights } = weighed.value;
    const counted = group.members.filter((criterion) => counts(criterion));
    const weightOf = ({ id }: ScorecardCriterion) => weights[criteria.indexOf(id)] ?? 0;
    const sum = counted.reduce((total, criterion) => total + weightOf(criterion), 0);
    return (criterion: ScorecardCriterion) => (!counted.includes(criterion) ? 0 : sum > 0 ? weightOf(criterion) / sum : null);
  };
  const share = (group: CriterionGroup, above: number | null) => {
    const localOf = weigh(group);
    for (const criterion of group.members) {
      const local = localOf(criterion);
      const whole = local === null || above === null ? null : local * above;
      shares.set(criterion.id, { local, whole });
      share({ id: criterion.id, criterion, weighting: criterion.weighting, members: criterion.children }, whole);
    }
  };
  share({ id: "", criterion: null, weighting: scorecard.weighting, members: scorecard.criteria }, 1);
  return shares;
}

function counts({ isApplicable, children }: ScorecardCriterion): boolean {
  return isApplicable && (children.length === 0 || children.some(counts));
}
