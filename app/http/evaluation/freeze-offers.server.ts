import { canonicalText } from "#app/domain/canonical-text.ts";
import { readOfferRows } from "#db/queries/offers.ts";
import { keepOffers, readFrozenOffers, textHash, type RoundHead } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";

/**
 * Keeps with a round what its vendors offer now, so that its result never rests on anything later; without the prices while those are sealed. Called again when the
 * prices are opened it adds them alone. Returns the hash, for the log.
 */
export async function freezeOffers(
  transaction: Database,
  round: RoundHead,
  arePricesOpen: boolean,
): Promise<{ readonly offersHash: string }> {
  const now = await readOfferRows(transaction, round.projectId);
  const before = await readFrozenOffers(transaction, round.id);
  const findings = before ?? now;
  const prices = arePricesOpen ? { bids: now.bids, costs: now.costs } : { bids: [], costs: [] };
  const text = canonicalText({ facts: findings.facts, compliance: findings.compliance, ...prices });
  const offersHash = textHash(text);
  await keepOffers(transaction, round.id, text, offersHash);
  return { offersHash };
}
