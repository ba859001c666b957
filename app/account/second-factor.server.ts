import { redirect, type ActionFunctionArgs, type AppLoadContext } from "@remix-run/node";
import { daySeconds, newSecretToken, newSessionToken, readSecretCookie, secretCookie, tokenHash } from "#app/http/auth.server.ts";
import { change } from "#app/http/change.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { verifyPassword } from "#app/http/password.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { deleteSessionsOf, findPasswordHash, findUser, replaceSessionToken } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import {
  confirmSecondFactor,
  countRecoveryCodes,
  countTrustedBrowsers,
  deletePendingSignIn,
  findPendingSignIn,
  findSecondFactor,
  forgetTrustedBrowsers,
  hasSecondFactor,
  insertTrustedBrowser,
  removeSecondFactor,
  replaceRecoveryCodes,
  startSecondFactor,
  useRecoveryCode,
  useTimeStep,
} from "#db/queries/second-factors.ts";
import type { Database } from "#db/tables/index.ts";
import { describeSetUp, findStep, newAuthenticatorKey } from "./one-time-password.server.ts";
import { newRecoveryCodes, readRecoveryCode } from "./recovery-codes.server.ts";
import { noteWrongCode } from "./sign-in-log.server.ts";
import { beginSession, instantAfter, pendingCookie, sessionSeconds, tooManyAttempts, trustedCookie } from "./sign-in.server.ts";

const setUpMinutes = 30;
const trustedDays = 30;

/** The second factor of the caller's own account: none, one that waits to be confirmed, or one that is asked for. */
export async function readSecondFactor({ context, user }: Caller) {
  const { db, now, vault } = context;
  const asksPassword = (await findPasswordHash(db, user.id)) !== null;
  const row = await findSecondFactor(db, user.id);
  if (row?.confirmedAt)
    return {
      state: "on" as const,
      asksPassword,
      since: row.confirmedAt,
      recoveryCodes: await countRecoveryCodes(db, user.id),
      trustedBrowsers: await countTrustedBrowsers(db, user.id, now()),
    };
  const isFresh = row !== undefined && instantAfter(row.createdAt, setUpMinutes * 60) > now();
  const key = isFresh ? await vault.open(row.sealedKey) : undefined;
  return key === undefined
    ? { state: "off" as const, asksPassword }
    : { state: "waiting" as const, asksPassword, setUp: describeSetUp(key, user.email) };
}

/** Makes a key for an authenticator. Nothing is asked for until a code has shown that the authenticator has it. */
export async function beginSecondFactor(caller: Caller, password: string | undefined): Promise<void> {
  const { context, user } = caller;
  if (await hasSecondFactor(context.db, user.id)) throw new Refusal("secondFactor.isOn");
  await checkOwner(caller, password);
  const sealedKey = await context.vault.seal(newAuthenticatorKey());
  if (!(await startSecondFactor(context.db, user.id, sealedKey, context.now()))) throw new Refusal("secondFactor.isOn");
}

/** New recovery codes, as the page shows them once. */
interface ShownCodes {
  readonly codes: readonly string[];
}

/** Turns the second factor on, and returns the recovery codes, which are told this once, with the headers of the renewed session. */
export async function confirmNewFactor(caller: Caller, typed: string): Promise<{ result: ShownCodes; headers: Headers }> {
  const { context, user } = caller;
  await countAttempt(context, user.id);
  const row = await findSecondFactor(context.db, user.id);
  const key = row && row.confirmedAt === null ? await context.vault.open(row.sealedKey) : undefined;
  if (!row || key === undefined) throw new Refusal("secondFactor.startAgain");
  const step = await findStep(key, digitsOf(typed), context.now());
  if (step === undefined) throw new Refusal("secondFactor.wrongAtSetUp", { field: "code" });
  await context.limits.forget("secondFactor", user.id);
  const codes = newRecoveryCodes();
  const headers = await changeFactors(caller, "user.addSecondFactor", async (transaction) => {
    if (!(await confirmSecondFactor(transaction, user.id, row.sealedKey, step, context.now())))
      throw new Refusal("secondFactor.startAgain");
    await storeRecoveryCodes(transaction, caller, codes);
  });
  return { result: { codes }, headers };
}

/** Replaces the recovery codes: those before them open nothing any more. */
export async function renewRecoveryCodes(caller: Caller, proof: Proof): Promise<ShownCodes> {
  await checkOwner(caller, proof.password, proof.code);
  const codes = newRecoveryCodes();
  await change(caller, async ({ transaction, record }) => {
    if (!(await findSecondFactor(transaction, caller.user.id))?.confirmedAt) throw new Refusal("secondFactor.isOff");
    await storeRecoveryCodes(transaction, caller, codes);
    await record({ stream: "instance", command: "user.renewRecoveryCodes", subjectId: caller.user.id, data: {} });
  });
  return { codes };
}

export async function turnSecondFactorOff(caller: Caller, proof: Proof): Promise<Headers> {
  await checkOwner(caller, proof.password, proof.code);
  return changeFactors(caller, "user.removeSecondFactor", async (transaction) => {
    if (!(await removeSecondFactor(transaction, caller.user.id))) throw new Refusal("secondFactor.isOff");
  });
}

/** Lets no browser in any more without the second factor. */
export async function distrustBrowsers(caller: Caller): Promise<void> {
  await change(caller, async ({ transaction, record }) => {
    await forgetTrustedBrowsers(transaction, caller.user.id);
    await record({ stream: "instance", command: "user.distrustBrowsers", subjectId: caller.user.id, data: {} });
  });
}

/** What shows that the owner of an account asks: its password, or a code where it has none. */
interface Proof {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/** Does something to the factors of an account: its other sessions end, this one gets a new token, and the log tells of it. */
async function changeFactors(caller: Caller, command: string, work: (transaction: Database) => Promise<void>): Promise<Headers> {
  const { context, user } = caller;
  const { token, cookie } = newSessionToken(context.origin, await sessionSeconds(context));
  await change(caller, async ({ transaction, record }) => {
    await work(transaction);
    await deleteSessionsOf(transaction, user.id, user.sessionId);
    await forgetTrustedBrowsers(transaction, user.id);
    await replaceSessionToken(transaction, user.sessionId, tokenHash(token), context.now());
    await record({ stream: "instance", command, subjectId: user.id, data: {} });
  });
  return new Headers({ "Set-Cookie": cookie });
}

async function storeRecoveryCodes(transaction: Database, { context, user }: Caller, codes: readonly string[]): Promise<void> {
  const rows = codes.map((code) => ({ id: context.newId(), userId: user.id, codeHash: recoveryHash(context, user.id, code) }));
  await replaceRecoveryCodes(transaction, user.id, rows);
}

function recoveryHash({ vault }: AppLoadContext, userId: string, code: string): string {
  return vault.digest(`recovery:${userId}:${code}`);
}

/** Somebody may have found the browser open: what changes the factors asks for the password, or for a code of an account without one. */
async function checkOwner({ context, user }: Caller, password: string | undefined, code?: string): Promise<void> {
  const stored = await findPasswordHash(context.db, user.id);
  if (stored !== null) {
    const limited = await context.limits.use("passwordChange", user.id);
    if (limited) throw tooManyAttempts(limited.retryAfterSeconds);
    if (!password) throw new Refusal("field.required", { field: "password" });
    if (!(await verifyPassword(password, stored))) throw new Refusal("password.wrong", { field: "password" });
    return;
  }
  if ((await findSecondFactor(context.db, user.id))?.confirmedAt) await checkSecondFactor(context, user.id, code ?? "");
}

/** Whether a sign-in of this browser waits for its second factor. */
export async function isWaiting(context: AppLoadContext, request: Request): Promise<boolean> {
  const token = readSecretCookie(request, context.origin, pendingCookie);
  return token !== undefined && (await findPendingSignIn(context.db, tokenHash(token), context.now())) !== undefined;
}

/** Ends a sign-in with a code of the authenticator, or with a recovery code, and goes on to where the reader was going. */
export async function passSecondFactor(
  { context, request }: ActionFunctionArgs,
  { code, trust, next }: { code: string; trust: boolean; next: string | undefined },
): Promise<Response> {
  const { db, origin, now } = context;
  const token = readSecretCookie(request, origin, pendingCookie);
  const userId = token === undefined ? undefined : await findPendingSignIn(db, tokenHash(token), now());
  const user = userId === undefined ? undefined : await findUser(db, userId);
  if (token === undefined || !user || user.disabledAt !== null) throw new Refusal("secondFactor.tooLate");
  await checkSecondFactor(context, user.id, code);
  const headers = await beginSession({ context, request }, user.id, async (transaction, begin) => {
    // A new password, or another second factor, ends what waits.
    if (!(await deletePendingSignIn(transaction, tokenHash(token)))) throw new Refusal("secondFactor.tooLate");
    return begin();
  });
  headers.append("Set-Cookie", secretCookie(origin, pendingCookie, "", 0));
  if (trust) headers.append("Set-Cookie", await trustBrowser(context, user.id));
  return redirect(safePath(next, origin), { headers });
}

async function trustBrowser({ db, origin, now, newId }: AppLoadContext, userId: string): Promise<string> {
  const token = newSecretToken();
  const createdAt = now();
  const expiresAt = instantAfter(createdAt, trustedDays * daySeconds);
  await insertTrustedBrowser(db, { id: newId(), userId, tokenHash: tokenHash(token), expiresAt, createdAt });
  return secretCookie(origin, trustedCookie, token, trustedDays * daySeconds);
}

/** Takes a code of the authenticator that was not taken before, or a recovery code. Anything else is refused, and counted. */
async function checkSecondFactor(context: AppLoadContext, userId: string, typed: string): Promise<void> {
  await countAttempt(context, userId);
  if (!(await takeCode(context, userId, typed)) && !(await takeRecoveryCode(context, userId, typed))) {
    context.log.warn({ requestId: context.requestId, event: "signIn.secondFactorFailed" }, "second factor failed");
    await noteWrongCode(context, userId);
    throw new Refusal("secondFactor.wrong", { field: "code" });
  }
  await context.limits.forget("secondFactor", userId);
  await context.limits.forget("secondFactorOfDay", userId);
  await context.limits.forget("signInFailureNoted", `code:${userId}`);
}

async function countAttempt({ limits }: AppLoadContext, userId: string): Promise<void> {
  const limited = (await limits.use("secondFactor", userId)) ?? (await limits.use("secondFactorOfDay", userId));
  if (limited) throw tooManyAttempts(limited.retryAfterSeconds);
}

async function takeCode({ db, vault, now }: AppLoadContext, userId: string, typed: string): Promise<boolean> {
  const row = await findSecondFactor(db, userId);
  const key = row?.confirmedAt ? await vault.open(row.sealedKey) : undefined;
  const step = key === undefined ? undefined : await findStep(key, digitsOf(typed), now());
  return step !== undefined && (await useTimeStep(db, userId, step));
}

async function takeRecoveryCode(context: AppLoadContext, userId: string, typed: string): Promise<boolean> {
  const code = readRecoveryCode(typed);
  if (code === undefined) return false;
  const now = context.now();
  return context.db.transaction().execute(async (transaction) => {
    if (!(await useRecoveryCode(transaction, userId, recoveryHash(context, userId, code), now))) return false;
    const entry = { stream: "instance", at: now, actorId: userId, subjectId: userId, requestId: context.requestId };
    await appendEvent(transaction, { ...entry, command: "user.useRecoveryCode", data: {} });
    return true;
  });
}

/** Authenticators show codes in groups. */
function digitsOf(typed: string): string {
  return typed.replaceAll(/\s/g, "");
}
