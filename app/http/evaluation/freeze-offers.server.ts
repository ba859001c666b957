import { canonicalText } from "#app/domain/canonical-text.ts";
import { readOfferRows } from "#db/queries/offers.ts";
import { keepOffers, textHash, type RoundHead } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";

/** Keeps with a round what its vendors offer now, so that its result never rests on anything later. Returns the hash, for the log. */
export async function freezeOffers(transaction: Database, round: RoundHead): Promise<{ readonly offersHash: string }> {
  const text = canonicalText(await readOfferRows(transaction, round.projectId));
  const offersHash = textHash(text);
  await keepOffers(transaction, round.id, text, offersHash);
  return { offersHash };
}
