import type { Criterion } from "./model.ts";

/** A criterion that counts, with its place in the tree. */
export interface WeightedCriterion {
  readonly criterion: Criterion;
  /** Share among the criteria beside it, and of the whole; both 0 to 1. */
  readonly localWeight: number;
  readonly weight: number;
  readonly depth: number;
  /** Places in the list of nodes of all criteria above it, the nearest first. */
  readonly ancestors: readonly number[];
  /** Places in the list of leaves of what lies below it, or of itself; and what share of it each of them is. */
  readonly leaves: readonly number[];
  readonly shares: readonly number[];
}

export interface CriterionTree {
  /** Every criterion that counts, each before those below it. */
  readonly nodes: readonly WeightedCriterion[];
  /** Those of them without any below, in the same order: what vendors are judged by. Their weights add up to 1. */
  readonly leaves: readonly WeightedCriterion[];
}

/**
 * Turns points among siblings into shares of the whole: local weight = points over the sum of the siblings' points, weight = product down the tree. Criteria that
 * `counts` refuses, and groups that have none left, are left out, and those beside them share their weight. Points 2, 1 and 1, the first with two equal
 * criteria below: leaves of 0.25, 0.25, 0.25 and 0.25. Throws a RangeError for siblings whose points add up to 0; no criteria make an empty tree.
 */
export function weighTree(criteria: readonly Criterion[], counts: (leaf: Criterion) => boolean = isApplicable): CriterionTree {
  const nodes: WeightedCriterion[] = [];
  const leaves: WeightedCriterion[] = [];
  addSiblings(criteria, { weight: 1, depth: 0, ancestors: [] }, { nodes, leaves, counts });
  return { nodes, leaves };
}

/** Whether a criterion counts at all: itself, or some criterion below it. */
export function isCounted(criterion: Criterion, counts: (leaf: Criterion) => boolean = isApplicable): boolean {
  if (!criterion.isApplicable) return false;
  return criterion.children.length === 0 ? counts(criterion) : criterion.children.some((child) => isCounted(child, counts));
}

/** A place in the list of nodes by the criterion's id; -1 for one that does not count. */
export function nodeOf({ nodes }: CriterionTree, id: string): number {
  return nodes.findIndex(({ criterion }) => criterion.id === id);
}

function isApplicable(criterion: Criterion): boolean {
  return criterion.isApplicable;
}

interface Place {
  readonly weight: number;
  readonly depth: number;
  readonly ancestors: readonly number[];
}

interface Growing {
  readonly nodes: WeightedCriterion[];
  readonly leaves: WeightedCriterion[];
  readonly counts: (leaf: Criterion) => boolean;
}

/** Returns the leaves below, with their shares of the criterion above. */
function addSiblings(criteria: readonly Criterion[], above: Place, growing: Growing): { leaf: number; share: number }[] {
  const counted = criteria.filter((criterion) => isCounted(criterion, growing.counts));
  const points = counted.reduce((sum, { weight }) => sum + weight, 0);
  if (counted.length > 0 && !(points > 0)) throw new RangeError("the weights of criteria beside each other add up to nothing");
  return counted.flatMap((criterion) => {
    const localWeight = criterion.weight / points;
    return addCriterion(criterion, localWeight, { ...above, weight: above.weight * localWeight }, growing).map(({ leaf, share }) => ({
      leaf,
      share: share * localWeight,
    }));
  });
}

function addCriterion(criterion: Criterion, localWeight: number, place: Place, growing: Growing): { leaf: number; share: number }[] {
  const { nodes, leaves } = growing;
  const at = nodes.length;
  const isLeaf = criterion.children.length === 0;
  const below: { leaf: number; share: number }[] = isLeaf ? [{ leaf: leaves.length, share: 1 }] : [];
  const node = (): WeightedCriterion => ({
    criterion,
    localWeight,
    ...place,
    leaves: below.map(({ leaf }) => leaf),
    shares: below.map(({ share }) => share),
  });
  nodes.push(node());
  if (isLeaf) leaves.push(nodes[at]!);
  else {
    const next = { weight: place.weight, depth: place.depth + 1, ancestors: [at, ...place.ancestors] };
    below.push(...addSiblings(criterion.children, next, growing));
    nodes[at] = node();
  }
  return below;
}
