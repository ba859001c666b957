import type { Criterion, Normalisation } from "./model.ts";
import { valueOfAmount } from "./value-of-score.ts";

/**
 * What the costs of vendors are worth, 0 to 1, in their order; null for costs that are not known. `qualified` says whose costs the others are measured against.
 * Absolute: (worst - C) / (worst - best). Ratio: lowest / C, of 50, 75 and 100: 1, 0.667 and 0.5 (World Bank, QCBS: Sf = 100 Fm / F; 低价优先法). Range:
 * (highest - C) / (highest - lowest), 1 where all are equal. Money: null for all, because costs count in money. Not above 1 for a vendor that is not qualified.
 */
export function valueOfCosts(
  criterion: Pick<Criterion, "anchors">,
  normalisation: Normalisation,
  costs: readonly (number | null)[],
  qualified: readonly boolean[],
): readonly (number | null)[] {
  const references = costs.filter((cost, vendor): cost is number => cost !== null && qualified[vendor] === true);
  const [lowest, highest] = [Math.min(...references), Math.max(...references)];
  return costs.map((cost) => {
    if (cost === null) return null;
    switch (normalisation) {
      case "absolute":
        return criterion.anchors === null ? null : valueOfAmount(criterion.anchors, cost);
      case "ratio":
        return references.length === 0 ? null : Math.min(1, lowest / cost);
      case "range":
        if (references.length === 0) return null;
        return highest === lowest ? (cost <= lowest ? 1 : 0) : Math.min(1, Math.max(0, (highest - cost) / (highest - lowest)));
      case "money":
        return null;
      default:
        return normalisation satisfies never;
    }
  });
}
