import { equalTotals, type TieBreak } from "./model.ts";
import type { VendorResult } from "./evaluate-vendors.ts";
import type { PreparedModel } from "./prepare-model.ts";

export interface BrokenTie {
  /** Places of the tied vendors, as they follow each other by the declared rules; those that no rule parts stay in the order of the model. */
  readonly order: readonly number[];
  /** The last rule that was needed; null when none was declared or some vendors are tied still. */
  readonly by: TieBreak | null;
}

/**
 * Orders vendors with equal totals (their places in the results) by the rules that the model declares, one after the other: the value in the criterion with the highest
 * weight (the mean over several that share it), the lower cost over the years, the recorded decision of the chair. Never by name or id.
 */
export function breakTie(prepared: PreparedModel, results: readonly VendorResult[], tied: readonly number[]): BrokenTie {
  let groups: readonly (readonly number[])[] = [tied];
  let by: TieBreak | null = null;
  for (const rule of prepared.model.tieBreaks) {
    if (groups.every((group) => group.length === 1)) break;
    const merit = tied.map((vendor) => [vendor, meritOf(rule, prepared, results[vendor]!)] as const);
    const meritBy = new Map(merit);
    groups = groups.flatMap((group) => split(group, (vendor) => meritBy.get(vendor) ?? 0));
    by = rule;
  }
  return { order: groups.flat(), by: groups.every((group) => group.length === 1) ? by : null };
}

/** More is better. */
function meritOf(rule: TieBreak, { model, tree }: PreparedModel, { id, leaves, cost }: VendorResult): number {
  switch (rule) {
    case "highestWeight": {
      const highest = tree.leaves.reduce((most, { weight }) => Math.max(most, weight), 0);
      const values = leaves.filter((_, leaf) => tree.leaves[leaf]!.weight >= highest - equalTotals).map(({ value }) => value ?? 0);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    }
    case "lowerCost":
      return cost === null ? -Infinity : -cost;
    case "chair": {
      const place = model.chairOrder.indexOf(id);
      return place === -1 ? -model.chairOrder.length : -place;
    }
    default:
      return rule satisfies never;
  }
}

function split(group: readonly number[], meritOf: (vendor: number) => number): readonly (readonly number[])[] {
  const parts: number[][] = [];
  for (const vendor of group.toSorted((one, other) => meritOf(other) - meritOf(one) || 0)) {
    const last = parts.at(-1)?.[0];
    if (last !== undefined && (meritOf(last) === meritOf(vendor) || meritOf(last) - meritOf(vendor) <= equalTotals))
      parts.at(-1)!.push(vendor);
    else parts.push([vendor]);
  }
  return parts;
}
