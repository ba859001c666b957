import { failure, success, type Result } from "../result.ts";
import type { Judgement as PairJudgement, PairwiseWeights } from "../scoring/pairwise.ts";
import type { RandomIndexName } from "../scoring/random-index.ts";
import { weighSiblings, type SiblingWeighting, type WeighingProblem } from "../scoring/weigh-siblings.ts";
import type { Judgement, SeatJudgement, WeighingSeat } from "./judgement.ts";
import type { AgreedWeighing, CriterionGroup, ScorecardCriterion, Weigher, Weighting } from "./scorecard.ts";

/** Consistency is measured against this table throughout. */
export const scorecardRandomIndex: RandomIndexName = "saaty2005";

/** What the criteria of a group weigh, and why. */
export interface WeighedCriteria {
  readonly groupId: string;
  readonly method: Weighting;
  readonly weigher: Weigher;
  /** Criteria that are weighed: those that were not taken out for all vendors. */
  readonly criteria: readonly string[];
  /** Shares of the group in their order, adding up to 1. */
  readonly weights: readonly number[];
  /** What the members alone would give, the least and the most; empty where an agreement counts, or nobody alone has judged enough. */
  readonly range: readonly (readonly [least: number, most: number])[];
  /** The group's judgements, where they were compared in pairs. */
  readonly pairwise: PairwiseWeights | null;
  /** Seats whose judgements count, and seats whose judgements leave criteria out, so that they do not. */
  readonly counted: readonly string[];
  readonly incomplete: readonly string[];
}

export type GroupProblem =
  /** Nobody has weighed all criteria of the group. */
  | { readonly code: "weighing.missing"; readonly groupId: string }
  /** The points add up to nothing. */
  | { readonly code: "weighing.zero"; readonly groupId: string }
  /** The most important swing is worth something else than 100. */
  | { readonly code: "weighing.swing"; readonly groupId: string; readonly most: number }
  /** No chain of comparisons leads to these criteria. */
  | { readonly code: "weighing.apart"; readonly groupId: string; readonly criteria: readonly string[] }
  /** Judgements contradict each other more than 0.2, and nobody says why they stand: those that were agreed on, or those of seats. */
  | { readonly code: "weighing.reason"; readonly groupId: string; readonly seats: readonly string[] };

interface Opinion {
  readonly seatId: string;
  readonly weight: number;
  readonly judgement: Judgement;
  readonly reason: string;
}

interface Said {
  readonly agreed: AgreedWeighing | undefined;
  readonly judgements: readonly SeatJudgement[];
  readonly seats: readonly WeighingSeat[];
}

/**
 * What the criteria of a group weigh: by points that were agreed unless a weighing says otherwise, by one agreed judgement, or by the judgements of the committee's
 * seats together ({@link weighSiblings}). Criteria that were taken out weigh nothing and need not be judged. A seat that leaves criteria out does not count until it has
 * judged them all, save by pairs, where a chain of comparisons is enough. One criterion alone weighs 1, whatever was said.
 */
export function weighGroup(group: CriterionGroup, said: Said): Result<WeighedCriteria, GroupProblem> {
  const criteria = group.members.filter(({ isApplicable }) => isApplicable);
  const ids = criteria.map(({ id }) => id);
  const weigher = said.agreed?.weigher ?? "agreed";
  const base = { groupId: group.id, method: group.weighting, weigher, criteria: ids };
  const sole = { range: [], pairwise: null, counted: [], incomplete: [] };
  if (ids.length <= 1) return success({ ...base, ...sole, weights: ids.map(() => 1) });
  const opinions = weigher === "agreed" ? agreedOpinion(group, criteria, said.agreed) : opinionsOf(group, said);
  const complete = opinions.filter(({ judgement }) => isComplete(judgement, ids));
  if (complete.length === 0) return failure({ code: "weighing.missing", groupId: group.id });
  const weighed = weighSiblings(weightingOf(group.weighting, complete, ids), ids.length);
  if (!weighed.ok) return failure(problemOf(weighed.problem, group.id, ids));
  const unexplained = group.weighting === "pairwise" ? contradicting(complete, ids) : [];
  if (unexplained.length > 0) return failure({ code: "weighing.reason", groupId: group.id, seats: unexplained.filter((id) => id !== "") });
  const { weights, range, pairwise } = weighed.value;
  const seatIds = (list: readonly Opinion[]) => list.flatMap(({ seatId }) => (seatId === "" ? [] : [seatId]));
  return success({
    ...base,
    weights,
    range: weigher === "committee" ? range : [],
    pairwise,
    counted: seatIds(complete),
    incomplete: seatIds(opinions.filter((opinion) => !complete.includes(opinion))),
  });
}

/** The weights that one judgement alone comes to; null where it is not enough for any. */
export function weighAlone(method: Weighting, judgement: Judgement, ids: readonly string[]) {
  if (!isComplete(judgement, ids)) return null;
  const weighed = weighSiblings(weightingOf(method, [{ seatId: "", weight: 1, judgement, reason: "" }], ids), ids.length);
  return weighed.ok ? weighed.value : null;
}

function agreedOpinion(
  group: CriterionGroup,
  criteria: readonly ScorecardCriterion[],
  agreed: AgreedWeighing | undefined,
): readonly Opinion[] {
  const said = { seatId: "", weight: 1, reason: agreed?.reason ?? "" };
  if (group.weighting === "points") {
    const numbers = Object.fromEntries(criteria.map(({ id, weight }) => [id, weight]));
    return [{ ...said, judgement: { kind: "numbers", numbers } }];
  }
  return agreed?.judgement ? [{ ...said, judgement: agreed.judgement }] : [];
}

function opinionsOf(group: CriterionGroup, { judgements, seats }: Said): readonly Opinion[] {
  return seats.flatMap(({ id, weight }) => {
    const found = judgements.find(({ groupId, seatId, method }) => groupId === group.id && seatId === id && method === group.weighting);
    return found ? [{ seatId: id, weight, judgement: found.judgement, reason: found.reason }] : [];
  });
}

/** Whether a judgement speaks of every criterion; of pairs, of any: a chain of comparisons may lead to the others. */
function isComplete(judgement: Judgement, ids: readonly string[]): boolean {
  if (judgement.kind === "pairs") return pairsAmong(judgement, ids).length > 0;
  return ids.every((id) => judgement.numbers[id] !== undefined);
}

function weightingOf(method: Weighting, opinions: readonly Opinion[], ids: readonly string[]): SiblingWeighting {
  const people = opinions.map(({ seatId, weight, judgement }) => ({ member: seatId, memberWeight: weight, judgement }));
  const numbers = (judgement: Judgement) => ids.map((id) => (judgement.kind === "numbers" ? (judgement.numbers[id] ?? 0) : 0));
  switch (method) {
    case "points":
    case "swing":
      return { method, opinions: people.map(({ judgement, ...person }) => ({ ...person, points: numbers(judgement) })) };
    case "rank":
      return { method, opinions: people.map(({ judgement, ...person }) => ({ ...person, ranks: numbers(judgement) })) };
    case "pairwise":
      return {
        method,
        randomIndex: scorecardRandomIndex,
        opinions: people.map(({ judgement, ...person }) => ({ ...person, judgements: pairsAmong(judgement, ids) })),
      };
    default:
      return method satisfies never;
  }
}

/** The comparisons among criteria that are still there. */
function pairsAmong(judgement: Judgement, ids: readonly string[]): readonly PairJudgement[] {
  if (judgement.kind !== "pairs") return [];
  return judgement.pairs.flatMap(([one, other, ratio]) => {
    const [first, second] = [ids.indexOf(one), ids.indexOf(other)];
    return first < 0 || second < 0 ? [] : [{ first, second, ratio }];
  });
}

/** The seats whose own judgements need a reason and have none; an empty id for those that were agreed on. */
function contradicting(opinions: readonly Opinion[], ids: readonly string[]): readonly string[] {
  return opinions.flatMap(({ seatId, judgement, reason }) =>
    reason === "" && weighAlone("pairwise", judgement, ids)?.pairwise?.grade === "needsReason" ? [seatId] : [],
  );
}

function problemOf(problem: WeighingProblem, groupId: string, ids: readonly string[]): GroupProblem {
  switch (problem.code) {
    case "pairwise.disconnected":
      return { code: "weighing.apart", groupId, criteria: problem.items.flatMap((item) => ids[item] ?? []) };
    case "weighting.empty":
      return { code: "weighing.missing", groupId };
    case "weighting.zero":
      return { code: "weighing.zero", groupId };
    case "weighting.swing":
      return { code: "weighing.swing", groupId, most: problem.most };
    default:
      return problem satisfies never;
  }
}
