import { compensatedSum } from "../stats/compensated-sum.ts";
import { judgeLeaves, knownLeaf, type LeafResult } from "./judge-leaves.ts";
import { checkKnockOuts, technicalPoints, type KnockOutCheck, type Span } from "./knock-out.ts";
import type { PreparedModel } from "./prepare-model.ts";
import { valueOfCosts } from "./value-of-costs.ts";
import { wholeLifeCost } from "./whole-life-cost.ts";

/** Where one vendor stands. */
export interface VendorResult {
  readonly id: string;
  /** By leaf of the tree. */
  readonly leaves: readonly LeafResult[];
  readonly knockOuts: readonly KnockOutCheck[];
  /** Neither withdrawn nor knocked out. */
  readonly isEligible: boolean;
  /** A cost or an amount is missing or not above 0: the vendor is kept, but cannot be ranked. */
  readonly isHeld: boolean;
  /** What it costs over the years; null where that is not known. */
  readonly cost: number | null;
  /** Points of 100 without the costs; null where there is nothing else. */
  readonly technical: Span | null;
  /** Points that count beside the weighted values: the costs in points when they count in money, else 0. */
  readonly offset: number;
  /** Points of 100 by the scores there are; null where something is not known at all. */
  readonly total: number | null;
  /** The least and the most that the total can still become. */
  readonly low: number;
  readonly high: number;
  /** Nothing is missing: the total is final. */
  readonly isComplete: boolean;
}

/**
 * Evaluates every vendor of the model, in its order, with these weights of members (the model's own unless others are given): the group's scores, the knock-outs, then the costs
 * of those who passed as a measure for all, and the totals V = 100 Σ w v. A vendor that is withdrawn or knocked out is evaluated, too, but is no measure for
 * others. Under `absolute` and `money` the total of a vendor depends on that vendor alone. No vendors: no results. Source: additive multi-attribute value, Keeney and
 * Raiffa, Decisions with Multiple Objectives, 1976. Weights 0.5 and 0.5, values 0.6 and 0.8: 70 points.
 */
export function evaluateVendors(prepared: PreparedModel, memberWeights = prepared.memberWeights): readonly VendorResult[] {
  const { model, tree } = prepared;
  const technical = model.vendors.map((_, vendor) => judgeLeaves(prepared, vendor, memberWeights));
  const knockOuts = technical.map((leaves, vendor) => checkKnockOuts(prepared, vendor, leaves));
  const isEligible = model.vendors.map(
    ({ isWithdrawn }, vendor) => !isWithdrawn && knockOuts[vendor]!.every(({ passes }) => passes !== false),
  );
  const costs = costsOf(prepared);
  const valuesOfCosts = new Map(
    prepared.costs.map((criterion, at) => [
      criterion.id,
      valueOfCosts(
        criterion,
        model.normalisation,
        costs.map((each) => each[at] ?? null),
        isEligible,
      ),
    ]),
  );
  return model.vendors.map(({ id }, vendor) => {
    const leaves = tree.leaves.map(({ criterion }, leaf) =>
      criterion.kind === "cost" ? knownLeaf(valuesOfCosts.get(criterion.id)?.[vendor] ?? null) : technical[vendor]![leaf]!,
    );
    const cost = sumOf(costs[vendor]!);
    return {
      id,
      leaves,
      knockOuts: knockOuts[vendor]!,
      isEligible: isEligible[vendor]!,
      isHeld:
        costs[vendor]!.includes(null) || tree.leaves.some(({ criterion }, leaf) => criterion.kind !== "score" && !leaves[leaf]!.isComplete),
      cost,
      technical: technicalPoints(tree.leaves, leaves),
      ...totalOf(prepared, leaves, cost),
    };
  });
}

function costsOf({ model, costs }: PreparedModel): readonly (readonly (number | null)[])[] {
  return model.vendors.map(({ facts }) => costs.map(({ id, discountRate }) => wholeLifeCost(facts.get(id), discountRate)));
}

function sumOf(costs: readonly (number | null)[]): number | null {
  const known = costs.filter((cost) => cost !== null);
  return costs.length === 0 || known.length < costs.length ? null : compensatedSum(known);
}

function totalOf({ model, tree }: PreparedModel, leaves: readonly LeafResult[], cost: number | null) {
  const inMoney = model.normalisation === "money" && model.moneyPerPoint !== null;
  const offset = inMoney && cost !== null && model.moneyPerPoint !== null ? -cost / model.moneyPerPoint : 0;
  const isOffsetKnown = !inMoney || cost !== null;
  const points = (values: readonly number[]) =>
    compensatedSum([offset, ...values.map((value, leaf) => 100 * tree.leaves[leaf]!.weight * value)]);
  const isKnown = isOffsetKnown && leaves.every(({ value }, leaf) => value !== null || tree.leaves[leaf]!.weight === 0);
  const isComplete = isOffsetKnown && leaves.every((each, leaf) => each.isComplete || tree.leaves[leaf]!.weight === 0);
  const total = isKnown ? points(leaves.map(({ value }) => value ?? 0)) : null;
  return {
    offset,
    total,
    low: isComplete && total !== null ? total : isOffsetKnown ? points(leaves.map(({ low }) => low)) : -Infinity,
    high: isComplete && total !== null ? total : points(leaves.map(({ high }) => high)),
    isComplete,
  };
}
