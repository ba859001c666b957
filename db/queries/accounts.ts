import { lockName } from "../dialect.ts";
import type { AppUserRow, AuthSessionRow, Flag, OneTimeLinkRow } from "../tables/accounts.ts";
import type { Database } from "../tables/index.ts";

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly isAdministrator: boolean;
  readonly passwordHash: string | null;
  /** Whether the address was shown to be theirs. */
  readonly isProven?: boolean;
  readonly now: string;
}

/** Writes an account and its password, if it has one yet. The e-mail address is kept in lower case. */
export async function insertUser(db: Database, user: NewUser): Promise<void> {
  const { id, name, locale, timeZone, now } = user;
  await db
    .insertInto("appUser")
    .values({
      id,
      name,
      email: user.email.toLowerCase(),
      emailVerified: user.isProven ? 1 : 0,
      image: null,
      locale,
      timeZone,
      theme: null,
      isAdministrator: user.isAdministrator ? 1 : 0,
      disabledAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  if (user.passwordHash !== null) await setPassword(db, id, user.passwordHash, now);
}

/** Sets or replaces the password an account signs in with. */
export async function setPassword(db: Database, userId: string, passwordHash: string, now: string): Promise<void> {
  const updated = await db
    .updateTable("authAccount")
    .set({ password: passwordHash, updatedAt: now })
    .where("userId", "=", userId)
    .where("providerId", "=", "credential")
    .executeTakeFirst();
  if (updated.numUpdatedRows > 0n) return;
  await db
    .insertInto("authAccount")
    .values({
      id: `credential:${userId}`,
      userId,
      accountId: userId,
      providerId: "credential",
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
}

/** Notes that the address of an account was shown to be its owner's; false when that was known. */
export async function proveAddress(db: Database, userId: string): Promise<boolean> {
  const unproven = db.updateTable("appUser").set({ emailVerified: 1 }).where("id", "=", userId).where("emailVerified", "=", 0);
  return (await unproven.executeTakeFirst()).numUpdatedRows > 0n;
}

export async function findUserByEmail(db: Database, email: string): Promise<AppUserRow | undefined> {
  return db.selectFrom("appUser").selectAll().where("email", "=", email.toLowerCase()).executeTakeFirst();
}

export async function findUser(db: Database, id: string): Promise<AppUserRow | undefined> {
  return db.selectFrom("appUser").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Whether anybody has an account yet. */
export async function hasUsers(db: Database): Promise<boolean> {
  return (await db.selectFrom("appUser").select("id").limit(1).executeTakeFirst()) !== undefined;
}

export interface ProfileChanges {
  readonly name: string;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly theme: string | null;
}

/** Changes a profile that is still at `version`; false when it was changed elsewhere. */
export async function updateProfile(db: Database, userId: string, version: number, changes: ProfileChanges, now: string): Promise<boolean> {
  const result = await db
    .updateTable("appUser")
    .set({ ...changes, version: version + 1, updatedAt: now })
    .where("id", "=", userId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** One preference, as the language and theme switches of the shell set it. */
export async function updatePreference(
  db: Database,
  userId: string,
  preference: Partial<Pick<ProfileChanges, "locale" | "theme">> & { readonly singleKeys?: Flag },
  now: string,
): Promise<void> {
  await db
    .updateTable("appUser")
    .set((row) => ({ ...preference, version: row("version", "+", 1), updatedAt: now }))
    .where("id", "=", userId)
    .execute();
}

/** Closes an account: it cannot sign in, its sessions end at once, and the invitations it has sent are withdrawn. */
export async function disableUser(db: Database, userId: string, now: string): Promise<void> {
  // Before the row of the account, in the order in which a new password takes the two.
  await lockSessions(db, userId);
  await db.updateTable("appUser").set({ disabledAt: now, updatedAt: now }).where("id", "=", userId).execute();
  await deleteSessionsOf(db, userId);
  await db
    .updateTable("invitation")
    .set({ withdrawnAt: now })
    .where("invitedBy", "=", userId)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .execute();
}

/** Opens a closed account again: its password and second factor are what they were. */
export async function enableUser(db: Database, userId: string, now: string): Promise<void> {
  await db.updateTable("appUser").set({ disabledAt: null, updatedAt: now }).where("id", "=", userId).execute();
}

export async function setAdministrator(db: Database, userId: string, isAdministrator: boolean, now: string): Promise<void> {
  const flag = isAdministrator ? 1 : 0;
  await db.updateTable("appUser").set({ isAdministrator: flag, updatedAt: now }).where("id", "=", userId).execute();
}

/** Whether the instance has an administrator besides this account, who can sign in. */
export async function hasOtherAdministrator(db: Database, userId: string): Promise<boolean> {
  const others = db.selectFrom("appUser").select("id").where("isAdministrator", "=", 1).where("disabledAt", "is", null);
  return (await others.where("id", "!=", userId).limit(1).executeTakeFirst()) !== undefined;
}

/** The open sessions of an account: not past their end, and used since an instant. */
export async function listSessions(
  db: Database,
  userId: string,
  { now, usedSince }: { readonly now: string; readonly usedSince: string },
): Promise<Omit<AuthSessionRow, "token">[]> {
  return db
    .selectFrom("authSession")
    .select(["id", "userId", "expiresAt", "ipAddress", "userAgent", "createdAt", "updatedAt"])
    .where("userId", "=", userId)
    .where("expiresAt", ">", now)
    .where("updatedAt", ">=", usedSince)
    .orderBy("updatedAt", "desc")
    .execute();
}

/** Ends one session of an account; false when it has none of that id. */
export async function deleteSession(db: Database, userId: string, sessionId: string): Promise<boolean> {
  const result = await db.deleteFrom("authSession").where("userId", "=", userId).where("id", "=", sessionId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function insertSession(db: Database, session: AuthSessionRow): Promise<void> {
  await db.insertInto("authSession").values(session).execute();
}

/** One at a time ends the sessions of an account or begins one: what opens it and what its sessions are fit together until then. */
export async function lockSessions(transaction: Database, userId: string): Promise<void> {
  await lockName(transaction, `sessions:${userId}`);
}

/** Ends every session of an account, but for one if it is named, and every sign-in that is under way. */
export async function deleteSessionsOf(db: Database, userId: string, exceptSessionId?: string): Promise<void> {
  await lockSessions(db, userId);
  await db.deleteFrom("pendingSignIn").where("userId", "=", userId).execute();
  const all = db.deleteFrom("authSession").where("userId", "=", userId);
  await (exceptSessionId === undefined ? all : all.where("id", "<>", exceptSessionId)).execute();
}

export async function insertOneTimeLink(db: Database, link: Omit<OneTimeLinkRow, "usedAt">): Promise<void> {
  await db
    .insertInto("oneTimeLink")
    .values({ ...link, usedAt: null })
    .execute();
}

/** A link that can still be used. */
export async function findOneTimeLink(db: Database, tokenHash: string, now: string): Promise<OneTimeLinkRow | undefined> {
  return db
    .selectFrom("oneTimeLink")
    .selectAll()
    .where("tokenHash", "=", tokenHash)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
}

/** Uses a link up; false when somebody was faster. */
export async function useOneTimeLink(db: Database, id: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable("oneTimeLink")
    .set({ usedAt: now })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes back the unused links of a purpose, for an account or for nobody yet. */
export async function revokeOneTimeLinks(
  db: Database,
  purpose: OneTimeLinkRow["purpose"],
  userId: string | null,
  now: string,
): Promise<void> {
  const links = db.updateTable("oneTimeLink").set({ usedAt: now }).where("purpose", "=", purpose).where("usedAt", "is", null);
  await (userId === null ? links.where("userId", "is", null) : links.where("userId", "=", userId)).execute();
}

/** The hash of the password an account signs in with, if it has one. */
export async function findPasswordHash(db: Database, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom("authAccount")
    .select("password")
    .where("userId", "=", userId)
    .where("providerId", "=", "credential")
    .executeTakeFirst();
  return row?.password ?? null;
}

/** The account of a session that has not ended, by the hash of its token. */
export async function findSessionUser(db: Database, hash: string, now: string) {
  return db
    .selectFrom("authSession")
    .innerJoin("appUser", "appUser.id", "authSession.userId")
    .select([
      "appUser.id",
      "appUser.name",
      "appUser.email",
      "appUser.locale",
      "appUser.timeZone",
      "appUser.theme",
      "appUser.isAdministrator",
      "appUser.singleKeys",
      "appUser.disabledAt",
      "authSession.id as sessionId",
      "authSession.updatedAt as usedAt",
    ])
    .where("authSession.token", "=", hash)
    .where("authSession.expiresAt", ">", now)
    .executeTakeFirst();
}

/** Gives a session another token: the one before it opens nothing any more. */
export async function replaceSessionToken(db: Database, sessionId: string, hash: string, now: string): Promise<void> {
  await db.updateTable("authSession").set({ token: hash, updatedAt: now }).where("id", "=", sessionId).execute();
}

/** Notes that a session was used. */
export async function touchSession(db: Database, sessionId: string, now: string): Promise<void> {
  await db.updateTable("authSession").set({ updatedAt: now }).where("id", "=", sessionId).execute();
}
