import Bowser from "bowser";
import type { AppLoadContext } from "@remix-run/node";
import { change } from "#app/http/change.server.ts";
import { isCommonPassword, withoutSignsAtEnd } from "#app/http/common-passwords.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { hashPassword, verifyPassword } from "#app/http/password.server.ts";
import { newSecretToken, newSessionToken, tokenHash } from "#app/http/auth.server.ts";
import { instanceSettingsKey, loadInstanceSettings } from "#app/http/instance-settings.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import { forgetSession, idleSince } from "#app/http/session.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { timeZoneChoices } from "#app/i18n/regional.server.ts";
import {
  deleteSession,
  deleteSessionsOf,
  findOneTimeLink,
  findPasswordHash,
  findUser,
  hasUsers,
  insertOneTimeLink,
  insertUser,
  listSessions,
  proveAddress,
  replaceSessionToken,
  revokeOneTimeLinks,
  setPassword,
  updateProfile,
  useOneTimeLink,
  type ProfileChanges,
} from "#db/queries/accounts.ts";
import { deleteApiTokensOf } from "#db/queries/api-tokens.ts";
import { deleteCalendarFeedsOf } from "#db/queries/calendar-feeds.ts";
import { appendEvent } from "#db/queries/events.ts";
import { forgetTrustedBrowsers, hasSecondFactor } from "#db/queries/second-factors.ts";
import { storeSetting } from "#db/queries/settings.ts";
import type { OneTimeLinkRow } from "#db/tables/accounts.ts";
import { sessionSeconds, tooManyAttempts } from "./sign-in.server.ts";

const linkHours = { setUp: 72, resetPassword: 24 } as const;

/**
 * Makes a one-time link, and takes back earlier ones for the same purpose and account; returns the token, which is not stored. One that
 * is mailed, and shown to nobody else, proves the address when it is used.
 */
export async function createOneTimeLink(
  services: Pick<AppLoadContext, "db" | "now" | "newId">,
  purpose: OneTimeLinkRow["purpose"],
  userId: string | null,
  { isMailed = false }: { readonly isMailed?: boolean } = {},
): Promise<string> {
  const token = newSecretToken();
  const now = services.now();
  const expiresAt = new Date(Date.parse(now) + linkHours[purpose] * 3_600_000).toISOString();
  await services.db.transaction().execute(async (transaction) => {
    await revokeOneTimeLinks(transaction, purpose, userId, now);
    const link = { id: services.newId(), purpose, tokenHash: tokenHash(token), userId, isMailed: isMailed ? 1 : 0 };
    await insertOneTimeLink(transaction, { ...link, expiresAt, createdAt: now });
  });
  return token;
}

/** The link a URL names, if it can still be used. Trying many is limited. */
export async function openOneTimeLink(
  context: AppLoadContext,
  purpose: OneTimeLinkRow["purpose"],
  token: string | undefined,
): Promise<OneTimeLinkRow | undefined> {
  const limited = await context.limits.use("oneTimeLink", clientNetwork(context.clientAddress));
  if (limited || !token) return undefined;
  const link = await findOneTimeLink(context.db, tokenHash(token), context.now());
  return link?.purpose === purpose ? link : undefined;
}

/** Makes the first account, the instance's administrator, with the one-time link that the server printed. Its language and time zone become the usual ones. */
export async function setUpOwner(
  context: AppLoadContext,
  token: string | undefined,
  owner: { name: string; email: string; password: string; locale: Locale; timeZone: string | null },
): Promise<void> {
  const link = await openOneTimeLink(context, "setUp", token);
  if (!link) throw new Refusal("link.expired");
  const passwordHash = await acceptablePasswordHash(owner.password, owner);
  await context.db.transaction().execute(async (transaction) => {
    const now = context.now();
    if (!(await useOneTimeLink(transaction, link.id, now)) || (await hasUsers(transaction))) throw new Refusal("link.expired");
    const id = context.newId();
    await insertUser(transaction, { ...owner, id, isAdministrator: true, passwordHash, now });
    const { locale, timeZone } = owner;
    const usual = { ...(await loadInstanceSettings(transaction)), locale, ...(timeZone === null ? {} : { timeZone }) };
    await storeSetting(transaction, instanceSettingsKey, JSON.stringify(usual));
    await appendEvent(transaction, {
      stream: "instance",
      at: now,
      actorId: id,
      command: "user.setUpOwner",
      subjectId: id,
      data: { name: owner.name },
      requestId: context.requestId,
    });
  });
}

/**
 * Sets a new password by a one-time link and ends every session of the account. A link that was mailed proves the address: if it was not
 * proven before, somebody else may have made the account, and the tokens and calendar addresses made until then end, too.
 */
export async function resetPassword(context: AppLoadContext, token: string | undefined, password: string): Promise<void> {
  const link = await openOneTimeLink(context, "resetPassword", token);
  const userId = link?.userId;
  if (!link || !userId) throw new Refusal("link.expired");
  const account = await findUser(context.db, userId);
  if (!account) throw new Refusal("link.expired");
  const passwordHash = await acceptablePasswordHash(password, account);
  await context.db.transaction().execute(async (transaction) => {
    const now = context.now();
    if (!(await useOneTimeLink(transaction, link.id, now))) throw new Refusal("link.expired");
    await setPassword(transaction, userId, passwordHash, now);
    await deleteSessionsOf(transaction, userId);
    await forgetTrustedBrowsers(transaction, userId);
    const isFirstProof = link.isMailed === 1 && (await proveAddress(transaction, userId));
    const ended = isFirstProof
      ? { tokens: await deleteApiTokensOf(transaction, userId), calendarFeeds: await deleteCalendarFeedsOf(transaction, userId) }
      : {};
    await appendEvent(transaction, {
      stream: "instance",
      at: now,
      actorId: userId,
      command: "user.resetPassword",
      subjectId: userId,
      data: ended,
      requestId: context.requestId,
    });
  });
}

/**
 * Changes the password of somebody who knows the present one, ends the account's other sessions and gives this one a new token; returns
 * the headers that set its cookie.
 */
export async function changePassword(caller: Caller, present: string, password: string): Promise<Headers> {
  const { context, user } = caller;
  const limited = await context.limits.use("passwordChange", user.id);
  if (limited) throw tooManyAttempts(limited.retryAfterSeconds);
  const stored = await findPasswordHash(context.db, user.id);
  if (!stored || !(await verifyPassword(present, stored))) throw new Refusal("password.wrong", { field: "present" });
  const passwordHash = await acceptablePasswordHash(password, user);
  const { token, cookie } = newSessionToken(context.origin, await sessionSeconds(context));
  await change(caller, async ({ transaction, record }) => {
    await setPassword(transaction, user.id, passwordHash, context.now());
    await deleteSessionsOf(transaction, user.id, user.sessionId);
    await replaceSessionToken(transaction, user.sessionId, tokenHash(token), context.now());
    await forgetTrustedBrowsers(transaction, user.id);
    await revokeOneTimeLinks(transaction, "resetPassword", user.id, context.now());
    await record({ stream: "instance", command: "user.changePassword", subjectId: user.id, data: {} });
  });
  return new Headers({ "Set-Cookie": cookie });
}

/** Profile and sessions of the caller's own account. */
export async function readAccount({ context, user, request }: Caller & { request: Request }) {
  const row = await findUser(context.db, user.id);
  const preferences = await readReader(request, context);
  const now = context.now();
  const sessions = await listSessions(context.db, user.id, { now, usedSince: idleSince(now) });
  return {
    profile: { ...preferences, name: user.name, email: user.email, version: row?.version ?? 1 },
    timeZones: timeZoneChoices(preferences.timeZone),
    hasPassword: (await findPasswordHash(context.db, user.id)) !== null,
    hasSecondFactor: await hasSecondFactor(context.db, user.id),
    sessions: sessions.map(({ id, userAgent, updatedAt }) => ({
      id,
      userAgent,
      browser: browserName(userAgent),
      updatedAt,
      isCurrent: id === user.sessionId,
    })),
  };
}

/** The browser and the system of a session, such as `Chrome 131 · Windows`; null when the browser does not say. */
function browserName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent);
  const words = [`${browser.name ?? ""} ${browser.version?.split(".")[0] ?? ""}`.trim(), os.name ?? ""];
  return words.filter(Boolean).join(" · ") || null;
}

/** Saves name, language, time zone and theme; a profile changed elsewhere since is refused. */
export async function changeProfile(caller: Caller, version: number, profile: ProfileChanges): Promise<void> {
  const { context, user } = caller;
  await change(caller, async ({ transaction, record }) => {
    if (!(await updateProfile(transaction, user.id, version, profile, context.now()))) throw new Refusal("form.stale", { status: 409 });
    const { name, locale, theme, timeZone } = user;
    const data = { before: { name, locale, theme, timeZone }, after: profile };
    await record({ stream: "instance", command: "user.changeProfile", subjectId: user.id, data });
  });
  forgetSession(context);
}

/** Ends one of one's own sessions. */
export async function endSession(caller: Caller, sessionId: string): Promise<void> {
  await change(caller, async ({ transaction, record }) => {
    const ended = await deleteSession(transaction, caller.user.id, sessionId);
    if (ended) await record({ stream: "instance", command: "user.endSession", subjectId: caller.user.id, data: { sessionId } });
  });
}

/** Hashes a password that is neither a common one nor the account's own name or address. */
export async function acceptablePasswordHash(password: string, { name, email }: { name: string; email: string }): Promise<string> {
  if (isCommonPassword(password)) throw new Refusal("password.common", { field: "password" });
  const own = [email, email.split("@")[0] ?? "", name].map((text) => text.toLowerCase().replaceAll(/\s/g, ""));
  const bare = password.toLowerCase().replaceAll(/\s/g, "");
  if (own.some((text) => bare === text || withoutSignsAtEnd(bare) === text)) throw new Refusal("password.own", { field: "password" });
  return hashPassword(password);
}
