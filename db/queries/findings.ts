import type { KnockOutRulingRow, ModeratedScoreRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import { writeOver } from "../write-over.ts";

/** What the committee agreed on in a round, in place of the members' scores. */
export async function listModeratedScores(db: Database, roundId: string): Promise<ModeratedScoreRow[]> {
  return db.selectFrom("moderatedScore").selectAll().where("roundId", "=", roundId).orderBy("moderatedAt").orderBy("criterionId").execute();
}

/** Writes an agreed score over the one at `version`, which is 0 for none; false when it was changed elsewhere. */
export async function writeModeratedScore(db: Database, row: Omit<ModeratedScoreRow, "version">, version: number): Promise<boolean> {
  const { roundId, vendorId, criterionId, ...changes } = row;
  return writeOver(
    version,
    db
      .insertInto("moderatedScore")
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("moderatedScore")
      .set({ ...changes, version: version + 1 })
      .where((where) => where.and({ roundId, vendorId, criterionId, version })),
  );
}

/** Takes back an agreed score that is still at `version`; false when it was changed elsewhere. */
export async function deleteModeratedScore(
  db: Database,
  { roundId, vendorId, criterionId }: Pick<ModeratedScoreRow, "roundId" | "vendorId" | "criterionId">,
  version: number,
): Promise<boolean> {
  const result = await db
    .deleteFrom("moderatedScore")
    .where((where) => where.and({ roundId, vendorId, criterionId, version }))
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** The rulings of a round, the oldest first, withdrawn ones and those with one signature among them. */
export async function listRulings(db: Database, roundId: string): Promise<KnockOutRulingRow[]> {
  return db.selectFrom("knockOutRuling").selectAll().where("roundId", "=", roundId).orderBy("firstAt").orderBy("id").execute();
}

export async function insertRuling(db: Database, row: KnockOutRulingRow): Promise<void> {
  await db.insertInto("knockOutRuling").values(row).execute();
}

type Second = Pick<KnockOutRulingRow, "secondBy" | "secondName" | "secondAt">;

/** Signs a ruling as the second one; false when it has a second signature already, or was withdrawn. */
export async function confirmRuling(db: Database, id: string, second: Second): Promise<boolean> {
  const result = await db
    .updateTable("knockOutRuling")
    .set(second)
    .where("id", "=", id)
    .where("secondAt", "is", null)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Withdraws a ruling; false when it was withdrawn before. */
export async function withdrawRuling(db: Database, id: string, withdrawnAt: string): Promise<boolean> {
  const result = await db
    .updateTable("knockOutRuling")
    .set({ withdrawnAt })
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
