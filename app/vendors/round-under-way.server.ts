import { findCurrentRound } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";

/** The number of the round in which a change of an offer still counts: offers are kept with a round when its scores are revealed. Null for none. */
export async function findRoundThatCounts(db: Database, projectId: string): Promise<number | null> {
  const round = await findCurrentRound(db, projectId);
  return round?.state === "finalised" || round?.state === "open" ? round.number : null;
}
