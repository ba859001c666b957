import { groupScore } from "./group-score.ts";
import type { Criterion } from "./model.ts";
import type { PreparedModel } from "./prepare-model.ts";
import { valueOfAmount, valueOfScore } from "./value-of-score.ts";

/** What one vendor has reached in one criterion without others below it. */
export interface LeafResult {
  /** The group's score on the scale, by the scores there are; null for facts and while nobody has scored. */
  readonly mean: number | null;
  /** What it is worth, 0 to 1; null while it is not known. */
  readonly value: number | null;
  /** The least and the most that it can still be worth. */
  readonly low: number;
  readonly high: number;
  readonly isComplete: boolean;
}

/**
 * What a vendor (its place in the model) has reached in each leaf of the tree with these weights of members, costs left open. Members' scores become the group's and then a value; amounts
 * are valued between their anchors; an amount that is missing or not above 0 is not known and may be worth anything.
 */
export function judgeLeaves(prepared: PreparedModel, vendor: number, memberWeights: Float64Array): readonly LeafResult[] {
  const { model, tree, cells } = prepared;
  return tree.leaves.map(({ criterion }, leaf) => {
    const cell = cells[vendor]![leaf]!;
    if (cell !== null) {
      const { mean, low, high, isComplete } = groupScore(cell, memberWeights, model.aggregation, criterion.scale);
      const value = mean === null ? null : valueOfScore(criterion, mean);
      return { mean, value, low: valueOfScore(criterion, low), high: valueOfScore(criterion, high), isComplete };
    }
    return criterion.kind === "cost" ? unknown : judgeAmount(criterion, model.vendors[vendor]!.facts.get(criterion.id));
  });
}

/** A leaf that is worth this much; null for one whose value is not known. */
export function knownLeaf(value: number | null): LeafResult {
  return value === null ? unknown : { mean: null, value, low: value, high: value, isComplete: true };
}

const unknown: LeafResult = { mean: null, value: null, low: 0, high: 1, isComplete: false };

function judgeAmount({ anchors }: Criterion, fact: number | readonly number[] | undefined): LeafResult {
  if (typeof fact !== "number" || fact <= 0 || anchors === null) return unknown;
  return knownLeaf(valueOfAmount(anchors, fact));
}
