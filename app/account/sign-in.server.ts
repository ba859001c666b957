import { redirect, type ActionFunctionArgs, type AppLoadContext } from "@remix-run/node";
import { daySeconds, newSecretToken, newSessionToken, readSecretCookie, secretCookie, tokenHash } from "#app/http/auth.server.ts";
import { hashPassword, verifyPassword } from "#app/http/password.server.ts";
import { readInstanceSettings } from "#app/http/instance-settings.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { readSession } from "#app/http/session.server.ts";
import {
  deleteSession,
  deleteSessionsOf,
  findPasswordHash,
  findUser,
  findUserByEmail,
  insertSession,
  lockSessions,
} from "#db/queries/accounts.ts";
import { hasSecondFactor, insertPendingSignIn, isTrustedBrowser } from "#db/queries/second-factors.ts";
import type { AuthSessionRow } from "#db/tables/accounts.ts";
import type { Database } from "#db/tables/index.ts";
import { countSession, forgetCounted, noteFailedSignIn, recordSession } from "./sign-in-log.server.ts";

/** The cookies of a sign-in that waits for its second factor, and of a browser that need not show it. */
export const pendingCookie = "rollout-sign-in";
export const trustedCookie = "rollout-trusted";

export const pendingMinutes = 10;

/** Checks a password and goes on to where the reader was going. Too many attempts, or wrong words, are a {@link Refusal}. */
export async function signIn({ context, request }: ActionFunctionArgs, email: string, password: string, next = "/"): Promise<Response> {
  const { userId, proof } = await checkPassword(context, email, password);
  const answer = await admit({ context, request }, userId, next, proof);
  if (!answer) throw wrongPassword();
  return answer;
}

/** Whether what was shown still opens the account. It is asked while nobody can end the sessions of the account. */
type Proof = (transaction: Database) => Promise<boolean>;

/** The account of an address and its password, as far as there have not been too many attempts. */
export async function checkPassword(context: AppLoadContext, email: string, password: string): Promise<{ userId: string; proof: Proof }> {
  const account = email.trim().toLowerCase();
  const network = clientNetwork(context.clientAddress);
  // Counted before the password is looked at, so that attempts that come at once count, too.
  const byAddress = await context.limits.use("signInAddress", network);
  const byAccount = await context.limits.use("signInAccount", account);
  const limited = byAddress ?? byAccount;
  if (limited) {
    if (!byAddress) await noteFailedSignIn(context, "lock", account);
    throw tooManyAttempts(limited.retryAfterSeconds);
  }
  const found = await findByPassword(context, account, password);
  if (!found) {
    context.log.warn({ requestId: context.requestId, event: "signIn.failed" }, "sign-in failed");
    await noteFailedSignIn(context, "fail", account);
    throw wrongPassword();
  }
  await context.limits.giveBack("signInAddress", network);
  for (const limit of ["signInAccount", "signInFailureNoted", "signInLockNoted"] as const) await context.limits.forget(limit, account);
  const { userId, passwordHash } = found;
  return { userId, proof: async (transaction) => (await findPasswordHash(transaction, userId)) === passwordHash };
}

function wrongPassword(): Refusal {
  return new Refusal("signIn.wrong", { field: "password" });
}

/** Of an account that is not there, as much work is done as of one that is: the time of the answer tells nothing. */
async function findByPassword({ db }: AppLoadContext, email: string, password: string) {
  const user = await findUserByEmail(db, email);
  const passwordHash = user ? await findPasswordHash(db, user.id) : null;
  if (!user || !passwordHash) {
    await hashPassword(password);
    return undefined;
  }
  if (!(await verifyPassword(password, passwordHash))) return undefined;
  if (user.disabledAt === null) return { userId: user.id, passwordHash };
  await deleteSessionsOf(db, user.id);
  return undefined;
}

type Browser = Pick<ActionFunctionArgs, "context" | "request">;

/**
 * Lets in who has shown the first factor: at once, or after the second one where the account has one and the browser is not trusted.
 * Undefined when the account was closed, or what was shown has lost its worth, in the meantime.
 */
export async function admit(browser: Browser, userId: string, next: string, proof: Proof = isEnough): Promise<Response | undefined> {
  const { origin, now } = browser.context;
  return beginSession(browser, userId, async (transaction, begin) => {
    const user = await findUser(transaction, userId);
    if (user?.disabledAt !== null || !(await proof(transaction))) return undefined;
    if (!(await hasSecondFactor(transaction, userId)) || (await isTrusted(transaction, browser, userId)))
      return redirect(next, { headers: await begin() });
    const token = newSecretToken();
    const expiresAt = instantAfter(now(), pendingMinutes * 60);
    await insertPendingSignIn(transaction, { tokenHash: tokenHash(token), userId, expiresAt }, now());
    const cookie = secretCookie(origin, pendingCookie, token, pendingMinutes * 60);
    return redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, { headers: { "Set-Cookie": cookie } });
  });
}

const isEnough: Proof = () => Promise.resolve(true);

async function isTrusted(db: Database, { context, request }: Browser, userId: string): Promise<boolean> {
  const { origin, now } = context;
  const token = readSecretCookie(request, origin, trustedCookie);
  return token !== undefined && (await isTrustedBrowser(db, userId, tokenHash(token), now()));
}

/** How long a session lasts however often it is used, and the cookie with it, in seconds. */
export async function sessionSeconds(context: AppLoadContext): Promise<number> {
  return (await readInstanceSettings(context)).sessionDays * daySeconds;
}

/**
 * Does the work while nobody can end the sessions of the account. `begin` begins one, and returns the headers that set its cookie. Without
 * it, or when all is taken back, no room in the log is spent.
 */
export async function beginSession<Answer>(
  browser: Browser,
  userId: string,
  work: (transaction: Database, begin: () => Promise<Headers>) => Promise<Answer>,
): Promise<Answer> {
  const { context } = browser;
  const { session, headers } = await newSession(browser, userId);
  const entry = await countSession(context, "begin", userId);
  let isBegun = false;
  try {
    return await context.db.transaction().execute(async (transaction) => {
      await lockSessions(transaction, userId);
      return work(transaction, async () => {
        await insertSession(transaction, session);
        await recordSession(transaction, context, entry, userId);
        isBegun = true;
        return headers;
      });
    });
  } catch (error) {
    isBegun = false;
    throw error;
  } finally {
    if (!isBegun) await forgetCounted(context, userId);
  }
}

async function newSession({ context, request }: Browser, userId: string): Promise<{ session: AuthSessionRow; headers: Headers }> {
  const { origin, now, newId, clientAddress } = context;
  const instant = now();
  const seconds = await sessionSeconds(context);
  const { token, cookie } = newSessionToken(origin, seconds);
  const session = {
    id: newId(),
    userId,
    token: tokenHash(token),
    expiresAt: instantAfter(instant, seconds),
    ipAddress: clientAddress,
    userAgent: request.headers.get("user-agent")?.slice(0, 500) ?? null,
    createdAt: instant,
    updatedAt: instant,
  };
  return { session, headers: new Headers({ "Set-Cookie": cookie }) };
}

/** Ends the session and takes its cookie back. */
export async function signOut({ context, request }: ActionFunctionArgs): Promise<Headers> {
  const user = await readSession(request, context);
  if (user) {
    const entry = await countSession(context, "end", user.id);
    await context.db.transaction().execute(async (transaction) => {
      if (await deleteSession(transaction, user.id, user.sessionId)) await recordSession(transaction, context, entry, user.id);
    });
  }
  return new Headers({ "Set-Cookie": secretCookie(context.origin, "rollout", "", 0) });
}

export function tooManyAttempts(retryAfterSeconds: number): Refusal {
  return tooOften("signIn.tooMany", retryAfterSeconds);
}

export function instantAfter(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
}
