import { lockName } from "#db/dialect.ts";
import { lockingRound } from "#db/queries/scorecard.ts";
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
