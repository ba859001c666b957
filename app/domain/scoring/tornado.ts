import { weightLine, type Comparison } from "./comparison.ts";
import type { VendorResult } from "./evaluate-vendors.ts";
import type { PreparedModel } from "./prepare-model.ts";
import { valueOfScore } from "./value-of-score.ts";

/** How much the lead changes when one weight or one score changes. */
export interface TornadoBar {
  readonly kind: "weight" | "score";
  readonly criterion: string;
  /** Whose score it is; null for a weight. */
  readonly vendor: string | null;
  /** Points by which the vendor in front leads the best of the others when the weight or the score is lower, and higher; below 0: no longer in front. */
  readonly low: number;
  readonly high: number;
  readonly swing: number;
}

const weightStep = 0.25;
const scoreStep = 1;

/**
 * The lead of the vendor in front with each weight a quarter lower and higher (others keep their proportions, at most all of the weight) and each group score a point lower
 * and higher (within the scale), the widest swings first; what changes nothing is left out. Empty without a winner or without a rival.
 */
export function drawTornado(prepared: PreparedModel, results: readonly VendorResult[], comparison: Comparison): readonly TornadoBar[] {
  const { winner, totals } = comparison;
  if (winner === null || totals.length < 2) return [];
  const bars = [...weightBars(prepared, comparison, winner), ...scoreBars(prepared, results, comparison, winner)];
  return bars.filter(({ swing }) => swing > 1e-12).sort((one, other) => other.swing - one.swing);
}

function weightBars({ tree }: PreparedModel, comparison: Comparison, winner: number): readonly TornadoBar[] {
  return tree.nodes.flatMap((node) => {
    const lines = comparison.vendors.map((_, vendor) => weightLine(node, comparison, vendor));
    const leadAt = (weight: number) =>
      leadOf(
        lines.map((line) => (line ? weight * line.alone + (1 - weight) * line.rest : 0)),
        winner,
      );
    if (lines.includes(null)) return [];
    const low = leadAt(node.weight * (1 - weightStep));
    const high = leadAt(Math.min(1, node.weight * (1 + weightStep)));
    return [{ kind: "weight" as const, criterion: node.criterion.id, vendor: null, low, high, swing: Math.abs(high - low) }];
  });
}

function scoreBars(
  { tree }: PreparedModel,
  results: readonly VendorResult[],
  comparison: Comparison,
  winner: number,
): readonly TornadoBar[] {
  const { totals, places, vendors } = comparison;
  return tree.leaves.flatMap(({ criterion, weight }, leaf) => {
    if (criterion.kind !== "score") return [];
    const [lowest, highest] = criterion.scale;
    return vendors.map((vendor, at): TornadoBar => {
      const { mean, value } = results[places[at]!]!.leaves[leaf]!;
      const leadWith = (score: number) => {
        const change = 100 * weight * (valueOfScore(criterion, Math.min(highest, Math.max(lowest, score))) - (value ?? 0));
        return leadOf(
          totals.map((total, other) => (other === at ? total + change : total)),
          winner,
        );
      };
      const low = leadWith((mean ?? lowest) - scoreStep);
      const high = leadWith((mean ?? lowest) + scoreStep);
      return { kind: "score", criterion: criterion.id, vendor, low, high, swing: Math.abs(high - low) };
    });
  });
}

function leadOf(totals: readonly number[], winner: number): number {
  let best = -Infinity;
  totals.forEach((total, vendor) => {
    if (vendor !== winner && total > best) best = total;
  });
  return totals[winner]! - best;
}
