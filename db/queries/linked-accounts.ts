import type { Database } from "../tables/index.ts";

/** The account that is linked with a provider, by the provider's subject or by its own id. */
export async function findLinkedUser(
  db: Database,
  providerId: string,
  by: { readonly subject: string } | { readonly userId: string },
): Promise<string | undefined> {
  const links = db.selectFrom("authAccount").select("userId").where("providerId", "=", providerId);
  const found = "subject" in by ? links.where("accountId", "=", by.subject) : links.where("userId", "=", by.userId);
  return (await found.executeTakeFirst())?.userId;
}

interface LinkedAccount {
  readonly id: string;
  readonly userId: string;
  readonly providerId: string;
  /** The provider's subject. */
  readonly accountId: string;
  readonly now: string;
}

/** Links an account with a subject of a provider. Of its tokens nothing is kept. */
export async function insertLinkedAccount(db: Database, { now, ...link }: LinkedAccount): Promise<void> {
  const tokens = { accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null };
  await db
    .insertInto("authAccount")
    .values({ ...link, ...tokens, scope: null, password: null, createdAt: now, updatedAt: now })
    .execute();
}

/** Whether the account signs in by a provider. */
export async function isLinked(db: Database, userId: string): Promise<boolean> {
  return (await linksOf(db, userId).select("id").executeTakeFirst()) !== undefined;
}

/** Separates an account from every provider; false when it was linked with none. */
export async function deleteLinks(db: Database, userId: string): Promise<boolean> {
  const ids = (await linksOf(db, userId).select("id").execute()).map((row) => row.id);
  if (ids.length > 0) await db.deleteFrom("authAccount").where("id", "in", ids).execute();
  return ids.length > 0;
}

/** What an account signs in with beside its password. */
function linksOf(db: Database, userId: string) {
  return db.selectFrom("authAccount").where("userId", "=", userId).where("providerId", "!=", "credential");
}
