import type { Database } from "../tables/index.ts";
import type { SharedWorkRow } from "../tables/shared-work.ts";

export type WorkPlace = Pick<SharedWorkRow, "projectId" | "kind" | "wish">;
type Claim = Pick<SharedWorkRow, "claimedBy" | "claimedUntil">;

/** A computation of a project as it is known to all servers. */
export async function findSharedWork(db: Database, place: WorkPlace): Promise<SharedWorkRow | undefined> {
  return db
    .selectFrom("sharedWork")
    .selectAll()
    .where("projectId", "=", place.projectId)
    .where("kind", "=", place.kind)
    .where("wish", "=", place.wish)
    .executeTakeFirst();
}

/** Takes a computation for one process: a new one, or one whose process is gone. False when another one is at it, or it is done. */
export async function claimSharedWork(db: Database, place: WorkPlace, claim: Claim, now: string): Promise<boolean> {
  const fresh = { ...claim, share: 0, stopWanted: 0 as const, outcome: null };
  const result = await db
    .insertInto("sharedWork")
    .values({ ...place, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(["projectId", "kind", "wish"])
        .doUpdateSet(fresh)
        .where("sharedWork.outcome", "is", null)
        .where("sharedWork.claimedUntil", "<", now),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Says how far it is, and that the process is still at it; whether it is to stop: because somebody asked, or another process has taken it. */
export async function renewSharedWork(db: Database, place: WorkPlace, claim: Claim & Pick<SharedWorkRow, "share">): Promise<boolean> {
  const { claimedBy, claimedUntil, share } = claim;
  const row = await db
    .updateTable("sharedWork")
    .set({ claimedUntil, share })
    .where("projectId", "=", place.projectId)
    .where("kind", "=", place.kind)
    .where("wish", "=", place.wish)
    .where("claimedBy", "=", claimedBy)
    .returning("stopWanted")
    .executeTakeFirst();
  return row?.stopWanted !== 0;
}

/** Outcomes of one kind that a project keeps; the oldest ones give way. */
const mostOutcomes = 40;

/** Keeps what came of it; for who asks later, as long as {@link forgetSharedWork} leaves it. */
export async function finishSharedWork(db: Database, place: WorkPlace, claimedBy: string, outcome: string): Promise<void> {
  await db
    .updateTable("sharedWork")
    .set({ outcome, share: 1 })
    .where("projectId", "=", place.projectId)
    .where("kind", "=", place.kind)
    .where("wish", "=", place.wish)
    .where("claimedBy", "=", claimedBy)
    .execute();
  await db
    .deleteFrom("sharedWork")
    .where("projectId", "=", place.projectId)
    .where("kind", "=", place.kind)
    .where("outcome", "is not", null)
    .where("wish", "not in", (eb) =>
      eb
        .selectFrom("sharedWork as newer")
        .select("newer.wish")
        .where("newer.projectId", "=", place.projectId)
        .where("newer.kind", "=", place.kind)
        .where("newer.outcome", "is not", null)
        .orderBy("newer.claimedUntil", "desc")
        .limit(mostOutcomes),
    )
    .execute();
}

/** Gives it up: whoever asks again begins anew. */
export async function dropSharedWork(db: Database, place: WorkPlace, claimedBy: string): Promise<void> {
  await db
    .deleteFrom("sharedWork")
    .where("projectId", "=", place.projectId)
    .where("kind", "=", place.kind)
    .where("wish", "=", place.wish)
    .where("claimedBy", "=", claimedBy)
    .execute();
}

/** Asks whichever process is at it to stop. */
export async function stopSharedWork(db: Database, place: WorkPlace): Promise<void> {
  await db
    .updateTable("sharedWork")
    .set({ stopWanted: 1 })
    .where("projectId", "=", place.projectId)
    .where("kind", "=", place.kind)
    .where("wish", "=", place.wish)
    .where("outcome", "is", null)
    .execute();
}

/** Forgets what nobody was at since an instant. */
export async function forgetSharedWork(db: Database, before: string): Promise<void> {
  await db.deleteFrom("sharedWork").where("claimedUntil", "<", before).execute();
}
