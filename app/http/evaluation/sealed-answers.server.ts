import { readOfferBasis } from "#db/queries/vendors.ts";
import type { Database } from "#db/tables/index.ts";
import { readPriceEnvelopes } from "./price-envelopes.server.ts";

/** Whether something about a vendor that bears on these criteria tells prices that nobody may see yet. */
export type IsPriceSealed = (vendorId: string, criteria: readonly (string | null)[]) => boolean;

/** Of two envelopes, what bears on a criterion that costs count in lies in the second one: answers, their files and documents alike. */
export async function readSealedAnswers(db: Database, projectId: string): Promise<IsPriceSealed> {
  const prices = await readPriceEnvelopes(db, projectId);
  const { costCriteria } = await readOfferBasis(db, projectId);
  const costs = new Set(costCriteria.flatMap(({ id, libraryId }) => [id, libraryId ?? id]));
  return (vendorId, criteria) => criteria.some((id) => id !== null && costs.has(id)) && prices.isSealed(vendorId);
}
