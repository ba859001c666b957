import { correlateRaters, type IntraclassCorrelation } from "../stats/intraclass.ts";
import { concordanceCoefficient, measureConcordance, type Concordance } from "../stats/kendall.ts";
import { evaluateVendors, type VendorResult } from "./evaluate-vendors.ts";
import { equalTotals } from "./model.ts";
import { memberAlone, type PreparedModel } from "./prepare-model.ts";

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
  const totals = raters.map((member) => personalTotals(prepared, member, vendors));
  return {
    concordance: measureConcordance(totals, seed, equalTotals),
    byCriterion: new Map(
      prepared.tree.leaves.flatMap(({ criterion }, leaf) =>
        criterion.kind === "score"
          ? [
              [
                criterion.id,
                concordanceIn(
                  cells.filter((cell) => cell.leaf === leaf),
                  all,
                ),
              ] as const,
            ]
          : [],
      ),
    ),
    intraclass: correlateRaters(cells.map(({ shares }) => raters.map((member) => shares[member]!))),
    raters: raters.map((member) => prepared.model.members[member]!.id),
    severity: new Map(prepared.model.members.map(({ id }, member) => [id, severityOf(cells, member)])),
  };
}

interface ScoredCell {
  readonly leaf: number;
  /** By member, as shares of the scale; NaN for no score. */
  readonly shares: Float64Array;
}

function scoredCells({ tree, cells }: PreparedModel, vendors: readonly number[]): readonly ScoredCell[] {
  return vendors.flatMap((vendor) =>
    tree.leaves.flatMap(({ criterion }, leaf) => {
      const cell = cells[vendor]![leaf];
      const [lowest, highest] = criterion.scale;
      return cell ? [{ leaf, shares: cell.scores.map((score) => (score - lowest) / (highest - lowest)) }] : [];
    }),
  );
}

/** What the vendors' totals are by the scores of one member, whatever was agreed on in place of them. */
function personalTotals(prepared: PreparedModel, member: number, vendors: readonly number[]): readonly number[] {
  const own = { ...prepared, cells: prepared.cells.map((row) => row.map((cell) => cell && { ...cell, moderated: null })) };
  const results = evaluateVendors(own, memberAlone(prepared, member));
  return vendors.map((vendor) => results[vendor]!.total ?? 0);
}

function concordanceIn(cells: readonly ScoredCell[], members: readonly number[]): number | null {
  const complete = members.filter((member) => cells.every(({ shares }) => !Number.isNaN(shares[member]!)));
  return concordanceCoefficient(
    complete.map((member) => cells.map(({ shares }) => shares[member]!)),
    equalTotals,
  );
}

function severityOf(cells: readonly ScoredCell[], member: number): number | null {
  const deviations = cells.flatMap(({ shares }) => {
    const given = shares.filter((share) => !Number.isNaN(share));
    const own = shares[member]!;
    return Number.isNaN(own) ? [] : [own - given.reduce((sum, share) => sum + share, 0) / given.length];
  });
  return deviations.length === 0 ? null : deviations.reduce((sum, each) => sum + each, 0) / deviations.length;
}
