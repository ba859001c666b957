import { createHash } from "node:crypto";
import type { Choices, MergeConflict, Side } from "#app/domain/branch/conflicts.ts";
import { seenMark, type SeenMarks } from "./seen-mark.server.ts";

/** One side for every conflict that nobody has chosen for by itself. */
export interface RestChoice {
  readonly side: Side;
  /** What was seen of all conflicts: {@link conflictsMark}. */
  readonly mark: string;
}

/** What is chosen of a merge, one by one and for all others. */
export interface ChosenSides {
  readonly choices: Choices;
  /** What was seen of the plan where the branch's side is chosen. */
  readonly seen: SeenMarks;
  readonly rest?: RestChoice | undefined;
}

/** A short name for all conflicts of a merge with what the plan says where they are. */
export function conflictsMark(conflicts: readonly MergeConflict[]): string {
  const hash = createHash("sha256");
  for (const conflict of conflicts) hash.update(JSON.stringify([conflict.key, seenMark(conflict)]));
  return hash.digest("base64url").slice(0, 12);
}

interface Conflicting {
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Merges by what is chosen, and by the one choice for the rest where there is one: it stands for conflicts that come up by other choices, too. The branch's
 * side is taken as seen if the conflicts are those that were shown.
 *
 * @param mergeBy the merge by given choices; without any it has the conflicts that were shown
 */
export async function mergeWithRest<Merged extends Conflicting>(
  { choices, seen, rest }: ChosenSides,
  mergeBy: (choices?: Choices) => Promise<Merged>,
): Promise<Required<Omit<ChosenSides, "rest">> & { readonly merged: Merged }> {
  let merged = await mergeBy(choices);
  if (!rest) return { merged, choices, seen };
  const isSeen = rest.side === "live" || conflictsMark((await mergeBy()).conflicts) === rest.mark;
  const [sides, marks] = [new Map(choices), new Map(seen)];
  for (;;) {
    const open = merged.conflicts.filter(({ key }) => !sides.has(key));
    if (open.length === 0) return { merged, choices: sides, seen: marks };
    for (const conflict of open) {
      sides.set(conflict.key, rest.side);
      if (isSeen) marks.set(conflict.key, seenMark(conflict));
    }
    // What is not chosen is merged as the live plan has it.
    if (rest.side === "live") continue;
    merged = await mergeBy(sides);
  }
}
