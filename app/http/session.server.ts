import type { AppLoadContext } from "@remix-run/node";
import { findSessionUser, touchSession } from "#db/queries/accounts.ts";
import { sessionCookieName, tokenHash } from "./auth.server.ts";

/** The account a request comes from. */
export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly theme: string | null;
  readonly isAdministrator: boolean;
  /** Whether keys without Ctrl, Cmd or Alt do something; of no account to programs. */
  readonly hasSingleKeys?: boolean;
  readonly sessionId: string;
}

/**
 * The signed-in account; undefined for nobody, an ended session or a disabled account. The loaders of one page share one look-up: the
 * context lives as long as the request.
 */
export function readSession(request: Request, context: AppLoadContext): Promise<SignedInUser | undefined> {
  const known = sessions.get(context);
  if (known) return known;
  const session = findSession(request, context);
  sessions.set(context, session);
  return session;
}

/** What was looked up is no longer true: the request has changed the account itself. */
export function forgetSession(context: AppLoadContext): void {
  sessions.delete(context);
}

const sessions = new WeakMap<AppLoadContext, Promise<SignedInUser | undefined>>();

// A session in use goes on, to the end that its sign-in has set; out of use it ends sooner. Its token is renewed by a sign-in and by a
// change of password, and by nothing in between: the requests of a page come at once, and one that changed it would sign the others out.
const idleDays = 3;
const touchMinutes = 10;

/** The instant after which a session must have been used to be still open. */
export function idleSince(now: string): string {
  return new Date(Date.parse(now) - idleDays * 24 * 60 * 60_000).toISOString();
}

async function findSession(request: Request, { db, origin, now }: AppLoadContext): Promise<SignedInUser | undefined> {
  const token = sessionToken(request.headers.get("cookie") ?? "", origin);
  if (!token) return undefined;
  const instant = now();
  const found = await findSessionUser(db, tokenHash(token), instant);
  if (!found || found.disabledAt !== null) return undefined;
  if (found.usedAt < idleSince(instant)) return undefined;
  if (Date.parse(instant) - Date.parse(found.usedAt) > touchMinutes * 60_000) await touchSession(db, found.sessionId, instant);
  const { id, name, email, locale, timeZone, theme, isAdministrator, singleKeys, sessionId } = found;
  return { id, name, email, locale, timeZone, theme, sessionId, isAdministrator: isAdministrator === 1, hasSingleKeys: singleKeys !== 0 };
}

/** The token before the signature that the sign-in put behind it. The token alone is looked up: nobody can guess one. */
function sessionToken(cookies: string, origin: URL): string | undefined {
  const name = sessionCookieName(origin);
  const cookie = cookies.split("; ").find((entry) => entry.startsWith(`${name}=`));
  return cookie && /^[\w-]{16,128}/.exec(cookie.slice(name.length + 1))?.[0];
}
