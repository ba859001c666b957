import { compensatedSum } from "../stats/compensated-sum.ts";
import { correlateRaters, type IntraclassCorrelation } from "../stats/intraclass.ts";
import { concordanceCoefficient, measureConcordance, type Concordance } from "../stats/kendall.ts";
import type { VendorResult } from "./evaluate-vendors.ts";
import { equalTotals } from "./model.ts";
import type { PreparedModel } from "./prepare-model.ts";
import { valueOfScore } from "./value-of-score.ts";

export interface Agreement {
  /** Of the orders in which the members alone would rank the vendors; null for fewer than two members or vendors, or ties throughout. */
  readonly concordance: Concordance | null;
  /** Kendall's W of the scores in each scored criterion. */
  readonly byCriterion: ReadonlyMap<string, number | null>;
  readonly intraclass: IntraclassCorrelation | null;
  /** The members whose scores are complete for all vendors compared: only these count here. */
  readonly raters: readonly string[];
  /** By how much of the scale each member scores above (below 0: under) the group, on the average of the cells that they scored; null for none. */
  readonly severity: ReadonlyMap<string, number | null>;
}

/**
 * How far the members agree over the eligible vendors: Kendall's W of their own orders of the vendors by total, the intraclass correlation over all cells of vendor and criterion
 * (scores as shares of their scales), and how severe each one is. Only members who have scored everything can be compared; facts are the same for all of them.
 */
export function measureAgreement(prepared: PreparedModel, results: readonly VendorResult[], seed: number): Agreement {
  const vendors = results.flatMap(({ isEligible, isHeld }, vendor) => (isEligible && !isHeld ? [vendor] : []));
  const cells = scoredCells(prepared, vendors);
  const all = prepared.model.members.map((_, member) => member);
  const raters = all.filter((member) => cells.length > 0 && cells.every(({ shares }) => !Number.isNaN(shares[member]!)));
  const totals = raters.map((member) => vendors.map((vendor) => personalTotal(prepared, member, vendor, results[vendor]!)));
  return {
    concordance: measureConcordance(totals, seed, equalTotals),
    byCriterion: concordanceByCriterion(prepared, cells),
    intraclass: correlateRaters(cells.map(({ shares }) => raters.map((member) => shares[member]!))),
    raters: raters.map((member) => prepared.model.members[member]!.id),
    severity: new Map(prepared.model.members.map(({ id }, member) => [id, severityOf(cells, member)])),
  };
}

interface ScoredCell {
  readonly leaf: number;
  /** By member, as shares of the scale; NaN for no score. */
  readonly shares: Float64Array;
  /** Of the members who have scored; NaN for none. */
  readonly mean: number;
}

function scoredCells({ tree, cells }: PreparedModel, vendors: readonly number[]): readonly ScoredCell[] {
  return vendors.flatMap((vendor) =>
    tree.leaves.flatMap(({ criterion }, leaf) => {
      const cell = cells[vendor]![leaf];
      const [lowest, highest] = criterion.scale;
      if (!cell) return [];
      const shares = cell.scores.map((score) => (score - lowest) / (highest - lowest));
      return [{ leaf, shares, mean: meanOf(shares) }];
    }),
  );
}

/** What a vendor's total is by the scores of one member, whatever was agreed on in place of them; facts are worth the same to all. */
function personalTotal({ cells, tree }: PreparedModel, member: number, vendor: number, { leaves, offset }: VendorResult): number {
  const points = tree.leaves.map(({ criterion, weight }, leaf) => {
    const cell = cells[vendor]![leaf];
    const value = cell ? valueOfScore(criterion, cell.scores[member]!) : (leaves[leaf]!.value ?? 0);
    return 100 * weight * value;
  });
  return compensatedSum([offset, ...points]);
}

function concordanceByCriterion({ model, tree }: PreparedModel, cells: readonly ScoredCell[]): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  tree.leaves.forEach(({ criterion }, leaf) => {
    if (criterion.kind !== "score") return;
    const ofLeaf = cells.filter((cell) => cell.leaf === leaf);
    const complete = [...model.members.keys()].filter((member) => ofLeaf.every(({ shares }) => !Number.isNaN(shares[member]!)));
    const rows = complete.map((member) => ofLeaf.map(({ shares }) => shares[member]!));
    found.set(criterion.id, concordanceCoefficient(rows, equalTotals));
  });
  return found;
}

function severityOf(cells: readonly ScoredCell[], member: number): number | null {
  return noneIfNaN(meanOf(cells.map(({ shares, mean }) => shares[member]! - mean)));
}

/** Of the numbers among them. */
function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}

function noneIfNaN(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
