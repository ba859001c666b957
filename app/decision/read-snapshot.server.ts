import { canonicalText } from "#app/domain/canonical-text.ts";
import type { DecisionSnapshot } from "#app/domain/evaluation/decision-snapshot.ts";
import { recordRound } from "#app/http/evaluation/record-round.server.ts";
import type { RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { readSnapshotText, type DecisionHead } from "#db/queries/decisions.ts";
import { textHash } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";

/** What a decision rests on, as it was signed; null when the text is not the one that was signed, or of a release that this one does not know. */
export async function readSnapshot(db: Database, { id, snapshotHash }: DecisionHead): Promise<DecisionSnapshot | null> {
  const text = await readSnapshotText(db, id);
  if (textHash(text) !== snapshotHash) return null;
  // Written by this product: the hash says that nothing else has changed it.
  const snapshot = JSON.parse(text) as DecisionSnapshot;
  return snapshot.form === 1 ? snapshot : null;
}

/** Whether everything that a decision rests on still is as it was drafted. */
export async function isUpToDate(db: Database, snapshot: DecisionSnapshot, revealed: RevealedRound): Promise<boolean> {
  return canonicalText(await recordRound(db, revealed)) === canonicalText(snapshot.record);
}
