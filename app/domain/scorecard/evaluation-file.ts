import { asCriterion } from "./criteria-of-model.ts";
import type { SeatJudgement, WeighingSeat } from "./judgement.ts";
import { allCriteria, type BilingualText, type Scorecard, type ScorecardCriterion, type Weighting } from "./scorecard.ts";
import { weighGroup, scorecardRandomIndex } from "./weigh-group.ts";

interface FileSeat extends WeighingSeat {
  readonly name: string;
}

/**
 * A scorecard as the file that `rollout evaluate` reads, with nobody's scores in it yet: vendors are to be entered. Groups that the committee weighs carry the members'
 * judgements; of the others, the weights that were agreed. Criteria that were taken out are said to apply to nobody.
 */
export function evaluationFile(scorecard: Scorecard, judgements: readonly SeatJudgement[], seats: readonly FileSeat[]) {
  const { method } = scorecard;
  const said = { scorecard, judgements, seats };
  return {
    criteria: fileCriteria(scorecard.criteria, "", scorecard.weighting, said),
    ...weightingOf("", scorecard.criteria, scorecard.weighting, said),
    vendors: [],
    members: seats.map(({ id, name, weight }) => ({ id, name, weight })),
    scores: allCriteria(scorecard.criteria)
      .filter(({ isApplicable }) => !isApplicable)
      .map(({ id }) => ({ criterion: id, state: "not_applicable" })),
    normalisation: method.normalisation,
    ...(method.moneyPerPoint === null ? {} : { moneyPerPoint: method.moneyPerPoint }),
    aggregation: method.aggregation,
    minimumTechnical: method.minimumTechnical,
    tieBreak: method.tieBreaks,
    seed: method.seed,
    samples: method.samples,
    weightConstraint: method.weightConstraint,
    scoreVariation: method.scoreVariation,
  };
}

interface Said {
  readonly scorecard: Scorecard;
  readonly judgements: readonly SeatJudgement[];
  readonly seats: readonly WeighingSeat[];
}

type FileCriterion = ReturnType<typeof fileCriterion> & { readonly children?: readonly FileCriterion[] };

function fileCriteria(
  criteria: readonly ScorecardCriterion[],
  groupId: string,
  weighting: Weighting,
  said: Said,
): readonly FileCriterion[] {
  const weights = weightsOf(groupId, criteria, weighting, said);
  return criteria.map((criterion) => {
    const children = fileCriteria(criterion.children, criterion.id, criterion.weighting, said);
    const weight = weights?.get(criterion.id);
    return {
      ...fileCriterion(criterion),
      ...(weights ? { weight: weight ?? 0 } : {}),
      ...weightingOf(criterion.id, criterion.children, criterion.weighting, said),
      ...(children.length > 0 ? { children } : {}),
    };
  });
}

function fileCriterion(criterion: ScorecardCriterion) {
  const { id, kind, scale, valuePoints, anchors, discountRate, minimum } = asCriterion(criterion, () => 0);
  return {
    id,
    name: named(criterion.name),
    kind,
    scale,
    ...(valuePoints === null ? {} : { valuePoints }),
    ...(criterion.unit === null ? {} : { unit: criterion.unit }),
    ...(anchors === null ? {} : { anchors }),
    discountRate,
    minimum,
  };
}

function named({ en, zh }: BilingualText) {
  return zh === null ? { en } : { en, zh };
}

/** Agreed weights of a group; null where its members' judgements stand in the file. */
function weightsOf(
  groupId: string,
  members: readonly ScorecardCriterion[],
  weighting: Weighting,
  { scorecard, judgements, seats }: Said,
): ReadonlyMap<string, number> | null {
  const agreed = scorecard.weighings.find((each) => each.groupId === groupId);
  if (agreed?.weigher === "committee") return null;
  if (weighting === "points") return new Map(members.map(({ id, weight }) => [id, weight]));
  const weighed = weighGroup({ id: groupId, criterion: null, weighting, members }, { agreed, judgements, seats });
  return weighed.ok ? new Map(weighed.value.criteria.map((id, at) => [id, weighed.value.weights[at] ?? 0])) : new Map();
}

function weightingOf(groupId: string, members: readonly ScorecardCriterion[], method: Weighting, said: Said) {
  if (members.length === 0 || weightsOf(groupId, members, method, said) !== null) return {};
  const present = said.judgements.filter((each) => each.groupId === groupId && each.method === method);
  const seated = present.filter(({ seatId }) => said.seats.some(({ id }) => id === seatId));
  const byMember = Object.fromEntries(
    seated.map(({ seatId, judgement }) => [seatId, judgement.kind === "pairs" ? judgement.pairs : judgement.numbers]),
  );
  return { weighting: { method, ...(method === "pairwise" ? { randomIndex: scorecardRandomIndex } : {}), byMember } };
}
