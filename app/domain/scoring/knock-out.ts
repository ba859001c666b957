import type { LeafResult } from "./judge-leaves.ts";
import { judgeLeaves } from "./judge-leaves.ts";
import { equalTotals } from "./model.ts";
import { memberAlone, withoutMember, type PreparedModel } from "./prepare-model.ts";
import type { WeightedCriterion } from "./weigh-tree.ts";

export type KnockOutRule = "mandatory" | "minimumScore" | "minimumTechnical";

/** One test that a vendor must pass before its price counts. */
export interface KnockOutCheck {
  readonly rule: KnockOutRule;
  /** Null but for the minimum of a criterion. */
  readonly criterion: string | null;
  /** What the vendor has reached by the scores there are, and must: on the criterion's scale, or points of 100. Null for a mandatory requirement. */
  readonly value: number | null;
  readonly minimum: number | null;
  /** Null while the scores that are missing decide. */
  readonly passes: boolean | null;
}

/** Values of a criterion, 0 to 1, or points. */
export interface Span {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}

/**
 * The tests of a vendor in their order: mandatory requirements, the minimum of each criterion in the order of the tree, the minimum of everything but the costs. Values
 * are compared unrounded, and one that reaches the minimum passes. While scores are missing a test is passed or failed only if no score can change that.
 */
export function checkKnockOuts({ model, tree }: PreparedModel, vendor: number, leaves: readonly LeafResult[]): readonly KnockOutCheck[] {
  const checks: KnockOutCheck[] = [];
  if (model.vendors[vendor]!.isMandatoryFailed)
    checks.push({ rule: "mandatory", criterion: null, value: null, minimum: null, passes: false });
  for (const node of tree.nodes) {
    const { minimum, id } = node.criterion;
    if (minimum !== null) checks.push(checkOf("minimumScore", id, scoreOf(node, leaves), minimum));
  }
  const technical = technicalPoints(tree.leaves, leaves);
  if (model.minimumTechnical !== null && technical) checks.push(checkOf("minimumTechnical", null, technical, model.minimumTechnical));
  return checks;
}

/** Points of 100 that everything but the costs has reached; null where there is nothing but costs. */
export function technicalPoints(criteria: readonly WeightedCriterion[], leaves: readonly LeafResult[]): Span | null {
  const counted = criteria.map(({ criterion, weight }) => (criterion.kind === "cost" ? 0 : weight));
  const total = counted.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return null;
  return spanOf(
    counted.map((weight) => (100 * weight) / total),
    leaves,
  );
}

/** What a criterion with others below it, or without, is worth: the sum of its leaves by their shares. */
export function valueOfNode({ leaves: places, shares }: WeightedCriterion, leaves: readonly LeafResult[]): Span {
  return spanOf(
    shares,
    places.map((leaf) => leaves[leaf]!),
  );
}

/**
 * Which of a vendor's tests hang on single members: the scores of some alone would pass and those of others fail, or the test turns round without one of them. Such a knock-out
 * needs to be looked at before a vendor is turned away, or kept.
 */
export function findBorderline(prepared: PreparedModel, vendor: number, checks: readonly KnockOutCheck[]): readonly KnockOutCheck[] {
  const measured = checks.filter(({ minimum }) => minimum !== null);
  if (measured.length === 0) return [];
  const passesWith = (memberWeights: Float64Array) =>
    checkKnockOuts(prepared, vendor, judgeLeaves(prepared, vendor, memberWeights)).flatMap(({ value, minimum }) =>
      minimum === null ? [] : [value === null ? null : reaches(value, minimum)],
    );
  const members = [...prepared.memberWeights.keys()].filter((member) => prepared.memberWeights[member]! > 0);
  const together = passesWith(prepared.memberWeights);
  const alone = members.map((member) => passesWith(memberAlone(prepared, member)));
  const without = members.map((member) => passesWith(withoutMember(prepared, member)));
  return measured.filter((_, at) => {
    const isSplit = alone.some((passes) => passes[at] === true) && alone.some((passes) => passes[at] === false);
    return isSplit || (together[at] !== null && without.some((passes) => passes[at] !== null && passes[at] !== together[at]));
  });
}

function checkOf(rule: KnockOutRule, criterion: string | null, { value, low, high }: Span, minimum: number): KnockOutCheck {
  return { rule, criterion, value, minimum, passes: reaches(low, minimum) ? true : reaches(high, minimum) ? null : false };
}

function reaches(value: number, minimum: number): boolean {
  return value >= minimum - equalTotals;
}

/** On the criterion's scale: the mean of the scores themselves where there are any. */
function scoreOf(node: WeightedCriterion, leaves: readonly LeafResult[]): Span {
  const [lowest, highest] = node.criterion.scale;
  const onScale = (value: number) => lowest + value * (highest - lowest);
  const { value, low, high } = valueOfNode(node, leaves);
  const leaf = node.criterion.children.length === 0 ? leaves[node.leaves[0]!]! : null;
  if (leaf?.isComplete && leaf.mean !== null) return { value: leaf.mean, low: leaf.mean, high: leaf.mean };
  return { value: leaf ? leaf.mean : value === null ? null : onScale(value), low: onScale(low), high: onScale(high) };
}

function spanOf(shares: readonly number[], leaves: readonly LeafResult[]): Span {
  let value: number | null = 0;
  let low = 0;
  let high = 0;
  shares.forEach((share, at) => {
    const leaf = leaves[at]!;
    low += share * leaf.low;
    high += share * leaf.high;
    if (share === 0) return;
    value = value === null || leaf.value === null ? null : value + share * leaf.value;
  });
  return { value, low, high };
}
