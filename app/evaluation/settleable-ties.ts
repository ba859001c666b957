import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import type { RankTie } from "#app/domain/scoring/warnings.ts";

/** Ties that the chair may part, or has parted: the declared rules end with the chair's decision, and none before it was enough. */
export function settleableTies({ ties, prepared }: Pick<Analysis, "ties" | "prepared">): readonly RankTie[] {
  if (!prepared.model.tieBreaks.includes("chair")) return [];
  return ties.filter(({ by }) => by === null || by === "chair");
}
