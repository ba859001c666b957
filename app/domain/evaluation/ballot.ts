import type { ScorecardCriterion } from "../scorecard/scorecard.ts";

export const ballotStates = ["score", "abstain", "not_yet"] as const;
/** What a member says of a vendor in a criterion: a score, that they cannot judge it, or nothing any more. */
export type BallotState = (typeof ballotStates)[number];

/** What one seat says of one vendor in one criterion. */
export interface Ballot {
  readonly vendorId: string;
  readonly criterionId: string;
  readonly state: BallotState;
  /** Null unless the state is `score`. */
  readonly value: number | null;
  readonly comment: string;
  readonly evidence: string;
  /** From 1, counted on with every change. */
  readonly revision: number;
  /** Whether the score was ever another one. */
  readonly isChanged: boolean;
}

/** Why a comment is asked for: the score is the lowest or the highest of the scale, or it was another one before. */
export type CommentReason = "extreme" | "changed";

/** Why the ballot wants a comment that it does not have; null for none. Abstaining wants none. */
export function wantsComment(ballot: Ballot, { scale }: Pick<ScorecardCriterion, "scale">): CommentReason | null {
  if (ballot.state !== "score" || ballot.comment.trim() !== "") return null;
  if (ballot.value === scale[0] || ballot.value === scale[1]) return "extreme";
  return ballot.isChanged ? "changed" : null;
}

/** Whether a seat is done with a cell: it has given a score with the comment that it wants, or has said that it cannot judge. */
export function isDone(ballot: Ballot | undefined, criterion: Pick<ScorecardCriterion, "scale">): boolean {
  if (!ballot || ballot.state === "not_yet") return false;
  return wantsComment(ballot, criterion) === null;
}

/** Whether a value may be given: a number on the scale, in halves at the finest. */
export function isOnScale(value: number, [lowest, highest]: readonly [number, number]): boolean {
  return value >= lowest && value <= highest && Number.isInteger(value * 2);
}
