import type { AppLoadContext } from "@remix-run/node";
import type { Services } from "#app/http/context.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import type { JobData } from "#app/jobs/job-kinds.server.ts";
import { findUserByEmail } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import type { Database } from "#db/tables/index.ts";

type SignInContext = Pick<AppLoadContext, "now" | "requestId" | "clientAddress">;

/** How the begin or the end of a session is told in the log; null where it is not. */
type SessionEntry = `session.${"begin" | "end"}${"" | "Last"}` | null;

/**
 * Counts a session that is about to begin or end. Of one account and network the log tells of so many an hour, the last time with the word
 * that more may follow: nobody fills it by signing in over and over, and another network still shows. Not for within a transaction.
 */
export async function countSession(
  { limits, clientAddress }: Pick<AppLoadContext, "limits" | "clientAddress">,
  what: "begin" | "end",
  userId: string,
): Promise<SessionEntry> {
  const { remaining, isSpent } = await limits.spend("sessionNoted", countedAs(what, userId, clientAddress));
  if (isSpent) return null;
  return remaining === 0 ? `session.${what}Last` : `session.${what}`;
}

/** A session that was counted did not begin after all. */
export function forgetCounted({ limits, clientAddress }: Pick<AppLoadContext, "limits" | "clientAddress">, userId: string): Promise<void> {
  return limits.giveBack("sessionNoted", countedAs("begin", userId, clientAddress));
}

function countedAs(what: string, userId: string, address: string): string {
  return `${what} ${userId} ${clientNetwork(address)}`;
}

/** Puts the begin or the end of a session into the log, with where it was asked for. */
export async function recordSession(
  transaction: Database,
  { now, requestId, clientAddress }: SignInContext,
  command: SessionEntry,
  userId: string,
): Promise<void> {
  if (command === null) return;
  const entry = { stream: "instance", at: now(), actorId: userId, subjectId: userId, requestId };
  await appendEvent(transaction, { ...entry, command, data: { from: clientAddress } });
}

/**
 * Has a failure put into the log: of one address, one of each kind an hour, so that nobody fills the log with guesses. Whether there is such
 * an account is looked up later, as it is for a new password, so that neither the answer nor the time it takes tells.
 */
export async function noteFailedSignIn(
  context: SignInContext & Pick<AppLoadContext, "limits" | "jobs" | "db">,
  kind: "fail" | "lock",
  email: string,
): Promise<void> {
  const { limits, jobs, db, now, requestId, clientAddress: from } = context;
  if (await limits.use(kind === "fail" ? "signInFailureNoted" : "signInLockNoted", email)) return;
  await jobs.enqueue(db, { kind: "signIn.failed", data: { kind, email, at: now(), from, requestId } });
}

/** Does what {@link noteFailedSignIn} left to be done. What was typed for an address without an account leaves nothing. */
export async function recordFailedSignIn({ db }: Pick<Services, "db">, { kind, email, ...noted }: JobData<"signIn.failed">): Promise<void> {
  const account = await findUserByEmail(db, email);
  if (account) await recordFailure(db, `session.${kind}`, account.id, noted);
}

/** A wrong second factor in the log, once an hour. Whoever shows one has shown the password: there is nothing to hide from them. */
export async function noteWrongCode({ db, limits, now, requestId, clientAddress: from }: AppLoadContext, userId: string): Promise<void> {
  if (await limits.use("signInFailureNoted", `code:${userId}`)) return;
  await recordFailure(db, "session.failCode", userId, { at: now(), from, requestId });
}

function recordFailure(
  db: Database,
  command: string,
  subjectId: string,
  { at, from, requestId }: { readonly at: string; readonly from: string; readonly requestId: string },
): Promise<unknown> {
  const entry = { stream: "instance", at, actorId: null, command, subjectId, data: { from }, requestId };
  return db.transaction().execute((transaction) => appendEvent(transaction, entry));
}
