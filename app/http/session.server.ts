import type { AppLoadContext } from "@remix-run/node";

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
 * The signed-in account; undefined for nobody, an ended session or a disabled account. The loaders of one request share one look-up:
 * the context lives as long as the request.
 */
export function readSession(request: Request, context: AppLoadContext): Promise<SignedInUser | undefined> {
  const known = sessions.get(context);
  if (known) return known;
  const session = findSession(request, context);
  sessions.set(context, session);
  return session;
}

const sessions = new WeakMap<AppLoadContext, Promise<SignedInUser | undefined>>();

async function findSession(request: Request, context: AppLoadContext): Promise<SignedInUser | undefined> {
  if (!request.headers.has("cookie")) return undefined;
  const found = await context.auth.api.getSession({ headers: request.headers });
  if (!found || found.user.disabledAt) return undefined;
  const { user, session } = found;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    locale: user.locale ?? null,
    timeZone: user.timeZone ?? null,
    theme: user.theme ?? null,
    isAdministrator: user.isAdministrator === true,
    sessionId: session.id,
  };
}
