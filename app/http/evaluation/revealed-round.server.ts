import { costCriteria, offerOf } from "#app/domain/evaluation/offers.ts";
import { technicalOutcome, withoutSealedCosts, type TechnicalOutcome } from "#app/domain/evaluation/price-envelopes.ts";
import { criteriaOfCard, type RoundCard } from "#app/domain/evaluation/round-card.ts";
import { modelOfRound, type VendorOffer } from "#app/domain/evaluation/round-model.ts";
import { readRoundOffers } from "./round-offers.server.ts";
import type { ScoringModel } from "#app/domain/scoring/model.ts";
import { listRecusals, readRevealedBallots, type RevealedBallot } from "#db/queries/ballots.ts";
import { listModeratedScores, listRulings } from "#db/queries/findings.ts";
import { findRevealedRound, listRounds, readRoundCard, type RoundHead } from "#db/queries/rounds.ts";
import { listSeats } from "#db/queries/seats.ts";
import { isOut, listVendorStages } from "#db/queries/vendor-stages.ts";
import type { KnockOutRulingRow, ModeratedScoreRow, RecusalRow } from "#db/tables/evaluation.ts";
import type { Database } from "#db/tables/index.ts";

/** A round whose scores are known to the committee, with all that was said and found. */
export interface RevealedRound {
  readonly round: RoundHead;
  readonly card: RoundCard;
  readonly ballots: readonly RevealedBallot[];
  readonly recusals: readonly RecusalRow[];
  readonly moderated: readonly ModeratedScoreRow[];
  readonly rulings: readonly KnockOutRulingRow[];
  readonly offers: readonly VendorOffer[];
  /** Seats that were removed between the fixing of the round and its reveal, and do not count. */
  readonly removedSeats: ReadonlySet<string>;
  /** Why, by their ids. */
  readonly removalReasons: ReadonlyMap<string, string>;
  readonly arePricesOpen: boolean;
  /** Who has passed everything but the price; null where there is one envelope and prices count from the start. */
  readonly technical: TechnicalOutcome | null;
  readonly model: ScoringModel;
}

/** The newest round of a project whose scores are revealed; undefined before. A later one may be under way. */
export async function readRevealedRound(db: Database, projectId: string): Promise<RevealedRound | undefined> {
  const round = await findRevealedRound(db, projectId);
  return round && readKnownRound(db, round);
}

/** The same of a round whose scores are revealed, whether or not it is the newest. */
export async function readKnownRound(db: Database, round: RoundHead): Promise<RevealedRound> {
  const card = await readRoundCard(db, round.id);
  const ballots = await readRevealedBallots(db, round.id);
  const recusals = await listRecusals(db, round.id);
  const moderated = await listModeratedScores(db, round.id);
  const rulings = await listRulings(db, round.id);
  const allOffers = await readOffers(db, round, card, rulings);
  const removalReasons = await readRemovals(db, round);
  const removedSeats = new Set(removalReasons.keys());
  const arePricesOpen = round.pricesOpenedAt !== null;
  const records = {
    ballots,
    recusals,
    moderated: moderated.map(({ vendorId, criterionId, value, reason }) => ({ vendor: vendorId, criterion: criterionId, value, reason })),
    removedSeats,
    offers: allOffers,
    chairOrder: chairOrderOf(round),
  };
  const technical = card.scorecard.method.envelopes === 2 ? technicalOutcome(card, records) : null;
  const passing = arePricesOpen ? (technical?.passing ?? (await vendorsWithOpenPrices(db, round, card))) : [];
  const offers = withoutSealedCosts(allOffers, passing, new Set(costCriteria(criteriaOfCard(card))));
  const model = modelOfRound(card, { ...records, offers, arePricesOpen });
  return { round, card, ballots, recusals, moderated, rulings, offers, removedSeats, removalReasons, arePricesOpen, technical, model };
}

async function readOffers(
  db: Database,
  round: RoundHead,
  card: RoundCard,
  rulings: readonly KnockOutRulingRow[],
): Promise<readonly VendorOffer[]> {
  const { bids, costs, facts, compliance, withdrawn } = await readRoundOffers(db, round, card);
  const isGone = await readWithdrawal(db, round, withdrawn);
  const asked = new Set(card.scorecard.requirements.map(({ id }) => id));
  const criteria = criteriaOfCard(card);
  return card.vendors.map(({ id: vendorId }) => {
    const own = <Row extends { readonly vendorId: string }>(rows: readonly Row[]) => rows.filter((row) => row.vendorId === vendorId);
    const known = {
      vendorId,
      isWithdrawn: isGone(vendorId),
      bid: own(bids)[0] ?? null,
      costs: own(costs).map(({ criterionId, amounts }) => ({ criterionId, amounts: JSON.parse(amounts) as readonly number[] })),
      facts: own(facts),
      compliance: own(compliance)
        .filter(({ requirementId }) => asked.has(requirementId))
        .map(({ requirementId, isMet }) => ({ requirementId, isMet: isMet === 1 })),
      rulings: own(rulings)
        .filter(({ secondAt, withdrawnAt, subjectId }) => secondAt !== null && withdrawnAt === null && asked.has(subjectId))
        .map(({ subjectId, outcome }) => ({ requirementId: subjectId, isMet: outcome === "pass" })),
    };
    return offerOf(known, criteria);
  });
}

/** In a round of one envelope, the vendors whose prices no earlier round of two has left sealed. */
async function vendorsWithOpenPrices(db: Database, round: RoundHead, { vendors }: RoundCard): Promise<readonly string[]> {
  const sealing = await findSealingRound(db, round.projectId, round.number);
  const ids = vendors.map(({ id }) => id);
  if (!sealing) return ids;
  const open = new Set(await passedFor(db, sealing));
  return ids.filter((id) => open.has(id));
}

/** The last standing round of two envelopes before the round of a number; undefined for none. It says whose prices are sealed. */
export async function findSealingRound(db: Database, projectId: string, before = Infinity): Promise<RoundHead | undefined> {
  for (const round of (await listRounds(db, projectId)).toReversed()) {
    if (round.state === "abandoned" || round.number >= before) continue;
    const { scorecard } = await readRoundCard(db, round.id);
    if (scorecard.method.envelopes === 2) return round;
  }
  return undefined;
}

/** The vendors whose second envelopes were opened in a round of two. */
export async function passedFor(db: Database, sealing: RoundHead): Promise<readonly string[]> {
  if (sealing.pricesOpenedAt === null) return [];
  return (await readKnownRound(db, sealing)).technical?.passing ?? [];
}

/** Who takes no part any more: as it was when the round was closed, and until then as it is. */
async function readWithdrawal(
  db: Database,
  { projectId }: RoundHead,
  withdrawn: readonly string[] | undefined,
): Promise<(vendorId: string) => boolean> {
  if (withdrawn) return (vendorId) => withdrawn.includes(vendorId);
  const stages = new Map((await listVendorStages(db, projectId)).map(({ id, stage }) => [id, stage]));
  return (vendorId) => isOut(stages.get(vendorId) ?? "withdrawn");
}

/** Seats that did not count when the scores became known, with why they were removed. */
async function readRemovals(db: Database, { projectId, removedSeats, revealedAt }: RoundHead): Promise<ReadonlyMap<string, string>> {
  if (removedSeats !== null) return new Map(JSON.parse(removedSeats) as readonly (readonly [string, string])[]);
  // Of a round that an earlier release revealed.
  const isRemoved = (at: string | null) => at !== null && at <= (revealedAt ?? at);
  const removed = (await listSeats(db, projectId)).filter(({ removedAt }) => isRemoved(removedAt));
  return new Map(removed.map(({ id, removalReason }) => [id, removalReason ?? ""]));
}

/** Vendors in the order that the chair has settled between equals. */
export function chairOrderOf({ chairOrder }: Pick<RoundHead, "chairOrder">): readonly string[] {
  return chairOrder === null ? [] : (JSON.parse(chairOrder) as readonly string[]);
}
