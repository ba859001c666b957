import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { tokenHash } from "#app/http/auth.server.ts";
import { change } from "#app/http/change.server.ts";
import { errorResponse, type Caller, type IntentArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { byName, formatDay, formatInstant, inLanguage } from "#app/i18n/format.ts";
import { lockName } from "#db/dialect.ts";
import { deleteApiToken, insertApiToken, listApiTokens } from "#db/queries/api-tokens.ts";
import { listMemberships } from "#db/queries/projects.ts";
import type { createTokenForm } from "./tokens.forms.server.ts";

const mostTokens = 50;
const hintLength = 4;

/**
 * Makes a token with which a program acts as the caller, and may do no more than the caller may at that moment. Only its hash is kept, so
 * it is shown this once.
 */
export async function createToken(args: IntentArgs<"account.own", z.output<typeof createTokenForm>>): Promise<{ token: string }> {
  const { context, user, value } = args;
  const token = `rollout_${randomBytes(32).toString("base64url")}`;
  const id = context.newId();
  const now = context.now();
  const projectIds = value.scope === "chosen" ? await ownProjects(args, value.projects) : [];
  const expiresAt = value.lifetime === "never" ? null : new Date(Date.parse(now) + Number(value.lifetime) * 24 * 3_600_000).toISOString();
  const made = await change(args, async ({ transaction, record }) => {
    await lockName(transaction, `apiTokens:${user.id}`);
    if ((await listApiTokens(transaction, user.id)).length >= mostTokens)
      throw new Refusal("token.tooMany", { field: "name", parameters: { limit: mostTokens } });
    const { name, access } = value;
    const limited = value.scope === "chosen" ? 1 : 0;
    const row = { id, userId: user.id, name, tokenHash: tokenHash(token), hint: token.slice(-hintLength), access, limited };
    await insertApiToken(transaction, { ...row, createdAt: now, expiresAt }, projectIds);
    const data = { name, access, projectIds: limited ? projectIds : null, expiresAt };
    await record({ stream: "instance", command: "user.createToken", subjectId: user.id, data });
    return id;
  });
  // A form that arrives twice makes one token, and only the first answer could show it.
  if (made !== id) throw new Refusal("token.shownOnce", { status: 409 });
  return { token };
}

async function ownProjects({ context, user }: Caller, wanted: readonly string[]): Promise<string[]> {
  const own = new Set((await listMemberships(context.db, user.id)).map((project) => project.id));
  if (wanted.some((id) => !own.has(id))) throw new Refusal("field.invalid", { field: "projects" });
  return [...new Set(wanted)];
}

/** Takes one of the caller's tokens away; it is refused from then on. One that is gone already was what was wanted. */
export async function revokeToken(caller: Caller, tokenId: string): Promise<void> {
  const isGone = await change(caller, async ({ transaction, record }) => {
    const removed = await deleteApiToken(transaction, caller.user.id, tokenId);
    if (removed) await record({ stream: "instance", command: "user.revokeToken", subjectId: caller.user.id, data: { name: removed.name } });
    return removed === undefined;
  });
  if (isGone) throw errorResponse(404, caller.context);
}

/** The caller's tokens as they are kept, without what would let somebody use them. */
export async function listTokens({ context, user }: Caller) {
  return (await listApiTokens(context.db, user.id)).map(({ id, name, hint, access, projectIds, createdAt, expiresAt, usedAt }) => ({
    id,
    name,
    hint,
    access,
    projectIds: projectIds && [...projectIds],
    createdAt,
    expiresAt,
    usedAt,
  }));
}

export type ShownToken = Awaited<ReturnType<typeof readTokensPage>>["tokens"][number];

/** The caller's tokens in words, and what a new one can be limited to. */
export async function readTokensPage(caller: Caller, { locale, timeZone }: Reader) {
  const { context, user } = caller;
  const projects = (await listMemberships(context.db, user.id))
    .map((project) => ({ id: project.id, name: inLanguage({ text: project.name, zh: project.nameZh }, locale) }))
    .sort((a, b) => byName(a.name, b.name));
  const names = new Map(projects.map((project) => [project.id, project.name]));
  const now = context.now();
  const tokens = (await listTokens(caller)).map((token) => ({
    id: token.id,
    name: token.name,
    hint: token.hint,
    access: token.access,
    // A project that the account is no longer in is named by nobody.
    projects: token.projectIds && token.projectIds.flatMap((id) => names.get(id) ?? []),
    created: formatDay(todayIn(timeZone, token.createdAt), locale),
    expires: token.expiresAt && formatDay(todayIn(timeZone, token.expiresAt), locale),
    isExpired: token.expiresAt !== null && token.expiresAt <= now,
    used: token.usedAt && formatInstant(token.usedAt, locale, timeZone),
  }));
  return { tokens, projects, formKey: context.newId() };
}
