import type { AppLoadContext } from "@remix-run/node";
import { findApiToken, noteTokenUse } from "#db/queries/api-tokens.ts";
import { tokenHash } from "../auth.server.ts";
import { clientNetwork } from "../rate-limits.server.ts";
import type { SignedInUser } from "../session.server.ts";
import { Problem } from "./problem.server.ts";

export interface TokenHolder {
  readonly tokenId: string;
  readonly user: SignedInUser;
  readonly access: "read" | "write";
  /** Null: every project of the account. */
  readonly projectIds: readonly string[] | null;
  /** What is told in headers of how often the token may still ask. */
  readonly headers: Readonly<Record<string, string>>;
}

const minutesBetweenNotes = 1;

/** The account whose token the request carries. Cookies count for nothing here. Throws a {@link Problem} of 401 or 429. */
export async function authenticate(request: Request, context: AppLoadContext): Promise<TokenHolder> {
  const token = /^Bearer ([\w.~+/-]{16,200}=*)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!token) throw unauthorized("api.token.missing");
  const now = context.now();
  const found = await findApiToken(context.db, tokenHash(token), now);
  if (!found) {
    const limited = await context.limits.use("apiTokenGuess", clientNetwork(context.clientAddress));
    if (limited) throw tooMany(limited.retryAfterSeconds);
    throw unauthorized("api.token.unknown");
  }
  const allowance = await context.limits.spend("apiToken", found.id);
  const headers = {
    "RateLimit-Limit": String(allowance.limit),
    "RateLimit-Remaining": String(allowance.remaining),
    "RateLimit-Reset": String(allowance.resetSeconds),
  };
  if (allowance.isSpent) throw tooMany(allowance.resetSeconds, headers);
  if (found.usedAt === null || Date.parse(now) - Date.parse(found.usedAt) >= minutesBetweenNotes * 60_000)
    await noteTokenUse(context.db, found.id, now);
  const { userId, userName, email, locale, timeZone, theme, isAdministrator, access, projectIds } = found;
  const user = { id: userId, name: userName, email, locale, timeZone, theme, isAdministrator: isAdministrator === 1 };
  return { tokenId: found.id, user: { ...user, sessionId: `token:${found.id}` }, access, projectIds, headers };
}

function unauthorized(code: string): Problem {
  return new Problem(401, code, { headers: { "WWW-Authenticate": 'Bearer realm="Rollout"' } });
}

function tooMany(retryAfterSeconds: number, headers: Readonly<Record<string, string>> = {}): Problem {
  return new Problem(429, "api.tooMany", {
    parameters: { count: retryAfterSeconds },
    headers: { ...headers, "Retry-After": String(retryAfterSeconds) },
  });
}
