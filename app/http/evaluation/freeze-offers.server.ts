import { canonicalText } from "#app/domain/canonical-text.ts";
import { readOfferRows, type KeptOffers } from "#db/queries/offers.ts";
import { keepOffers, readFrozenOffers, readRoundCard, textHash, type RoundHead } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";

/** Keeps with a round what its vendors offer now, so that its result never rests on anything later. Returns the hash, for the log. */
export async function freezeOffers(transaction: Database, round: RoundHead): Promise<{ readonly offersHash: string }> {
  return keep(transaction, round, await readOfferRows(transaction, round.projectId));
}

/**
 * Keeps the prices of second envelopes, too, as they are now: the round is decided, or another one begins. Returns what changes in the round, for the log; nothing where they are kept, or
 * were never opened.
 */
export async function keepPrices(transaction: Database, round: RoundHead): Promise<{ readonly offersHash?: string }> {
  const kept = await readSecondEnvelopes(transaction, round);
  if (!kept || kept.arePricesKept === true) return {};
  const { bids, costs } = await readOfferRows(transaction, round.projectId);
  return keep(transaction, round, { ...kept, bids, costs, arePricesKept: true });
}

/** Lets the prices of second envelopes be entered again: the decision is withdrawn. */
export async function releasePrices(transaction: Database, round: RoundHead): Promise<{ readonly offersHash?: string }> {
  const kept = await readSecondEnvelopes(transaction, round);
  return kept?.arePricesKept === true ? keep(transaction, round, { ...kept, arePricesKept: false }) : {};
}

/** What is kept with a round of two envelopes whose prices are open. */
async function readSecondEnvelopes(transaction: Database, round: RoundHead): Promise<KeptOffers | undefined> {
  const { scorecard } = await readRoundCard(transaction, round.id);
  const areOpen = scorecard.method.envelopes === 2 && round.pricesOpenedAt !== null;
  return areOpen ? readFrozenOffers(transaction, round.id) : undefined;
}

async function keep(transaction: Database, round: RoundHead, offers: KeptOffers): Promise<{ readonly offersHash: string }> {
  const text = canonicalText(offers);
  const offersHash = textHash(text);
  await keepOffers(transaction, round.id, text, offersHash);
  return { offersHash };
}
