import { layOutCells, type CellTable } from "./cells.ts";
import type { Criterion, ScoringModel } from "./model.ts";
import { weighTree, type CriterionTree } from "./weigh-tree.ts";

/** A model laid out for calculation. */
export interface PreparedModel {
  readonly model: ScoringModel;
  /** Without the costs when they count in money: then they have no weight. */
  readonly tree: CriterionTree;
  readonly cells: CellTable;
  readonly memberWeights: Float64Array;
  /** Every cost that counts. */
  readonly costs: readonly Criterion[];
}

/** Weighs the tree and lays out the cells. Precondition: the model has passed {@link checkModel}; a RangeError where siblings' weights add up to nothing. */
export function prepareModel(model: ScoringModel): PreparedModel {
  const tree = weighTree(model.criteria, (leaf) => countsIn(model, leaf));
  return {
    model,
    tree,
    cells: layOutCells(model, tree),
    memberWeights: Float64Array.from(model.members, ({ weight }) => weight),
    costs: costsOf(model.criteria),
  };
}

/** Whether a criterion without others below it has a weight in the model. */
export function countsIn({ normalisation }: Pick<ScoringModel, "normalisation">, leaf: Criterion): boolean {
  return leaf.isApplicable && (normalisation !== "money" || leaf.kind !== "cost");
}

/** The weights without the scores of one member. */
export function withoutMember({ memberWeights }: PreparedModel, member: number): Float64Array {
  return memberWeights.map((weight, at) => (at === member ? 0 : weight));
}

/** The weights with the scores of one member alone, who then counts whatever their own weight is. */
export function memberAlone({ memberWeights }: PreparedModel, member: number): Float64Array {
  return memberWeights.map((_, at) => (at === member ? 1 : 0));
}

function costsOf(criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.flatMap((criterion) => {
    if (!criterion.isApplicable) return [];
    if (criterion.children.length > 0) return costsOf(criterion.children);
    return criterion.kind === "cost" ? [criterion] : [];
  });
}
