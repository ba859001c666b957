import type { EvaluationSeatRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";

/** The seats of a project's committee in their order, removed ones among them. */
export async function listSeats(db: Database, projectId: string): Promise<EvaluationSeatRow[]> {
  return db.selectFrom("evaluationSeat").selectAll().where("projectId", "=", projectId).orderBy("position").orderBy("id").execute();
}

export async function insertSeat(db: Database, row: EvaluationSeatRow): Promise<void> {
  await db.insertInto("evaluationSeat").values(row).execute();
}

type SeatChanges = Partial<Pick<EvaluationSeatRow, "weight" | "delegateId" | "removedAt" | "removalReason">>;

/** Changes a seat that is still at `version`; false when it was changed elsewhere. */
export async function updateSeat(db: Database, projectId: string, id: string, version: number, changes: SeatChanges): Promise<boolean> {
  const result = await db
    .updateTable("evaluationSeat")
    .set({ ...changes, version: version + 1 })
    .where("projectId", "=", projectId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The seats in which an account scores now, in their order: its own unless that is delegated, and those that are delegated to it. */
export async function findOwnSeats(db: Database, projectId: string, userId: string): Promise<EvaluationSeatRow[]> {
  return db
    .selectFrom("evaluationSeat")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .where((where) =>
      where.or([where("delegateId", "=", userId), where.and([where("userId", "=", userId), where("delegateId", "is", null)])]),
    )
    .orderBy("position")
    .orderBy("id")
    .execute();
}
