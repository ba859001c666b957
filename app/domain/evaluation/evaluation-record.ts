import type { ScoringModel } from "../scoring/model.ts";
import type { BallotState } from "./ballot.ts";
import type { RoundCard } from "./round-card.ts";
import { modelOfRound } from "./round-model.ts";

/** Everything that a decision rests on, as it can be written down: equal evaluations have equal texts. */
export interface EvaluationRecord {
  readonly round: RecordedRound;
  readonly card: RoundCard;
  /** Seats that were removed after the card was fixed: their scores are kept and do not count. */
  readonly removedSeats: readonly { readonly seatId: string; readonly reason: string }[];
  readonly ballots: readonly RecordedBallot[];
  /** The end of each seat's chain: nothing that a seat ever said can be changed under it. */
  readonly chains: readonly { readonly seatId: string; readonly sequence: number; readonly hash: string }[];
  readonly recusals: readonly {
    readonly seatId: string;
    readonly vendorId: string;
    readonly reason: string;
    readonly declaredAt: string;
  }[];
  readonly moderated: readonly RecordedModeration[];
  readonly compliance: readonly RecordedCompliance[];
  readonly rulings: readonly RecordedRuling[];
  readonly bids: readonly RecordedBid[];
  readonly offers: readonly RecordedOffer[];
}

export interface RecordedRound {
  readonly id: string;
  readonly number: number;
  readonly reason: string;
  readonly scorecardHash: string;
  readonly finalisedAt: string;
  readonly openedAt: string | null;
  readonly revealedAt: string | null;
  readonly pricesOpenedAt: string | null;
  /** Vendors in the order that the chair has settled between equals. */
  readonly chairOrder: readonly string[];
}

export interface RecordedBallot {
  readonly seatId: string;
  readonly vendorId: string;
  readonly criterionId: string;
  readonly state: BallotState;
  readonly value: number | null;
  readonly comment: string;
  readonly evidence: string;
  readonly revision: number;
  readonly savedAt: string;
}

export interface RecordedModeration {
  readonly vendorId: string;
  readonly criterionId: string;
  readonly value: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What was found of a mandatory requirement. */
export interface RecordedCompliance {
  readonly vendorId: string;
  readonly requirementId: string;
  readonly isMet: boolean;
  readonly evidence: string;
  readonly by: string;
  readonly at: string;
}

export interface RecordedRuling {
  readonly id: string;
  readonly vendorId: string;
  readonly subjectId: string;
  readonly outcome: "pass" | "fail";
  readonly reason: string;
  readonly firstName: string;
  readonly firstAt: string;
  /** Null while it has one signature, and changes nothing. */
  readonly secondName: string | null;
  readonly secondAt: string | null;
  readonly withdrawnAt: string | null;
}

export interface RecordedBid {
  readonly vendorId: string;
  readonly currency: string;
  readonly rate: number;
  readonly rateOn: string | null;
  readonly taxBasis: string;
  readonly taxRate: number;
  readonly validUntil: string | null;
}

export interface RecordedOffer {
  readonly vendorId: string;
  readonly isWithdrawn: boolean;
  /** Mandatory requirements that are not met, rulings taken into account. */
  readonly failed: readonly string[];
  /** By criterion: an amount, or costs of the years 0, 1, 2 ..., in the evaluation's currency. Prices that stay sealed are not among them. */
  readonly facts: readonly (readonly [criterionId: string, amount: number | readonly number[]])[];
}

/** The evaluation as the engine takes it. */
export function modelOfRecord({ round, card, removedSeats, ...record }: EvaluationRecord): ScoringModel {
  return modelOfRound(card, {
    ballots: record.ballots,
    recusals: record.recusals,
    moderated: record.moderated.map(({ vendorId, criterionId, value, reason }) => ({
      vendor: vendorId,
      criterion: criterionId,
      value,
      reason,
    })),
    removedSeats: new Set(removedSeats.map(({ seatId }) => seatId)),
    offers: record.offers.map(({ facts, ...offer }) => ({ ...offer, facts: new Map(facts) })),
    chairOrder: round.chairOrder,
    arePricesOpen: round.pricesOpenedAt !== null,
  });
}
