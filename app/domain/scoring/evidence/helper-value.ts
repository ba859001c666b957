import type { Cell } from "../cells.ts";
import type { HelperKind } from "./group-formula.ts";

/** What the formula of a member comes to, among those who count with these weights (their places in the cell); null for an empty text. */
export function helperValue(kind: HelperKind, cell: Cell, memberWeights: ArrayLike<number>, counted: readonly number[], member: number) {
  const scored = counted.filter((each) => cell.states[each] === "score");
  const score = cell.scores[member]!;
  const weightUpTo = (limit: number) => scored.reduce((sum, each) => sum + (cell.scores[each]! <= limit ? memberWeights[each]! : 0), 0);
  const half = weightUpTo(Infinity) / 2;
  if (kind === "kept") return scored.includes(member) && !trimmed(cell, scored).includes(member) ? memberWeights[member]! : 0;
  if (!scored.includes(member)) return null;
  const isThere = kind === "reachedHalf" ? weightUpTo(score) >= half * (1 - 1e-12) : weightUpTo(score) > half * (1 + 1e-12);
  return isThere ? score : null;
}

/** The first of the lowest and the last of the highest of five or more. */
function trimmed({ scores }: Cell, scored: readonly number[]): readonly number[] {
  if (scored.length < 5) return [];
  const sorted = scored.toSorted((one, other) => scores[one]! - scores[other]!);
  return [sorted[0]!, sorted.at(-1)!];
}
