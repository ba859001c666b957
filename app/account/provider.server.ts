import { randomBytes } from "node:crypto";
import { redirect, type AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { readSecretCookie, secretCookie } from "#app/http/auth.server.ts";
import type { Identity, IdentityProvider, ProviderRequest } from "#app/http/identity-provider.server.ts";
import { loadInstanceSettings } from "#app/http/instance-settings.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { lockName } from "#db/dialect.ts";
import { findUser, findUserByEmail, insertUser } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import { findLinkedUser, hasOpenInvitation, insertLinkedAccount } from "#db/queries/linked-accounts.ts";
import type { AppUserRow } from "#db/tables/accounts.ts";
import type { Database } from "#db/tables/index.ts";
import { admit } from "./sign-in.server.ts";

/** Why a sign-in through the provider led nowhere. */
export type ProviderProblem =
  "none" | "unreachable" | "expired" | "refused" | "unverified" | "uninvited" | "closed" | "otherIdentity" | "tooMany";

const requestCookie = "rollout-provider";
const requestMinutes = 10;

const pendingRequest = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  next: z.string(),
  until: z.string(),
});

type Browser = { readonly context: AppLoadContext; readonly request: Request };

/** Sends the browser to the provider; what belongs to this sign-in goes with it, sealed. */
export async function beginProviderSignIn({ context, request }: Browser): Promise<Response | ProviderProblem> {
  const { provider, origin, vault, now, limits, clientAddress } = context;
  if (!provider) return "none";
  if (await limits.use("signInProvider", clientNetwork(clientAddress))) return "tooMany";
  const random = () => randomBytes(32).toString("base64url");
  const asked: ProviderRequest = { state: random(), nonce: random(), codeVerifier: random() };
  const next = safePath(new URL(request.url).searchParams.get("next"), origin);
  const until = new Date(Date.parse(now()) + requestMinutes * 60_000).toISOString();
  try {
    const target = await provider.begin(asked);
    const sealed = await vault.seal(JSON.stringify({ ...asked, next, until }));
    return redirect(target.href, { headers: { "Set-Cookie": secretCookie(origin, requestCookie, sealed, requestMinutes * 60) } });
  } catch (error) {
    context.log.warn(
      { requestId: context.requestId, err: error, event: "provider.unreachable" },
      "the identity provider cannot be reached",
    );
    return "unreachable";
  }
}

/** Lets in who comes back from the provider, as far as there is, or may be, an account for the address that it has verified. */
export async function finishProviderSignIn({ context, request }: Browser): Promise<Response | ProviderProblem> {
  const { provider } = context;
  if (!provider) return "none";
  const pending = await readPending({ context, request });
  const query = new URL(request.url).searchParams;
  const code = query.get("code");
  if (!pending || query.get("state") !== pending.state) return "expired";
  if (code === null) return "refused";
  let identity: Identity;
  try {
    identity = await provider.finish(code, pending);
  } catch (error) {
    context.log.warn({ requestId: context.requestId, err: error, event: "provider.failed" }, "a sign-in through the provider failed");
    return "refused";
  }
  const account = await accountOf(context, provider, identity);
  if (typeof account === "string") return account;
  const answer = await admit({ context, request }, account.id, pending.next);
  answer.headers.append("Set-Cookie", secretCookie(context.origin, requestCookie, "", 0));
  return answer;
}

async function readPending({ context, request }: Browser) {
  const sealed = readSecretCookie(request, context.origin, requestCookie);
  const text = sealed === undefined ? undefined : await context.vault.open(sealed);
  const pending = text === undefined ? undefined : pendingRequest.parse(JSON.parse(text));
  return pending && pending.until > context.now() ? pending : undefined;
}

/** The account of an identity: the one linked with it, else the one of its verified address, else a new one where that is allowed. */
async function accountOf(context: AppLoadContext, provider: IdentityProvider, identity: Identity): Promise<AppUserRow | ProviderProblem> {
  const providerKey = `oidc:${provider.settings.issuer}`;
  return context.db.transaction().execute(async (transaction) => {
    await lockName(transaction, `account:${identity.email}`);
    const linkedId = await findLinkedUser(transaction, providerKey, { subject: identity.subject });
    const linked = linkedId === undefined ? undefined : await findUser(transaction, linkedId);
    if (linked) return linked.disabledAt === null ? linked : "closed";
    if (!identity.isVerified) return "unverified";
    const known = await findUserByEmail(transaction, identity.email);
    if (known && known.disabledAt !== null) return "closed";
    if (known && (await findLinkedUser(transaction, providerKey, { userId: known.id }))) return "otherIdentity";
    const user = known ?? (await makeAccount(transaction, context, provider, identity));
    if (!user) return "uninvited";
    const now = context.now();
    await insertLinkedAccount(transaction, {
      id: context.newId(),
      userId: user.id,
      providerId: providerKey,
      accountId: identity.subject,
      now,
    });
    const entry = { stream: "instance", at: now, actorId: user.id, subjectId: user.id, requestId: context.requestId };
    await appendEvent(transaction, { ...entry, command: "user.linkProvider", data: { provider: provider.settings.name } });
    return user;
  });
}

/** Somebody who is invited, or whose domain is allowed, gets an account; undefined for anybody else. */
async function makeAccount(
  transaction: Database,
  context: AppLoadContext,
  { settings }: IdentityProvider,
  { email, name }: Identity,
): Promise<AppUserRow | undefined> {
  const now = context.now();
  const { newAccounts } = await loadInstanceSettings(transaction);
  const isOfDomain = newAccounts === "provider" && settings.allowedDomains.includes(email.split("@").at(-1) ?? "");
  if (!isOfDomain && !(await hasOpenInvitation(transaction, email, now))) return undefined;
  const id = context.newId();
  const fresh = { locale: null, timeZone: null, isAdministrator: false, passwordHash: null, now };
  await insertUser(transaction, { ...fresh, id, email, name: name.trim().slice(0, 100) || email });
  const entry = { stream: "instance", at: now, actorId: id, subjectId: id, requestId: context.requestId };
  await appendEvent(transaction, { ...entry, command: "user.register", data: { name } });
  return findUser(transaction, id);
}
