import { createHash } from "node:crypto";
import type { Choices, MergeConflict } from "#app/domain/branch/conflicts.ts";
import { fieldsWith } from "#app/domain/branch/field-groups.ts";
import { Refusal } from "#app/http/refusal.ts";

/** A short name for what the plan says where a conflict is: who chooses the other side says by it what they saw it replace. */
export function seenMark(conflict: MergeConflict): string {
  const text = JSON.stringify(liveState(conflict));
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}

/** What was seen of the plan at each conflict, by the conflict's key. */
export type SeenMarks = ReadonlyMap<string, string>;

/** Refuses to replace what the plan says by now where that is not what was seen. */
export function requireSeen(conflicts: readonly MergeConflict[], choices: Choices, seen: SeenMarks): void {
  const unseen = conflicts.filter((conflict) => choices.get(conflict.key) === "branch" && seen.get(conflict.key) !== seenMark(conflict));
  if (unseen.length > 0) throw new Refusal("branch.unseen", { status: 409, parameters: { count: unseen.length } });
}

function liveState(conflict: MergeConflict): unknown {
  switch (conflict.kind) {
    case "field": {
      const { custom, ...task } = conflict.live;
      const values: Readonly<Record<string, unknown>> = {
        ...task,
        ...Object.fromEntries(Object.entries(custom).map(([key, value]) => [`custom.${key}`, value])),
      };
      return fieldsWith(conflict.group).map((field) => values[field] ?? null);
    }
    case "link": {
      const { live } = conflict;
      return live ? [live.type, live.lag, live.lagUnit] : null;
    }
    case "removed":
      return [conflict.by, conflict.touched];
    default:
      return conflict satisfies never;
  }
}
