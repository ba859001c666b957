import { criteriaOfCard } from "#app/domain/evaluation/round-card.ts";
import type { EvaluationRecord, RecordedOffer } from "#app/domain/evaluation/evaluation-record.ts";
import type { Criterion } from "#app/domain/scoring/model.ts";
import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import { readRevealedRevisions } from "#db/queries/ballots.ts";
import { readRoundOffers } from "./round-offers.server.ts";
import type { Database } from "#db/tables/index.ts";
import { chairOrderOf, type RevealedRound } from "./revealed-round.server.ts";

/** Everything that a decision on a revealed round rests on. Of two envelopes, the prices of vendors that did not pass stay sealed: they are not in it. */
export async function recordRound(db: Database, revealed: RevealedRound): Promise<EvaluationRecord> {
  const { round, card } = revealed;
  const { bids, compliance } = await readRoundOffers(db, revealed.round, revealed.card);
  const isOfRound = ({ vendorId }: { readonly vendorId: string }) => card.vendors.some(({ id }) => id === vendorId);
  const sealed = vendorsWithSealedPrices(revealed);
  return {
    round: {
      id: round.id,
      number: round.number,
      reason: round.reason,
      scorecardHash: round.scorecardHash,
      finalisedAt: round.finalisedAt,
      openedAt: round.openedAt,
      revealedAt: round.revealedAt,
      pricesOpenedAt: round.pricesOpenedAt,
      chairOrder: chairOrderOf(round),
    },
    card,
    removedSeats: card.seats
      .filter(({ id }) => revealed.removedSeats.has(id))
      .map(({ id: seatId }) => ({ seatId, reason: revealed.removalReasons.get(seatId) ?? "" })),
    ballots: sorted(
      revealed.ballots.map(({ seatId, vendorId, criterionId, state, value, comment, evidence, revision, savedAt }) => ({
        seatId,
        vendorId,
        criterionId,
        state,
        value,
        comment,
        evidence,
        revision,
        savedAt,
      })),
    ),
    chains: await endsOfChains(db, round.id),
    recusals: sorted(revealed.recusals.map(({ seatId, vendorId, reason, declaredAt }) => ({ seatId, vendorId, reason, declaredAt }))),
    moderated: sorted(
      revealed.moderated.map(({ vendorId, criterionId, value, reason, moderatorName: by, moderatedAt: at }) => ({
        vendorId,
        criterionId,
        value,
        reason,
        by,
        at,
      })),
    ),
    compliance: sorted(
      compliance.filter(isOfRound).map(({ vendorId, requirementId, isMet, evidence, judgerName: by, judgedAt: at }) => ({
        vendorId,
        requirementId,
        isMet: isMet === 1,
        evidence,
        by,
        at,
      })),
    ),
    rulings: revealed.rulings.map(
      ({ id, vendorId, subjectId, outcome, reason, firstName, firstAt, secondName, secondAt, withdrawnAt }) => ({
        id,
        vendorId,
        subjectId,
        outcome: outcome === "pass" ? "pass" : "fail",
        reason,
        firstName,
        firstAt,
        secondName,
        secondAt,
        withdrawnAt,
      }),
    ),
    bids: sorted(
      bids
        .filter((bid) => isOfRound(bid) && !sealed.has(bid.vendorId))
        .map(({ vendorId, currency, rate, rateOn, taxBasis, taxRate, validUntil }) => ({
          vendorId,
          currency,
          rate,
          rateOn,
          taxBasis,
          taxRate,
          validUntil,
        })),
    ),
    offers: revealed.offers.map(({ vendorId, isWithdrawn, failed, facts }): RecordedOffer => {
      const costs = new Set(sealed.has(vendorId) ? costIds(criteriaOfCard(card)) : []);
      return { vendorId, isWithdrawn, failed: [...failed].sort(), facts: sorted([...facts].filter(([id]) => !costs.has(id))) };
    }),
  };
}

/** Vendors of the round whose prices nobody sees: all of them until the second envelopes are opened, and afterwards those that did not pass. */
function vendorsWithSealedPrices({ card, model, arePricesOpen }: RevealedRound): ReadonlySet<string> {
  if (card.scorecard.method.envelopes === 1) return new Set();
  if (!arePricesOpen) return new Set(card.vendors.map(({ id }) => id));
  return new Set(evaluateVendors(prepareModel(model)).flatMap(({ id, isEligible }) => (isEligible ? [] : [id])));
}

async function endsOfChains(db: Database, roundId: string) {
  const ends = new Map<string, { seatId: string; sequence: number; hash: string }>();
  for (const { seatId, sequence, hash } of await readRevealedRevisions(db, roundId)) ends.set(seatId, { seatId, sequence, hash });
  return sorted([...ends.values()]);
}

function costIds(criteria: readonly Criterion[]): readonly string[] {
  return criteria.flatMap(({ id, kind, children }) => (children.length > 0 ? costIds(children) : kind === "cost" ? [id] : []));
}

/** In an order that no database and no clock decides. */
function sorted<Item>(items: readonly Item[]): readonly Item[] {
  const keyed = items.map((item) => ({ item, key: JSON.stringify(item) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)).map(({ item }) => item);
}
