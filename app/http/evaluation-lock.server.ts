import { lockName } from "#db/dialect.ts";
import { lockingRound } from "#db/queries/scorecard.ts";
import { findLastRound } from "#db/queries/vendors.ts";
import type { Database } from "#db/tables/index.ts";
import { Refusal } from "./refusal.ts";

/** One change of a project's scorecard at a time: edits of it, and its finalising. */
export async function holdScorecard(transaction: Database, projectId: string): Promise<void> {
  await lockName(transaction, `scorecard:${projectId}`);
}

/** Holds the scorecard and refuses a change of it while a round stands that is scored by it. */
export async function requireUnlockedScorecard(transaction: Database, projectId: string): Promise<void> {
  await holdScorecard(transaction, projectId);
  const round = await lockingRound(transaction, projectId);
  if (round !== null) throw new Refusal("scorecard.locked", { status: 409, parameters: { round } });
}

/** Refuses a change of what vendors offer once the scores of the last round are revealed: a knock-out changes by a ruling of two from then on. */
export async function requireUnlockedOffers(transaction: Database, projectId: string): Promise<void> {
  if (await areOffersLocked(transaction, projectId)) throw new Refusal("vendor.offersLocked", { status: 409 });
}

export async function areOffersLocked(db: Database, projectId: string): Promise<boolean> {
  const round = await findLastRound(db, projectId);
  return round?.state === "revealed" || round?.state === "decided";
}
