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
  readonly sessionId: string;
}

/**
 * The signed-in account; undefined for nobody, an ended session or a disabled account. The loaders of one page share one look-up: the
 * context lives as long as the request. A request that changes something looks again, for what it changes may be the account itself.
 */
export function readSession(request: Request, context: AppLoadContext): Promise<SignedInUser | undefined> {
  if (request.method !== "GET") return findSession(request, context);
  const known = sessions.get(context);
  if (known) return known;
  const session = findSession(request, context);
  sessions.set(context, session);
  return session;
}

const sessions = new WeakMap<AppLoadContext, Promise<SignedInUser | undefined>>();

const idleDays = 3;
const touchMinutes = 10;

async function findSession(request: Request, { db, origin, now }: AppLoadContext): Promise<SignedInUser | undefined> {
  const token = sessionToken(request.headers.get("cookie") ?? "", origin);
  if (!token) return undefined;
  const instant = now();
  const found = await findSessionUser(db, tokenHash(token), instant);
  if (!found || found.disabledAt !== null) return undefined;
  const idleMinutes = (Date.parse(instant) - Date.parse(found.usedAt)) / 60_000;
  if (idleMinutes > idleDays * 24 * 60) return undefined;
  if (idleMinutes > touchMinutes) await touchSession(db, found.sessionId, instant);
  const { id, name, email, locale, timeZone, theme, isAdministrator, sessionId } = found;
  return { id, name, email, locale, timeZone, theme, sessionId, isAdministrator: isAdministrator === 1 };
}

/** The token before the signature that the sign-in put behind it. The token alone is looked up: nobody can guess one. */
function sessionToken(cookies: string, origin: URL): string | undefined {
  const name = sessionCookieName(origin);
  const cookie = cookies.split("; ").find((entry) => entry.startsWith(`${name}=`));
  return cookie && /^[\w-]{16,128}/.exec(cookie.slice(name.length + 1))?.[0];
}
