import { createHash } from "node:crypto";
import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import type { EvaluationRoundRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";

export const roundStates = ["finalised", "open", "revealed", "decided", "abandoned"] as const;
/** Where a round is: its scorecard is fixed, it is being scored, the scores are known to all, it is decided; or it was given up. */
export type RoundState = (typeof roundStates)[number];

/** A round without what it is scored by. */
export type RoundHead = Omit<EvaluationRoundRow, "scorecard">;

const headColumns = [
  "id",
  "projectId",
  "number",
  "reason",
  "scorecardHash",
  "state",
  "scoresFrom",
  "scoresUntil",
  "finalisedBy",
  "finalisedAt",
  "openedAt",
  "revealedBy",
  "revealedAt",
  "pricesOpenedAt",
  "chairOrder",
  "version",
] as const satisfies readonly (keyof RoundHead)[];

/** The rounds of a project, the first one first. */
export async function listRounds(db: Database, projectId: string): Promise<RoundHead[]> {
  return db.selectFrom("evaluationRound").select(headColumns).where("projectId", "=", projectId).orderBy("number").execute();
}

/** The newest round of a project that was not given up; undefined for none. */
export async function findCurrentRound(db: Database, projectId: string): Promise<RoundHead | undefined> {
  return db
    .selectFrom("evaluationRound")
    .select(headColumns)
    .where("projectId", "=", projectId)
    .where("state", "<>", "abandoned")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What a round is scored by. Throws when the text is not the one that was finalised. */
export async function readRoundCard(db: Database, roundId: string): Promise<RoundCard> {
  const { scorecard, scorecardHash } = await db
    .selectFrom("evaluationRound")
    .select(["scorecard", "scorecardHash"])
    .where("id", "=", roundId)
    .executeTakeFirstOrThrow();
  if (textHash(scorecard) !== scorecardHash) throw new Error(`The scorecard of the round ${roundId} is not the one that was finalised`);
  // Written by this product: the hash says that nothing else has changed it.
  return JSON.parse(scorecard) as RoundCard;
}

export async function insertRound(db: Database, row: EvaluationRoundRow): Promise<void> {
  await db.insertInto("evaluationRound").values(row).execute();
}

type RoundChanges = Partial<Omit<EvaluationRoundRow, "id" | "projectId" | "number" | "scorecard" | "scorecardHash" | "version">>;

/** Changes a round that is still at `version`; false when it was changed elsewhere. */
export async function updateRound(db: Database, id: string, version: number, changes: RoundChanges): Promise<boolean> {
  const result = await db
    .updateTable("evaluationRound")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** SHA-256 of a text, in hexadecimal digits. */
export function textHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
