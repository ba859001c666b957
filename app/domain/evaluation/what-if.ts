import { equalTotals } from "../scoring/model.ts";
import { compensatedSum } from "../stats/compensated-sum.ts";
import type { Analysis } from "../scoring/analyse-model.ts";

/** What is needed to weigh the criteria of a result anew. */
export interface WhatIfTable {
  /** Those that count, each before those below it. */
  readonly criteria: readonly WhatIfCriterion[];
  readonly vendors: readonly WhatIfVendor[];
}

export interface WhatIfCriterion {
  readonly id: string;
  /** The criterion above; null at the top. */
  readonly parentId: string | null;
  readonly isLeaf: boolean;
  /** The declared share of its group, 0 to 1. */
  readonly share: number;
}

export interface WhatIfVendor {
  readonly id: string;
  /** Points beside the weighted values. */
  readonly offset: number;
  /** By criterion without others below it, 0 to 1. */
  readonly values: Readonly<Record<string, number>>;
}

export interface WhatIfResult {
  /** By criterion: its share of the whole. */
  readonly weights: ReadonlyMap<string, number>;
  /** In the order of the table. */
  readonly standings: readonly { readonly id: string; readonly total: number; readonly rank: number }[];
}

/** Points by criterion, against those beside it; a criterion without any keeps its declared share, of 100. */
export type WhatIfPoints = ReadonlyMap<string, number>;

/** The table of the vendors that a result compares, with the weights that were declared. */
export function whatIfTable({ prepared, comparison }: Pick<Analysis, "prepared" | "comparison">): WhatIfTable {
  const { nodes, leaves } = prepared.tree;
  return {
    criteria: nodes.map(({ criterion, ancestors, localWeight }) => ({
      id: criterion.id,
      parentId: ancestors[0] === undefined ? null : nodes[ancestors[0]]!.criterion.id,
      isLeaf: criterion.children.length === 0,
      share: localWeight,
    })),
    vendors: comparison.vendors.map((id, at) => ({
      id,
      offset: comparison.offsets[at]!,
      values: Object.fromEntries(leaves.map(({ criterion }, leaf) => [criterion.id, comparison.values[at]![leaf]!])),
    })),
  };
}

/**
 * Totals and ranks if the criteria weighed as these points say: share of the group = points over the sum of the group's points, weight = product down the tree, total = 100 Σ w v. Equal totals share
 * a rank (1, 2, 2, 4). Null where the points of a group that counts add up to nothing. Two criteria with 30 and 70 points, values 1 and 0: 30 points. Without points of one's own it is the declared result.
 */
export function weighAnew({ criteria, vendors }: WhatIfTable, points: WhatIfPoints): WhatIfResult | null {
  const pointsOf = ({ id, share }: WhatIfCriterion) => Math.max(0, points.get(id) ?? 100 * share);
  const sums = new Map<string | null, number>();
  for (const criterion of criteria) sums.set(criterion.parentId, (sums.get(criterion.parentId) ?? 0) + pointsOf(criterion));
  const weights = new Map<string, number>();
  for (const criterion of criteria) {
    const above = criterion.parentId === null ? 1 : (weights.get(criterion.parentId) ?? 0);
    const sum = sums.get(criterion.parentId) ?? 0;
    if (above > 0 && !(sum > 0)) return null;
    weights.set(criterion.id, above === 0 ? 0 : (above * pointsOf(criterion)) / sum);
  }
  const leaves = criteria.filter(({ isLeaf }) => isLeaf);
  const totals = vendors.map(({ offset, values }) =>
    compensatedSum([offset, ...leaves.map(({ id }) => 100 * (weights.get(id) ?? 0) * (values[id] ?? 0))]),
  );
  const standings = vendors.map(({ id }, at) => ({
    id,
    total: totals[at]!,
    rank: 1 + totals.filter((total) => total > totals[at]! + equalTotals).length,
  }));
  return { weights, standings };
}

const prefix = "w.";
const mostPoints = 100;
/** Points that differ less were rounded on their way through an address. */
const sameWithin = 5e-4;

/** The field, and the parameter of the address, that carries the points of a criterion. */
export function pointsField(id: string): string {
  return prefix + id;
}

/** Points as an address names them; those that are no numbers from 0 to 100, of other criteria, or as they were declared are passed over. */
export function pointsOfAddress(criteria: WhatIfTable["criteria"], parameters: URLSearchParams): WhatIfPoints {
  return new Map(
    criteria.flatMap(({ id, share }) => {
      const text = parameters.get(pointsField(id)) ?? "";
      const points = text.trim() === "" ? Number.NaN : Number(text);
      const isUsable = points >= 0 && points <= mostPoints && Math.abs(points - 100 * share) > sameWithin;
      return isUsable ? [[id, points] as const] : [];
    }),
  );
}

/** The part of an address that carries these points, in the order of the criteria; empty for the declared weights. */
export function addressOfPoints(criteria: WhatIfTable["criteria"], points: WhatIfPoints): string {
  const parameters = new URLSearchParams();
  for (const { id } of criteria) {
    const own = points.get(id);
    if (own !== undefined) parameters.set(pointsField(id), writePoints(own));
  }
  return parameters.toString();
}

/** Points as a field shows them: four digits at most. */
export function writePoints(points: number): string {
  return String(Math.round(points * 1e4) / 1e4);
}
