import type { AppLoadContext } from "@remix-run/node";
import type { Identity, IdentityProvider } from "#app/http/identity-provider.server.ts";
import { loadInstanceSettings } from "#app/http/instance-settings.server.ts";
import { lockName } from "#db/dialect.ts";
import { findPasswordHash, findUser, findUserByEmail, insertUser, proveAddress } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import { findLinkedUser, insertLinkedAccount } from "#db/queries/linked-accounts.ts";
import { listInvitationsOfAddress } from "#db/queries/invitations.ts";
import type { AppUserRow } from "#db/tables/accounts.ts";
import type { Database } from "#db/tables/index.ts";
import { isStillGiven } from "./invitation.server.ts";

/** Why a sign-in through the provider led nowhere. */
export type ProviderProblem =
  "none" | "unreachable" | "expired" | "refused" | "unverified" | "uninvited" | "closed" | "otherIdentity" | "tooMany";

/** The account that somebody with a verified address, and a subject of the provider, may be the owner of. */
export interface IdentityClaim {
  readonly userId: string;
  readonly email: string;
  readonly subject: string;
}

type FoundAccount =
  | { readonly kind: "open"; readonly userId: string }
  | { readonly kind: "problem"; readonly problem: ProviderProblem }
  | { readonly kind: "unproven"; readonly claim: IdentityClaim };

/** The account of an identity: the one linked with it, else the one of its verified address, else a new one where that is allowed. */
export async function findAccount(context: AppLoadContext, provider: IdentityProvider, identity: Identity): Promise<FoundAccount> {
  const { email, subject, isVerified } = identity;
  const problem = (word: ProviderProblem): FoundAccount => ({ kind: "problem", problem: word });
  return context.db.transaction().execute(async (transaction) => {
    await lockName(transaction, `account:${email}`);
    const linkedId = await findLinkedUser(transaction, keyOf(provider), { subject });
    const linked = linkedId === undefined ? undefined : await findUser(transaction, linkedId);
    if (linked) return linked.disabledAt === null ? { kind: "open", userId: linked.id } : problem("closed");
    if (!isVerified) return problem("unverified");
    const known = await findUserByEmail(transaction, email);
    if (known && known.disabledAt !== null) return problem("closed");
    if (known && (await findLinkedUser(transaction, keyOf(provider), { userId: known.id }))) return problem("otherIdentity");
    // Who has made it, by a link that went from hand to hand, need not be whose address it is.
    if (known?.emailVerified === 0 && (await findPasswordHash(transaction, known.id)) !== null)
      return { kind: "unproven", claim: { userId: known.id, email: known.email, subject } };
    const user = known ?? (await makeAccount(transaction, context, provider, identity));
    if (!user) return problem("uninvited");
    await linkAccount(transaction, context, provider, { userId: user.id, subject });
    return { kind: "open", userId: user.id };
  });
}

/** The account is one with the identity from now on, and its address proven, as the provider has verified it. */
export async function linkAccount(
  transaction: Database,
  context: AppLoadContext,
  provider: IdentityProvider,
  { userId, subject }: Pick<IdentityClaim, "userId" | "subject">,
): Promise<void> {
  const now = context.now();
  await insertLinkedAccount(transaction, { id: context.newId(), userId, providerId: keyOf(provider), accountId: subject, now });
  await proveAddress(transaction, userId);
  const entry = { stream: "instance", at: now, actorId: userId, subjectId: userId, requestId: context.requestId };
  await appendEvent(transaction, { ...entry, command: "user.linkProvider", data: { provider: provider.settings.name } });
}

/** Under which an account is linked with the provider. */
export function keyOf({ settings }: IdentityProvider): string {
  return `oidc:${settings.issuer}`;
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
  if (!isOfDomain && !(await listInvitationsOfAddress(transaction, email, now)).some(isStillGiven)) return undefined;
  const id = context.newId();
  const fresh = { locale: null, timeZone: null, isAdministrator: false, passwordHash: null, isProven: true, now };
  await insertUser(transaction, { ...fresh, id, email, name: name.trim().slice(0, 100) || email });
  const entry = { stream: "instance", at: now, actorId: id, subjectId: id, requestId: context.requestId };
  await appendEvent(transaction, { ...entry, command: "user.register", data: { name } });
  return findUser(transaction, id);
}
