import type { PendingSignInRow, RecoveryCodeRow, SecondFactorRow, TrustedBrowserRow } from "../tables/second-factor.ts";
import type { Database } from "../tables/index.ts";

export async function findSecondFactor(db: Database, userId: string): Promise<SecondFactorRow | undefined> {
  return db.selectFrom("secondFactor").selectAll().where("userId", "=", userId).executeTakeFirst();
}

/** Whether an account has a second factor that is asked for. */
export async function hasSecondFactor(db: Database, userId: string): Promise<boolean> {
  return ((await findSecondFactor(db, userId))?.confirmedAt ?? null) !== null;
}

/** Keeps a new key until it is confirmed; false when the account has a confirmed one. */
export async function startSecondFactor(db: Database, userId: string, sealedKey: string, now: string): Promise<boolean> {
  const values = { sealedKey, confirmedAt: null, lastStep: null, createdAt: now };
  const result = await db
    .insertInto("secondFactor")
    .values({ userId, ...values })
    .onConflict((conflict) => conflict.column("userId").doUpdateSet(values).where("secondFactor.confirmedAt", "is", null))
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Makes the key of an account the one that is asked for; false when somebody was faster, or began anew. */
export async function confirmSecondFactor(db: Database, userId: string, sealedKey: string, step: number, now: string): Promise<boolean> {
  const result = await db
    .updateTable("secondFactor")
    .set({ confirmedAt: now, lastStep: step })
    .where("userId", "=", userId)
    .where("sealedKey", "=", sealedKey)
    .where("confirmedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Notes that the code of a time step was taken; false when that code or a later one was taken before. */
export async function useTimeStep(db: Database, userId: string, step: number): Promise<boolean> {
  const result = await db
    .updateTable("secondFactor")
    .set({ lastStep: step })
    .where("userId", "=", userId)
    .where((row) => row.or([row("lastStep", "is", null), row("lastStep", "<", step)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes the second factor from an account, with its recovery codes and trusted browsers; false when it had none that was asked for. */
export async function removeSecondFactor(db: Database, userId: string): Promise<boolean> {
  await db.deleteFrom("recoveryCode").where("userId", "=", userId).execute();
  await forgetTrustedBrowsers(db, userId);
  await db.deleteFrom("pendingSignIn").where("userId", "=", userId).execute();
  const wasAsked = await hasSecondFactor(db, userId);
  await db.deleteFrom("secondFactor").where("userId", "=", userId).execute();
  return wasAsked;
}

/** Replaces the recovery codes of an account. */
export async function replaceRecoveryCodes(db: Database, userId: string, codes: readonly Omit<RecoveryCodeRow, "usedAt">[]): Promise<void> {
  await db.deleteFrom("recoveryCode").where("userId", "=", userId).execute();
  await db
    .insertInto("recoveryCode")
    .values(codes.map((code) => ({ ...code, usedAt: null })))
    .execute();
}

/** Uses a recovery code up; false when it is none, or was used. */
export async function useRecoveryCode(db: Database, userId: string, codeHash: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable("recoveryCode")
    .set({ usedAt: now })
    .where("userId", "=", userId)
    .where("codeHash", "=", codeHash)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function countRecoveryCodes(db: Database, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("recoveryCode")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("userId", "=", userId)
    .where("usedAt", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertTrustedBrowser(db: Database, browser: TrustedBrowserRow): Promise<void> {
  await db.deleteFrom("trustedBrowser").where("expiresAt", "<=", browser.createdAt).execute();
  await db.insertInto("trustedBrowser").values(browser).execute();
}

export async function isTrustedBrowser(db: Database, userId: string, tokenHash: string, now: string): Promise<boolean> {
  const browser = db.selectFrom("trustedBrowser").select("id").where("tokenHash", "=", tokenHash).where("userId", "=", userId);
  return (await browser.where("expiresAt", ">", now).executeTakeFirst()) !== undefined;
}

export async function countTrustedBrowsers(db: Database, userId: string, now: string): Promise<number> {
  const { count } = await db
    .selectFrom("trustedBrowser")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("userId", "=", userId)
    .where("expiresAt", ">", now)
    .executeTakeFirstOrThrow();
  return count;
}

export async function forgetTrustedBrowsers(db: Database, userId: string): Promise<void> {
  await db.deleteFrom("trustedBrowser").where("userId", "=", userId).execute();
}

export async function insertPendingSignIn(db: Database, pending: PendingSignInRow, now: string): Promise<void> {
  await db.deleteFrom("pendingSignIn").where("expiresAt", "<=", now).execute();
  await db.insertInto("pendingSignIn").values(pending).execute();
}

/** The account of a sign-in that waits for its second factor. */
export async function findPendingSignIn(db: Database, tokenHash: string, now: string): Promise<string | undefined> {
  const pending = db.selectFrom("pendingSignIn").select("userId").where("tokenHash", "=", tokenHash).where("expiresAt", ">", now);
  return (await pending.executeTakeFirst())?.userId;
}

/** Ends the waiting of a sign-in; false when it had ended. */
export async function deletePendingSignIn(db: Database, tokenHash: string): Promise<boolean> {
  const result = await db.deleteFrom("pendingSignIn").where("tokenHash", "=", tokenHash).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
