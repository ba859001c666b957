import { redirect } from "@remix-run/node";
import type { z } from "zod";
import { isProjectRole, type ProjectRole } from "#app/domain/access/permissions.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import { findUserByEmail } from "#db/queries/accounts.ts";
import { deleteMember, insertMember, listMembers, listPeople, updateMemberRole, updatePerson, type Member } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import type { addMemberForm, changeRoleForm, removeMemberForm } from "./people.forms.server.ts";

/*
 * Only owners hold members.manage, and no role is above owner: nobody can raise their own role, and nobody can give a role above their own.
 */
type MemberArgs<Schema extends z.ZodType> = IntentArgs<"members.manage", z.output<Schema>>;

/** Gives an account, found by its e-mail address, access to the project; a person with the same address gets the account. */
export async function addMember(args: MemberArgs<typeof addMemberForm>): Promise<void> {
  const { context, user, project, value } = args;
  // Every look-up says whether an address has an account, so their number is limited.
  const limited = await context.limits.use("accountLookup", user.id);
  if (limited) {
    const parameters = { minutes: Math.ceil(limited.retryAfterSeconds / 60) };
    throw new Refusal("member.tooManyTries", { field: "email", status: 429, parameters });
  }
  await changeMembers(args, async (members, { transaction, record }) => {
    const account = await findUserByEmail(transaction, value.email);
    if (!account || account.disabledAt !== null) throw new Refusal("member.unknown", { field: "email" });
    const { id: userId, name } = account;
    if (members.some((member) => member.userId === userId)) throw new Refusal("member.exists", { field: "email", parameters: { name } });
    await insertMember(transaction, project.id, userId, value.role, context.now());
    await linkPerson(transaction, project.id, userId, account.email);
    await record({ stream: project.id, command: "member.add", subjectId: userId, data: { name, after: { role: value.role } } });
  });
}

/** Gives a member another role. The last owner stays owner; a role changed elsewhere since is refused with what it is now. */
export async function changeMemberRole(args: MemberArgs<typeof changeRoleForm>): Promise<void> {
  const { project, value } = args;
  await changeMembers(args, async (members, { transaction, record }) => {
    const { userId, name, role: before, version } = requireMember(members, value.userId);
    if (version !== value.version) throw new Refusal("form.stale", { status: 409, detail: { version, theirs: { role: before } } });
    if (value.role !== "owner") refuseLastOwner(members, userId);
    await updateMemberRole(transaction, project.id, userId, version, value.role);
    await record({
      stream: project.id,
      command: "member.changeRole",
      subjectId: userId,
      data: { name, before: { role: before }, after: { role: value.role } },
    });
  });
}

/** Takes access away, at once; who takes their own away is led back to the list of projects. */
export async function removeMember(args: MemberArgs<typeof removeMemberForm>): Promise<Response | undefined> {
  const { project, user, value } = args;
  await changeMembers(args, async (members, { transaction, record }) => {
    const { userId, name, role } = requireMember(members, value.userId);
    refuseLastOwner(members, userId);
    await deleteMember(transaction, project.id, userId);
    await record({ stream: project.id, command: "member.remove", subjectId: userId, data: { name, before: { role } } });
  });
  return value.userId === user.id ? redirect("/projects") : undefined;
}

type MemberWithRole = Member & { readonly role: ProjectRole };

/** One change of a project's members at a time: two owners cannot take the role from each other at once. */
async function changeMembers(
  args: MemberArgs<z.ZodType>,
  work: (members: readonly MemberWithRole[], change: Change) => Promise<void>,
): Promise<void> {
  const { project } = args;
  await change(args, async (started) => {
    await lockName(started.transaction, `members:${project.id}`);
    const members = await listMembers(started.transaction, project.id);
    // The right was checked before the lock was taken; it may have gone since.
    const own = members.find((member) => member.userId === args.user.id);
    if (own?.role !== "owner") throw errorResponse(403, args.context);
    await work(members.flatMap(withKnownRole), started);
  });
}

function withKnownRole(member: Member): MemberWithRole[] {
  const { role } = member;
  return isProjectRole(role) ? [{ ...member, role }] : [];
}

function requireMember(members: readonly MemberWithRole[], userId: string): MemberWithRole {
  const member = members.find((entry) => entry.userId === userId);
  if (!member) throw new Refusal("member.gone", { status: 409 });
  return member;
}

function refuseLastOwner(members: readonly MemberWithRole[], userId: string): void {
  const isOwner = members.some((member) => member.userId === userId && member.role === "owner");
  const others = members.filter((member) => member.role === "owner" && member.userId !== userId && member.disabledAt === null);
  if (isOwner && others.length === 0) throw new Refusal("member.lastOwner", { field: "role" });
}

async function linkPerson(db: Database, projectId: string, userId: string, email: string): Promise<void> {
  const people = await listPeople(db, projectId);
  const person = people.find((entry) => entry.userId === null && entry.email?.toLowerCase() === email);
  if (person) await updatePerson(db, projectId, person.id, person.version, { name: person.name, email: person.email, userId });
}
