import type { Acceptability } from "./acceptability.ts";
import type { Comparison } from "./comparison.ts";
import type { WithoutMember } from "./leave-one-out.ts";
import type { NearestChange } from "./weight-stability.ts";

/** How far the committee can rely on the vendor in front. */
export type VerdictWord = "robust" | "sensitive" | "contested";

/** One thing that the verdict rests on, with what it was measured against. Texts for people go by the code. */
export type VerdictReason =
  | { readonly code: "verdict.acceptability"; readonly holds: boolean; readonly share: number; readonly needed: number }
  | { readonly code: "verdict.stability"; readonly holds: boolean; readonly nearest: NearestChange | null; readonly needed: number }
  | {
      readonly code: "verdict.members";
      readonly holds: boolean;
      readonly kept: number;
      readonly of: number;
      readonly changedBy: readonly string[];
    }
  | { readonly code: "verdict.tiedFirst" | "verdict.incomplete" | "verdict.noRival"; readonly holds: false };

export interface Verdict {
  /** Null where nothing can be said yet: scores are missing, or there are no two vendors to compare. */
  readonly word: VerdictWord | null;
  readonly winner: string | null;
  readonly reasons: readonly VerdictReason[];
}

export interface VerdictInput {
  readonly comparison: Comparison;
  /** Of vendors that are eligible, none has anything missing. */
  readonly isComplete: boolean;
  readonly nearest: NearestChange | null;
  readonly withoutMembers: readonly WithoutMember[];
  /** Under the declared constraint of the weights. */
  readonly acceptability: Acceptability | null;
}

const neededShare = 0.7;
const neededDistance = 0.05;
const slack = 1e-9;

/**
 * Whether the result holds: first in at least 70 % of all weights that the declared constraint allows, no single weight within 0.05 of turning it round, and the same vendor in
 * front without any one member. All three: robust; two: sensitive; else contested, as is a tie for the first place that no rule breaks.
 */
export function decideVerdict({ comparison, isComplete, nearest, withoutMembers, acceptability }: VerdictInput): Verdict {
  const { winner: place, vendors } = comparison;
  const nothing = (code: "verdict.incomplete" | "verdict.noRival"): Verdict => ({
    word: null,
    winner: null,
    reasons: [{ code, holds: false }],
  });
  if (!isComplete) return nothing("verdict.incomplete");
  if (vendors.length < 2) return { ...nothing("verdict.noRival"), winner: place === null ? null : vendors[place]! };
  if (place === null) return { word: "contested", winner: null, reasons: [{ code: "verdict.tiedFirst", holds: false }] };
  const winner = vendors[place]!;
  const share = acceptability?.rankAcceptability[place]?.[0] ?? 0;
  const changedBy = withoutMembers.filter((without) => without.winner !== winner).map(({ member }) => member);
  const reasons: readonly VerdictReason[] = [
    { code: "verdict.acceptability", holds: share >= neededShare - slack, share, needed: neededShare },
    { code: "verdict.stability", holds: nearest === null || nearest.distance >= neededDistance - slack, nearest, needed: neededDistance },
    {
      code: "verdict.members",
      holds: changedBy.length === 0,
      kept: withoutMembers.length - changedBy.length,
      of: withoutMembers.length,
      changedBy,
    },
  ];
  const failed = reasons.filter(({ holds }) => !holds).length;
  return { word: failed === 0 ? "robust" : failed === 1 ? "sensitive" : "contested", winner, reasons };
}
