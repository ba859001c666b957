export const stances = ["for", "against"] as const;
export type Stance = (typeof stances)[number];

/** Who signs a decision: whoever sat in a seat when it was drafted, and the owners of the project, who have no seat. */
export interface Signatory {
  /** Null for an owner without a seat: the signature stands in the record and does not count. */
  readonly seatId: string | null;
  /** Null where the account is gone: the seat counts and cannot sign. */
  readonly userId: string | null;
  readonly name: string;
}

export interface GivenSignature {
  readonly signedBy: string | null;
  readonly stance: Stance;
}

/** Where a decision stands: it waits for signatures, it holds, or so many are against it that it cannot hold any more. */
export type DecisionOutcome = "open" | "carried" | "lost";

export interface DecisionCount {
  readonly seats: number;
  /** Signatures in favour that it takes. */
  readonly needed: number;
  readonly inFavour: number;
  readonly against: number;
  readonly outcome: DecisionOutcome;
}

/**
 * Whether a decision holds: more than half of the seats have signed for it. A seat that says nothing is not in favour, and owners without a seat do not count. It is lost once the
 * seats that have not signed against it are not enough any more. 5 seats: 3 for it carry it, 3 against it end it; 4 seats: 3 carry it, 2 against it end it. No seats: nothing carries it.
 */
export function countSignatures(signatories: readonly Signatory[], signatures: readonly GivenSignature[]): DecisionCount {
  const seats = signatories.filter(({ seatId }) => seatId !== null);
  const needed = Math.floor(seats.length / 2) + 1;
  const count = (stance: Stance) => {
    const signers = new Set(signatures.flatMap((each) => (each.stance === stance && each.signedBy !== null ? [each.signedBy] : [])));
    return seats.filter(({ userId }) => userId !== null && signers.has(userId)).length;
  };
  const inFavour = count("for");
  const against = count("against");
  const outcome = inFavour >= needed ? "carried" : seats.length - against < needed ? "lost" : "open";
  return { seats: seats.length, needed, inFavour, against, outcome };
}
