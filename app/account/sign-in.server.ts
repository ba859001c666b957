import { redirect, type ActionFunctionArgs, type AppLoadContext } from "@remix-run/node";
import { daySeconds, newSecretToken, newSessionToken, readSecretCookie, secretCookie, tokenHash } from "#app/http/auth.server.ts";
import { hashPassword, verifyPassword } from "#app/http/password.server.ts";
import { readInstanceSettings } from "#app/http/instance-settings.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { readSession } from "#app/http/session.server.ts";
import { deleteSession, deleteSessionsOf, findPasswordHash, findUserByEmail, insertSession } from "#db/queries/accounts.ts";
import { hasSecondFactor, insertPendingSignIn, isTrustedBrowser } from "#db/queries/second-factors.ts";
import type { AppUserRow } from "#db/tables/accounts.ts";

/** The cookies of a sign-in that waits for its second factor, and of a browser that need not show it. */
export const pendingCookie = "rollout-sign-in";
export const trustedCookie = "rollout-trusted";

export const pendingMinutes = 10;

/** Checks a password and goes on to where the reader was going. Too many attempts, or wrong words, are a {@link Refusal}. */
export async function signIn({ context, request }: ActionFunctionArgs, email: string, password: string, next = "/"): Promise<Response> {
  const account = email.trim().toLowerCase();
  const network = clientNetwork(context.clientAddress);
  // Counted before the password is looked at, so that attempts that come at once count, too.
  const byAddress = await context.limits.use("signInAddress", network);
  const byAccount = await context.limits.use("signInAccount", account);
  const limited = byAddress ?? byAccount;
  if (limited) throw tooManyAttempts(limited.retryAfterSeconds);
  const user = await findByPassword(context, account, password);
  if (!user) {
    context.log.warn({ requestId: context.requestId, event: "signIn.failed" }, "sign-in failed");
    throw new Refusal("signIn.wrong", { field: "password" });
  }
  await context.limits.giveBack("signInAddress", network);
  await context.limits.forget("signInAccount", account);
  return admit({ context, request }, user.id, next);
}

/** Of an account that is not there, as much work is done as of one that is: the time of the answer tells nothing. */
async function findByPassword({ db }: AppLoadContext, email: string, password: string): Promise<AppUserRow | undefined> {
  const user = await findUserByEmail(db, email);
  const stored = user ? await findPasswordHash(db, user.id) : null;
  if (!user || !stored) {
    await hashPassword(password);
    return undefined;
  }
  if (!(await verifyPassword(password, stored))) return undefined;
  if (user.disabledAt === null) return user;
  await deleteSessionsOf(db, user.id);
  return undefined;
}

type Browser = Pick<ActionFunctionArgs, "context" | "request">;

/** Lets in who has shown the first factor: at once, or after the second one where the account has one and the browser is not trusted. */
export async function admit({ context, request }: Browser, userId: string, next: string): Promise<Response> {
  const { db, origin, now } = context;
  if (!(await hasSecondFactor(db, userId)) || (await isTrusted(context, request, userId)))
    return redirect(next, { headers: await openSession({ context, request }, userId) });
  const token = newSecretToken();
  const expiresAt = instantAfter(now(), pendingMinutes * 60);
  await insertPendingSignIn(db, { tokenHash: tokenHash(token), userId, expiresAt }, now());
  const cookie = secretCookie(origin, pendingCookie, token, pendingMinutes * 60);
  return redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, { headers: { "Set-Cookie": cookie } });
}

async function isTrusted({ db, origin, now }: AppLoadContext, request: Request, userId: string): Promise<boolean> {
  const token = readSecretCookie(request, origin, trustedCookie);
  return token !== undefined && (await isTrustedBrowser(db, userId, tokenHash(token), now()));
}

/** How long a session lasts however often it is used, and the cookie with it, in seconds. */
export async function sessionSeconds(context: AppLoadContext): Promise<number> {
  return (await readInstanceSettings(context)).sessionDays * daySeconds;
}

/** Begins a session; returns the headers that set its cookie. */
export async function openSession({ context, request }: Browser, userId: string): Promise<Headers> {
  const { db, origin, now, newId, clientAddress } = context;
  const instant = now();
  const seconds = await sessionSeconds(context);
  const { token, cookie } = newSessionToken(origin, seconds);
  await insertSession(db, {
    id: newId(),
    userId,
    token: tokenHash(token),
    expiresAt: instantAfter(instant, seconds),
    ipAddress: clientAddress,
    userAgent: request.headers.get("user-agent")?.slice(0, 500) ?? null,
    createdAt: instant,
    updatedAt: instant,
  });
  return new Headers({ "Set-Cookie": cookie });
}

/** Ends the session and takes its cookie back. */
export async function signOut({ context, request }: ActionFunctionArgs): Promise<Headers> {
  const user = await readSession(request, context);
  if (user) await deleteSession(context.db, user.id, user.sessionId);
  return new Headers({ "Set-Cookie": secretCookie(context.origin, "rollout", "", 0) });
}

export function tooManyAttempts(retryAfterSeconds: number): Refusal {
  return new Refusal("signIn.tooMany", { status: 429, parameters: { minutes: Math.ceil(retryAfterSeconds / 60) } });
}

export function instantAfter(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
}
