import { canonicalText } from "#app/domain/canonical-text.ts";
import { readOfferRows, type KeptOffers } from "#db/queries/offers.ts";
import { keepOffers, readFrozenOffers, readRoundCard, textHash, type RoundHead } from "#db/queries/rounds.ts";
import { isOut, listVendorStages } from "#db/queries/vendor-stages.ts";
import type { Database } from "#db/tables/index.ts";

/** Keeps with a round what its vendors offer now, so that its result never rests on anything later. Returns the hash, for the log. */
export async function freezeOffers(transaction: Database, round: RoundHead): Promise<{ readonly offersHash: string }> {
  return keep(transaction, round, await readOfferRows(transaction, round.projectId));
}

/**
 * Closes a round whose scores are known: it is decided, or another one begins. Which vendors had withdrawn by then is kept, and so are the prices of second envelopes.
 * Returns what changes in the round, for the log; nothing where it is closed already.
 */
export async function closeOffers(transaction: Database, round: RoundHead): Promise<{ readonly offersHash?: string }> {
  const kept = await readFrozenOffers(transaction, round.id);
  if (!kept || kept.withdrawn) return {};
  const withdrawn = (await listVendorStages(transaction, round.projectId)).flatMap(({ id, stage }) => (isOut(stage) ? [id] : []));
  if (!(await areSecondEnvelopesOpen(transaction, round))) return keep(transaction, round, { ...kept, withdrawn });
  const { bids, costs } = await readOfferRows(transaction, round.projectId);
  return keep(transaction, round, { ...kept, bids, costs, arePricesKept: true, withdrawn });
}

/** Opens a round again whose decision is withdrawn: vendors may withdraw, and the prices of second envelopes may be entered again. */
export async function reopenOffers(transaction: Database, round: RoundHead): Promise<{ readonly offersHash?: string }> {
  const kept = await readFrozenOffers(transaction, round.id);
  if (!kept?.withdrawn && kept?.arePricesKept !== true) return {};
  const { withdrawn: _withdrawn, arePricesKept: _arePricesKept, ...offers } = kept;
  return keep(transaction, round, offers);
}

async function areSecondEnvelopesOpen(transaction: Database, round: RoundHead): Promise<boolean> {
  const { scorecard } = await readRoundCard(transaction, round.id);
  return scorecard.method.envelopes === 2 && round.pricesOpenedAt !== null;
}

async function keep(transaction: Database, round: RoundHead, offers: KeptOffers): Promise<{ readonly offersHash: string }> {
  const text = canonicalText(offers);
  const offersHash = textHash(text);
  await keepOffers(transaction, round.id, text, offersHash);
  return { offersHash };
}
