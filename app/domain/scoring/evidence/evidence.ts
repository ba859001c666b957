import type { WorkbookCell } from "../../sheet/workbook.ts";
import type { VendorResult } from "../evaluate-vendors.ts";
import type { Criterion } from "../model.ts";
import type { PreparedModel } from "../prepare-model.ts";
import type { Standing } from "../rank-vendors.ts";
import type { WeightedCriterion } from "../weigh-tree.ts";
import type { EvidenceWords } from "./words.ts";

/** What people call the criteria, vendors and members of a model. */
export interface EvidenceNames {
  readonly criterion: (id: string) => string;
  readonly vendor: (id: string) => string;
  readonly member: (id: string) => string;
}

/** A model, what came of it and the words for it. */
export interface Evidence {
  readonly prepared: PreparedModel;
  readonly results: readonly VendorResult[];
  readonly standings: readonly Standing[];
  readonly names: EvidenceNames;
  readonly words: EvidenceWords;
}

/** A leaf that members score, with its place among the leaves of the tree. */
export interface ScoredLeaf {
  readonly at: number;
  readonly node: WeightedCriterion;
}

export function scoredLeaves({ tree }: PreparedModel): readonly ScoredLeaf[] {
  return tree.leaves.flatMap((node, at) => (node.criterion.kind === "score" ? [{ at, node }] : []));
}

/** Leaves that an amount stands for. */
export function amountLeaves({ tree }: PreparedModel): readonly Criterion[] {
  return tree.leaves.flatMap(({ criterion }) => (criterion.kind === "lowerIsBetter" ? [criterion] : []));
}

/** A formula that gives an empty text where the engine knows no value. */
export function formula(text: string, value: number | null): WorkbookCell {
  return { formula: text, value: value ?? "" };
}

/** 1 for yes, 0 for no: formulas multiply by it. */
export function flag(is: boolean): number {
  return is ? 1 : 0;
}
