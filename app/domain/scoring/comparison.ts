import type { VendorResult } from "./evaluate-vendors.ts";
import type { PreparedModel } from "./prepare-model.ts";
import type { WeightedCriterion } from "./weigh-tree.ts";
import { comparable, winnerOf } from "./winner.ts";

/** The vendors that can be compared, as a table of values: all that the sensitivity analyses need. */
export interface Comparison {
  readonly vendors: readonly string[];
  /** Their places among the results. */
  readonly places: readonly number[];
  /** By vendor and leaf, 0 to 1. */
  readonly values: readonly (readonly number[])[];
  /** Weights of the leaves, adding up to 1. */
  readonly weights: readonly number[];
  /** Points that each vendor has beside the weighted values. */
  readonly offsets: readonly number[];
  readonly totals: readonly number[];
  /** The place of the vendor in front in this table; null for none or an unbroken tie. */
  readonly winner: number | null;
}

/** The table of the vendors that are eligible and have a value in every criterion. */
export function compareVendors(prepared: PreparedModel, results: readonly VendorResult[]): Comparison {
  const places = comparable(results);
  const winner = winnerOf(prepared, results);
  const chosen = places.map((place) => results[place]!);
  return {
    vendors: chosen.map(({ id }) => id),
    places,
    values: chosen.map(({ leaves }) => leaves.map(({ value }) => value ?? 0)),
    weights: prepared.tree.leaves.map(({ weight }) => weight),
    offsets: chosen.map(({ offset }) => offset),
    totals: chosen.map(({ total }) => total ?? 0),
    winner: winner === null ? null : places.indexOf(winner),
  };
}

/** What is won or lost when the weight of one criterion moves and all others keep their proportions. */
export interface WeightLine {
  /** Points of 100 when the criterion has all of the weight, and none of it, the vendor's offset included. */
  readonly alone: number;
  readonly rest: number;
}

/**
 * The straight line on which a vendor's total moves with the weight t of a criterion: t x alone + (1 - t) x rest. Where nothing is left beside the criterion, the leaves outside of it
 * share the rest evenly; null where there are none.
 */
export function weightLine(node: WeightedCriterion, comparison: Comparison, vendor: number): WeightLine | null {
  const values = comparison.values[vendor]!;
  const offset = comparison.offsets[vendor]!;
  if (node.leaves.length === values.length) return null;
  const alone = node.leaves.reduce((sum, leaf, at) => sum + node.shares[at]! * values[leaf]!, 0);
  const inside = node.leaves.reduce((sum, leaf) => sum + comparison.weights[leaf]! * values[leaf]!, 0);
  const left = 1 - node.weight;
  const rest = left > 1e-12 ? ((comparison.totals[vendor]! - offset) / 100 - inside) / left : evenRest(node, values);
  return { alone: 100 * alone + offset, rest: 100 * rest + offset };
}

function evenRest(node: WeightedCriterion, values: readonly number[]): number {
  const inside = new Set(node.leaves);
  const outside = values.filter((_, leaf) => !inside.has(leaf));
  return outside.reduce((sum, value) => sum + value, 0) / outside.length;
}
