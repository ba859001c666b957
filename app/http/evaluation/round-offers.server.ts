import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import { readOfferRows, type KeptOffers } from "#db/queries/offers.ts";
import { readFrozenOffers, type RoundHead } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";

/** What the vendors offered when the scores of the round became known; prices of second envelopes, which are opened later, as they are now. */
export async function readRoundOffers(db: Database, { id, projectId }: RoundHead, { scorecard }: RoundCard): Promise<KeptOffers> {
  const now = await readOfferRows(db, projectId);
  const kept = await readFrozenOffers(db, id);
  if (!kept) return now;
  return scorecard.method.envelopes === 1 || kept.arePricesKept === true ? kept : { ...kept, bids: now.bids, costs: now.costs };
}
