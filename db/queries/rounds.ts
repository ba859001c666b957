import { createHash } from "node:crypto";
import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import type { EvaluationRoundRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import type { KeptOffers } from "./offers.ts";

export const roundStates = ["finalised", "open", "revealed", "decided", "abandoned"] as const;
/** Where a round is: its scorecard is fixed, it is being scored, the scores are known to all, it is decided; or it was given up. */
export type RoundState = (typeof roundStates)[number];

/** A round without what it is scored by. */
export type RoundHead = Omit<EvaluationRoundRow, "scorecard" | "offers" | "offersHash">;

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

/** The rounds of a project that were not given up, the last one first, with what each is scored by; where none of them stands, those that were. */
export async function listStandingRounds(
  db: Database,
  projectId: string,
): Promise<readonly { readonly round: RoundHead; readonly card: RoundCard }[]> {
  const rounds = (await listRounds(db, projectId)).toReversed();
  const standing = rounds.filter(({ state }) => state !== "abandoned");
  const cards = [];
  for (const round of standing.length > 0 ? standing : rounds) cards.push({ round, card: await readRoundCard(db, round.id) });
  return cards;
}

/** The newest round of a project whose scores are known; a later one may be under way. */
export async function findRevealedRound(db: Database, projectId: string): Promise<RoundHead | undefined> {
  return db
    .selectFrom("evaluationRound")
    .select(headColumns)
    .where("projectId", "=", projectId)
    .where("state", "<>", "abandoned")
    .where("revealedAt", "is not", null)
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

export async function insertRound(db: Database, row: Omit<EvaluationRoundRow, "offers" | "offersHash">): Promise<void> {
  await db
    .insertInto("evaluationRound")
    .values({ ...row, offers: null, offersHash: null })
    .execute();
}

type RoundChanges = Partial<Omit<RoundHead, "id" | "projectId" | "number" | "scorecardHash" | "version">>;

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

/** Keeps with a round what its vendors offer. */
export async function keepOffers(db: Database, roundId: string, offers: string, offersHash: string): Promise<void> {
  await db.updateTable("evaluationRound").set({ offers, offersHash }).where("id", "=", roundId).execute();
}

/** What the vendors of a round offered when its scores became known; undefined before. Throws when the text is not the one that was kept. */
export async function readFrozenOffers(db: Database, roundId: string): Promise<KeptOffers | undefined> {
  const { offers, offersHash } = await db
    .selectFrom("evaluationRound")
    .select(["offers", "offersHash"])
    .where("id", "=", roundId)
    .executeTakeFirstOrThrow();
  if (offers === null) return undefined;
  if (textHash(offers) !== offersHash) throw new Error(`The offers of the round ${roundId} are not those that were kept`);
  // Written by this product: the hash says that nothing else has changed it.
  return JSON.parse(offers) as KeptOffers;
}

/** Whether what is kept with the revealed rounds of a project has the hashes that it was kept under. */
export async function areRoundsSound(db: Database, projectId: string): Promise<boolean> {
  const rounds = await db
    .selectFrom("evaluationRound")
    .select(["scorecard", "scorecardHash", "offers", "offersHash"])
    .where("projectId", "=", projectId)
    .where("revealedAt", "is not", null)
    .execute();
  return rounds.every(
    ({ scorecard, scorecardHash, offers, offersHash }) =>
      textHash(scorecard) === scorecardHash && (offers === null || textHash(offers) === offersHash),
  );
}

/** SHA-256 of a text, in hexadecimal digits. */
export function textHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
