import type { Ballot as EngineBallot, Criterion, ModeratedScore, ScoringModel } from "../scoring/model.ts";
import type { SimulationRequest } from "../scoring/simulate-ranks.ts";
import type { BallotState } from "./ballot.ts";
import { criteriaOfCard, type RoundCard } from "./round-card.ts";

/** What was said and found in a round. */
export interface RoundRecords {
  readonly ballots: readonly SeatBallot[];
  readonly recusals: readonly { readonly seatId: string; readonly vendorId: string }[];
  readonly moderated: readonly ModeratedScore[];
  /** Seats that were removed since the round was finalised: their scores are kept and do not count. */
  readonly removedSeats: ReadonlySet<string>;
  readonly offers: readonly VendorOffer[];
  readonly chairOrder: readonly string[];
  /** False until the second envelopes are opened: costs do not count yet. */
  readonly arePricesOpen: boolean;
}

export interface SeatBallot {
  readonly seatId: string;
  readonly vendorId: string;
  readonly criterionId: string;
  readonly state: BallotState;
  readonly value: number | null;
}

/** What a vendor of the round offers. */
export interface VendorOffer {
  readonly vendorId: string;
  readonly isWithdrawn: boolean;
  /** Mandatory requirements that it does not meet, rulings of the committee taken into account. */
  readonly failed: readonly string[];
  /** By criterion: an amount, or costs of the years 0, 1, 2 ..., in the evaluation's currency. */
  readonly facts: ReadonlyMap<string, number | readonly number[]>;
}

/** The round as the scoring engine takes it. Ballots and moderated scores of vendors or criteria that the card does not have are passed over. */
export function modelOfRound(card: RoundCard, records: RoundRecords): ScoringModel {
  const { method } = card.scorecard;
  const seats = card.seats.filter(({ id }) => !records.removedSeats.has(id));
  const counted = new Set(seats.map(({ id }) => id));
  const offers = new Map(records.offers.map((offer) => [offer.vendorId, offer]));
  const criteria = records.arePricesOpen ? criteriaOfCard(card) : criteriaOfCard(card).map(withoutCosts);
  const leaves = leafKinds(criteria);
  const recused = new Set(records.recusals.map(({ seatId, vendorId }) => JSON.stringify([seatId, vendorId])));
  const isKnown = (vendorId: string) => card.vendors.some(({ id }) => id === vendorId);
  const scores: EngineBallot[] = [
    ...records.recusals.flatMap(({ seatId, vendorId }): EngineBallot[] =>
      counted.has(seatId) && isKnown(vendorId) ? [{ state: "recused", member: seatId, vendor: vendorId, criterion: null }] : [],
    ),
    ...records.ballots.flatMap(({ seatId, vendorId, criterionId, state, value }): EngineBallot[] => {
      const isCounted = counted.has(seatId) && isKnown(vendorId) && leaves.get(criterionId) === "score";
      if (!isCounted || recused.has(JSON.stringify([seatId, vendorId]))) return [];
      const cell = { member: seatId, vendor: vendorId, criterion: criterionId };
      if (state === "score") return value === null ? [] : [{ ...cell, state, value }];
      return [{ ...cell, state }];
    }),
  ];
  return {
    criteria,
    vendors: card.vendors.map(({ id }) => {
      const offer = offers.get(id);
      const facts = new Map([...(offer?.facts ?? [])].filter(([criterion]) => isFact(leaves.get(criterion))));
      return { id, isMandatoryFailed: (offer?.failed.length ?? 0) > 0, isWithdrawn: offer?.isWithdrawn ?? false, facts };
    }),
    members: seats.map(({ id, weight }) => ({ id, weight })),
    scores,
    moderated: records.moderated.filter(({ vendor, criterion }) => isKnown(vendor) && leaves.get(criterion) === "score"),
    normalisation: records.arePricesOpen ? method.normalisation : "absolute",
    moneyPerPoint: method.moneyPerPoint,
    aggregation: method.aggregation,
    minimumTechnical: method.minimumTechnical,
    tieBreaks: method.tieBreaks,
    chairOrder: records.chairOrder.filter(isKnown),
  };
}

/** What is asked of the simulation of a round, as its method declares. */
export function simulationOfRound({ scorecard: { method } }: RoundCard): SimulationRequest {
  const { weightConstraint, scoreVariation: scores, samples, seed } = method;
  const constraint = typeof weightConstraint === "string" ? weightConstraint : new Map(Object.entries(weightConstraint));
  return { constraint, scores, samples, seed };
}

function withoutCosts(criterion: Criterion): Criterion {
  const isCost = criterion.children.length === 0 && criterion.kind === "cost";
  return { ...criterion, isApplicable: criterion.isApplicable && !isCost, children: criterion.children.map(withoutCosts) };
}

function leafKinds(criteria: readonly Criterion[]): ReadonlyMap<string, Criterion["kind"]> {
  const kinds = new Map<string, Criterion["kind"]>();
  const walk = (each: Criterion) => {
    if (each.children.length > 0) each.children.forEach(walk);
    else kinds.set(each.id, each.kind);
  };
  criteria.forEach(walk);
  return kinds;
}

function isFact(kind: Criterion["kind"] | undefined): boolean {
  return kind === "cost" || kind === "lowerIsBetter";
}
