import type { z } from "zod";
import { isProjectRole, mayManageRole, roleMay, type ProjectRole } from "#app/domain/access/permissions.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { findUserByEmail } from "#db/queries/accounts.ts";
import type { Database } from "#db/tables/index.ts";
import { insertInvitation, withdrawInvitations } from "#db/queries/invitations.ts";
import {
  deleteMember,
  insertMember,
  linkPersonByEmail,
  listMembers,
  listPeople,
  lockMembers,
  updateMemberRole,
  type Member,
} from "#db/queries/projects.ts";
import { keepWatches } from "#db/queries/watches.ts";
import { withdrawInvitationsOf } from "./invitation-withdrawal.server.ts";
import type { addMemberForm, changeRoleForm, removeMemberForm, withdrawForm } from "./people.forms.server.ts";

export type MemberArgs<Schema extends z.ZodType> = IntentArgs<"members.manage", z.output<Schema>>;

const invitationDays = 7;

/** What became of an address: its account has access now, or it was invited. */
export interface GivenAccess {
  readonly invitationId: string | null;
  /** The address that the invitation goes to by mail. */
  readonly mailedTo: string | null;
  /** Null while the address has no account. */
  readonly userId: string | null;
  /** The role that the address is invited to now and, where an invitation was open, the one it was before: its link no longer works. */
  readonly invitedAs: { readonly role: ProjectRole; readonly before: ProjectRole | null } | null;
}

/**
 * Gives the account of an e-mail address access to the project; a person with the same address gets the account. An address without an
 * account is invited, anew if it was invited before.
 */
export async function addMember(args: MemberArgs<typeof addMemberForm>): Promise<GivenAccess> {
  const { context, user, project, value } = args;
  // Every look-up says whether an address has an account, so their number is limited.
  const limited = await context.limits.use("accountLookup", user.id);
  if (limited) throw tooOften("member.tooManyTries", limited.retryAfterSeconds, "email");
  return changeMembers(args, async (members, { transaction, record }, requireRank) => {
    requireRank(value.role, "role");
    const account = await findUserByEmail(transaction, value.email);
    const earlier = await withdrawInvitations(transaction, project.id, { email: value.email }, context.now());
    for (const { role } of earlier) requireRank(role, "email");
    if (!account) return invite(args, transaction, record, earlier[0]?.role ?? null);
    if (account.disabledAt !== null) throw new Refusal("member.closed", { field: "email" });
    const { id: userId, name } = account;
    if (members.some((member) => member.userId === userId)) throw new Refusal("member.exists", { field: "email", parameters: { name } });
    await insertMember(transaction, project.id, userId, value.role, context.now());
    await linkPersonByEmail(transaction, project.id, userId, account.email);
    await record({ stream: project.id, command: "member.add", subjectId: userId, data: { name, after: { role: value.role } } });
    return { invitationId: null, mailedTo: null, userId, invitedAs: null };
  });
}

async function invite(
  { context, user, project, value }: MemberArgs<typeof addMemberForm>,
  transaction: Database,
  record: Change["record"],
  before: string | null,
): Promise<GivenAccess> {
  const { email, role } = value;
  const now = context.now();
  const id = context.newId();
  await insertInvitation(transaction, {
    id,
    projectId: project.id,
    email,
    role,
    invitedBy: user.id,
    createdAt: now,
    expiresAt: new Date(Date.parse(now) + invitationDays * 24 * 3_600_000).toISOString(),
    withdrawnAt: null,
    acceptedAt: null,
    acceptedBy: null,
  });
  await record({ stream: project.id, command: "invitation.send", subjectId: id, data: { email, after: { role } } });
  if (context.mail) await context.jobs.enqueue(transaction, { kind: "mail.invitation", data: { invitationId: id } });
  const invitedAs = { role, before: before !== null && isProjectRole(before) ? before : null };
  return { invitationId: id, mailedTo: context.mail ? email : null, userId: null, invitedAs };
}

/** Takes an invitation back: its link does not work any more. One that is gone already was what was wanted. */
export async function withdraw(args: MemberArgs<typeof withdrawForm>): Promise<{ readonly email: string } | null> {
  const { context, project, value } = args;
  return changeMembers(args, async (_members, { transaction, record }, requireRank) => {
    const withdrawn = await withdrawInvitations(transaction, project.id, { id: value.invitationId }, context.now());
    for (const { role } of withdrawn) requireRank(role);
    for (const { id, email, role } of withdrawn)
      await record({ stream: project.id, command: "invitation.withdraw", subjectId: id, data: { email, before: { role } } });
    return withdrawn[0] ? { email: withdrawn[0].email } : null;
  });
}

/** Gives a member another role. The last owner stays owner; a role changed elsewhere since is refused with what it is now. */
export async function changeMemberRole(args: MemberArgs<typeof changeRoleForm>): Promise<void> {
  const { project, value } = args;
  await changeMembers(args, async (members, started, requireRank) => {
    const { transaction, record } = started;
    const { userId, name, role: before, version } = requireMember(members, value.userId);
    if (version !== value.version) throw new Refusal("form.stale", { status: 409, detail: { version, theirs: { role: before } } });
    requireRank(before, "role");
    requireRank(value.role, "role");
    if (value.role !== "owner") refuseLastOwner(members, userId, "role");
    await updateMemberRole(transaction, project.id, userId, version, value.role);
    await record({
      stream: project.id,
      command: "member.changeRole",
      subjectId: userId,
      data: { name, before: { role: before }, after: { role: value.role } },
    });
    await withdrawInvitationsOf(args, started, userId, value.role);
  });
}

export interface RemovedMember {
  readonly name: string;
  /** Whether somebody took their own access away. */
  readonly isSelf: boolean;
}

/**
 * Takes access away, at once. What the account stood for in the plan is written down, and what it watched, which is nobody else's business,
 * is kept beside the log, so that both can be given back.
 */
export async function removeMember(args: MemberArgs<typeof removeMemberForm>): Promise<RemovedMember> {
  const { project, user, value } = args;
  return changeMembers(args, async (members, started, requireRank) => {
    const { transaction, record } = started;
    const { userId, name, role } = requireMember(members, value.userId);
    requireRank(role);
    refuseLastOwner(members, userId);
    const people = (await listPeople(transaction, project.id)).filter((person) => person.userId === userId).map((person) => person.id);
    await keepWatches(transaction, { projectId: project.id, userId, now: args.context.now() });
    await deleteMember(transaction, project.id, userId);
    await record({ stream: project.id, command: "member.remove", subjectId: userId, data: { name, before: { role }, people } });
    await withdrawInvitationsOf(args, started, userId);
    return { name, isSelf: userId === user.id };
  });
}

type MemberWithRole = Member & { readonly role: ProjectRole };

/** Refuses what is done to a role above one's own; the field is the one at fault. */
type RequireRank = (role: string, field?: string) => void;

/** One change of a project's members at a time: two owners cannot take the role from each other at once. */
export async function changeMembers<Value>(
  args: MemberArgs<z.ZodType>,
  work: (members: readonly MemberWithRole[], change: Change, requireRank: RequireRank) => Promise<Value>,
): Promise<Value> {
  const { project } = args;
  return change(args, async (started) => {
    await lockMembers(started.transaction, project.id);
    const members = (await listMembers(started.transaction, project.id)).flatMap(withKnownRole);
    // The right was checked before the lock was taken; it may have gone since.
    const own = members.find((member) => member.userId === args.user.id);
    if (!own || !roleMay(own.role, "members.manage")) throw errorResponse(403, args.context);
    return work(members, started, (role, field) => {
      if (isProjectRole(role) && mayManageRole(own.role, role)) return;
      throw new Refusal("member.ownersOnly", field ? { field } : {});
    });
  });
}

export function withKnownRole(member: Member): MemberWithRole[] {
  const { role } = member;
  return isProjectRole(role) ? [{ ...member, role }] : [];
}

export function requireMember(members: readonly MemberWithRole[], userId: string): MemberWithRole {
  const member = members.find((entry) => entry.userId === userId);
  if (!member) throw new Refusal("member.gone", { status: 409 });
  return member;
}

/** `field` is the one of the form that would take the last owner away, where it has one. */
export function refuseLastOwner(members: readonly MemberWithRole[], userId: string, field?: "role"): void {
  const isOwner = members.some((member) => member.userId === userId && member.role === "owner");
  const others = members.filter((member) => member.role === "owner" && member.userId !== userId && member.disabledAt === null);
  if (isOwner && others.length === 0) throw new Refusal("member.lastOwner", field ? { field } : {});
}
