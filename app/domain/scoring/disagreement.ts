import type { Comparison } from "./comparison.ts";
import type { PreparedModel } from "./prepare-model.ts";
import { valueOfScore } from "./value-of-score.ts";

/** How far the members differ over one vendor in one criterion, and whether it matters. */
export interface AgendaItem {
  readonly vendor: string;
  readonly criterion: string;
  /** 0: all the same; 1: half of the members at either end of the scale. */
  readonly disagreement: number;
  readonly lowest: number;
  readonly highest: number;
  /** Talking it over is worth while: the index is above one half, or the scores lie two fifths of the scale apart. */
  readonly isFlagged: boolean;
  /** The ranking would change if the group agreed on the lowest or the highest of the scores. */
  readonly affectsRank: boolean;
  /** Weight x disagreement. */
  readonly priority: number;
}

/**
 * The index of disagreement of scores on a scale of this width: their standard deviation (n - 1) over the largest that as many scores can have. 0 for the same scores, 1
 * for two halves at the ends; null for fewer than two. Scores 1 and 5 on a scale of 0 to 5: 0.8.
 */
export function disagreementIndex(scores: readonly number[], width: number): number | null {
  const m = scores.length;
  if (m < 2) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / m;
  const deviation = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (m - 1));
  return deviation / ((width / 2) * Math.sqrt(m % 2 === 0 ? m / (m - 1) : (m + 1) / m));
}

/**
 * What a moderation meeting should talk about, in order: first the cells on which the ranking hangs, then the others, each by weight x disagreement. Cells on which all agree or fewer
 * than two have scored are left out. Cells of vendors that cannot be compared hang on nothing.
 */
export function moderationAgenda({ model, tree, cells, memberWeights }: PreparedModel, comparison: Comparison): readonly AgendaItem[] {
  const places = new Map(comparison.places.map((place, at) => [place, at]));
  const items = model.vendors.flatMap(({ id }, vendor) =>
    tree.leaves.flatMap(({ criterion, weight }, leaf): AgendaItem[] => {
      const cell = cells[vendor]![leaf]!;
      const scores = cell ? [...cell.scores].filter((score, member) => !Number.isNaN(score) && memberWeights[member]! > 0) : [];
      const [from, to] = criterion.scale;
      const disagreement = disagreementIndex(scores, to - from);
      if (disagreement === null || disagreement === 0) return [];
      const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
      const at = places.get(vendor);
      const value = at === undefined ? 0 : comparison.values[at]![leaf]!;
      const move = (score: number) => 100 * weight * (valueOfScore(criterion, score) - value);
      return [
        {
          vendor: id,
          criterion: criterion.id,
          disagreement,
          lowest,
          highest,
          isFlagged: disagreement > 0.5 || highest - lowest >= 0.4 * (to - from),
          affectsRank: at !== undefined && (passesAnother(comparison, at, move(lowest)) || passesAnother(comparison, at, move(highest))),
          priority: weight * disagreement,
        },
      ];
    }),
  );
  return items.sort((one, other) => Number(other.affectsRank) - Number(one.affectsRank) || other.priority - one.priority);
}

function passesAnother({ totals }: Comparison, vendor: number, points: number): boolean {
  const before = totals[vendor]!;
  return totals.some((total, other) => other !== vendor && Math.sign(before - total) !== Math.sign(before + points - total));
}
