import { redirect, type ActionFunctionArgs, type AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import { isProjectRole, mayManageRole, type ProjectRole } from "#app/domain/access/permissions.ts";
import { change, type Change } from "#app/http/change.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { lockName } from "#db/dialect.ts";
import { findUserByEmail, insertUser, proveAddress } from "#db/queries/accounts.ts";
import { acceptInvitation, findInvitation } from "#db/queries/invitations.ts";
import { findMembership, insertMember, linkPersonByEmail } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import type { registerForm } from "./account.forms.server.ts";
import { acceptablePasswordHash } from "./account.server.ts";
import { signIn } from "./sign-in.server.ts";

export interface ShownInvitation {
  readonly project: string;
  readonly inviter: string | null;
  readonly role: ProjectRole;
  readonly email: string;
  readonly expires: string;
  /** Whose browser it is: the invited account's, another one's, or of nobody who is signed in. */
  readonly reader: "invited" | "other" | "nobody";
  readonly readerEmail: string | null;
  readonly hasAccount: boolean;
}

type OpenInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>> & {
  readonly role: ProjectRole;
  /** Whether it was opened by the link that only the invited mailbox has got. */
  readonly isMailed: boolean;
};

/** The invitation that a link names, if it can still be accepted. Trying many links is limited. */
async function openInvitation(context: AppLoadContext, token: string | undefined): Promise<OpenInvitation | undefined> {
  const limited = await context.limits.use("oneTimeLink", clientNetwork(context.clientAddress));
  const link = limited ? undefined : context.invitationLinks.read(token);
  const invitation = link && (await findInvitation(context.db, link.id));
  if (!invitation || !isProjectRole(invitation.role)) return undefined;
  if (!isStillGiven(invitation)) return undefined;
  const isOpen = invitation.acceptedAt === null && invitation.withdrawnAt === null && invitation.expiresAt > context.now();
  return isOpen ? { ...invitation, role: invitation.role, isMailed: link.isMailed } : undefined;
}

/** Whether who sent an invitation may still give the role: closing an account, too, ends what it has promised. */
export function isStillGiven(invitation: {
  readonly role: string;
  readonly inviterRole: string | null;
  readonly inviterDisabledAt: string | null;
}): boolean {
  const { role, inviterRole, inviterDisabledAt } = invitation;
  if (inviterDisabledAt !== null || inviterRole === null) return false;
  return isProjectRole(inviterRole) && isProjectRole(role) && mayManageRole(inviterRole, role);
}

/** What the page of an invitation shows; undefined when its link does not work any more. */
export async function readInvitation(
  context: AppLoadContext,
  token: string | undefined,
  user: SignedInUser | undefined,
  { locale, timeZone }: Reader,
): Promise<ShownInvitation | undefined> {
  const invitation = await openInvitation(context, token);
  if (!invitation) return undefined;
  const { email, role, projectName, projectNameZh, inviterName, expiresAt } = invitation;
  return {
    project: inLanguage({ text: projectName, zh: projectNameZh }, locale),
    inviter: inviterName,
    role,
    email,
    expires: formatDay(todayIn(timeZone, expiresAt), locale),
    reader: user === undefined ? "nobody" : user.email === email ? "invited" : "other",
    readerEmail: user?.email ?? null,
    hasAccount: (await findUserByEmail(context.db, email)) !== undefined,
  };
}

/** The project that somebody has joined through a link that works no more, while they are a member of it. */
export async function findJoinedProject(
  { db, invitationLinks }: AppLoadContext,
  token: string | undefined,
  user: SignedInUser | undefined,
): Promise<string | undefined> {
  const link = user && invitationLinks.read(token);
  const invitation = link && (await findInvitation(db, link.id));
  if (!invitation || invitation.acceptedBy !== user.id) return undefined;
  return (await findMembership(db, invitation.projectId, user.id)) && invitation.projectId;
}

/** Takes the place that the caller's own account was invited to. */
export async function join(args: IntentArgs<"account.own", unknown>): Promise<Response> {
  const { context, user, params } = args;
  const invitation = await openInvitation(context, params.token);
  if (!invitation) throw new Refusal("link.expired");
  if (user.email !== invitation.email) throw new Refusal("invitation.otherAccount", { parameters: { email: invitation.email } });
  await change(args, async ({ transaction, record }) => {
    await takePlace({ context, user, record }, transaction, invitation);
    if (invitation.isMailed) await proveAddress(transaction, user.id);
  });
  return redirect(`/projects/${invitation.projectId}`);
}

/** Makes the account of somebody who was invited, with access to the project, and signs in. */
export async function register(args: ActionFunctionArgs & { value: z.output<typeof registerForm>; locale: string }): Promise<Response> {
  const { context, params, value, locale } = args;
  const invitation = await openInvitation(context, params.token);
  if (!invitation) throw new Refusal("link.expired");
  const { email, projectId, isMailed: isProven } = invitation;
  const passwordHash = await acceptablePasswordHash(value.password, { name: value.name, email });
  const user = { id: context.newId(), name: value.name };
  await change({ context, user }, async ({ transaction, record }) => {
    // One at a time, so that the second finds the account that the first has made.
    await lockName(transaction, `account:${email}`);
    if (await findUserByEmail(transaction, email)) throw new Refusal("invitation.hasAccount", { parameters: { email } });
    const account = { ...user, email, locale, timeZone: value.timeZone, isAdministrator: false, passwordHash, isProven };
    await insertUser(transaction, { ...account, now: context.now() });
    // The project's log before the instance's: whoever writes into both takes them in this order.
    await takePlace({ context, user, record }, transaction, invitation);
    await record({ stream: "instance", command: "user.register", subjectId: user.id, data: { name: user.name } });
  });
  return signIn(args, email, value.password, `/projects/${projectId}`);
}

type Invited = Pick<Change, "record"> & Parameters<typeof notify>[0] & { readonly user: { readonly id: string; readonly name: string } };

async function takePlace({ context, user, record }: Invited, transaction: Database, invitation: OpenInvitation): Promise<void> {
  const { id, projectId, email, role, invitedBy } = invitation;
  const now = context.now();
  if (!(await acceptInvitation(transaction, id, user.id, now))) throw new Refusal("link.expired");
  // Somebody may have given access meanwhile; that role stands.
  if (!(await findMembership(transaction, projectId, user.id))) {
    await insertMember(transaction, projectId, user.id, role, now);
    await linkPersonByEmail(transaction, projectId, user.id, email);
  }
  await record({ stream: projectId, command: "invitation.accept", subjectId: user.id, data: { name: user.name, after: { role } } });
  const recipients = invitedBy === null ? [] : [invitedBy];
  await notify({ context, user }, transaction, { kind: "joined", projectId, recipients });
}
