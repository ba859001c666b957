import { findLastRound } from "#db/queries/vendors.ts";
import type { Database } from "#db/tables/index.ts";
import { Refusal } from "./refusal.ts";

/** Refuses a change of what vendors offer once the scores of the last round are revealed: a knock-out changes by a ruling of two from then on. */
export async function requireUnlockedOffers(transaction: Database, projectId: string): Promise<void> {
  if (await areOffersLocked(transaction, projectId)) throw new Refusal("vendor.offersLocked", { status: 409 });
}

export async function areOffersLocked(db: Database, projectId: string): Promise<boolean> {
  const round = await findLastRound(db, projectId);
  return round?.state === "revealed" || round?.state === "decided";
}
