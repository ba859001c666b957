import type { Database } from "../tables/index.ts";

export interface RequestKey {
  readonly userId: string;
  readonly key: string;
  /** A hash of what was asked, so that a key used for something else is noticed. */
  readonly requestHash: string;
}

/** What became of claiming a key: it is ours now, it was answered before, or it stands for another request. */
export type Claim = { readonly state: "claimed" } | { readonly state: "answered"; readonly response: string } | { readonly state: "other" };

/** Claims a key inside the transaction that does the work; of two at once, the second waits for the first to end. */
export async function claimRequest(db: Database, request: RequestKey, now: string): Promise<Claim> {
  const inserted = await db
    .insertInto("idempotency")
    .values({ ...request, status: 0, response: "", createdAt: now })
    .onConflict((conflict) => conflict.columns(["userId", "key"]).doNothing())
    .executeTakeFirst();
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return { state: "claimed" };
  const known = await db
    .selectFrom("idempotency")
    .select(["requestHash", "response"])
    .where("userId", "=", request.userId)
    .where("key", "=", request.key)
    .executeTakeFirstOrThrow();
  return known.requestHash === request.requestHash ? { state: "answered", response: known.response } : { state: "other" };
}

export async function storeAnswer(db: Database, request: RequestKey, response: string): Promise<void> {
  await db
    .updateTable("idempotency")
    .set({ status: 200, response })
    .where("userId", "=", request.userId)
    .where("key", "=", request.key)
    .execute();
}

/** Forgets the answers given before an instant. */
export async function forgetAnswers(db: Database, before: string): Promise<void> {
  await db.deleteFrom("idempotency").where("createdAt", "<", before).execute();
}

/** What was answered under a key, and to which request; undefined when nothing was. */
export async function findAnswer(
  db: Database,
  { userId, key }: RequestKey,
): Promise<{ requestHash: string; response: string } | undefined> {
  return db
    .selectFrom("idempotency")
    .select(["requestHash", "response"])
    .where("userId", "=", userId)
    .where("key", "=", key)
    .executeTakeFirst();
}

/** Keeps an answer that is known in full; the first one stays. */
export async function keepAnswer(db: Database, request: RequestKey, response: string, status: number, now: string): Promise<void> {
  await db
    .insertInto("idempotency")
    .values({ ...request, status, response, createdAt: now })
    .onConflict((conflict) => conflict.columns(["userId", "key"]).doNothing())
    .execute();
}
