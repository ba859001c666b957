import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageFrom, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape, instantShape, roleShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listOpenInvitations } from "#db/queries/invitations.ts";
import { listMembers } from "#db/queries/projects.ts";
import { leaveProject } from "./leave.server.ts";
import { addMember, changeMemberRole, removeMember, withdraw } from "./members.server.ts";
import { addMemberForm, changeRoleForm } from "./people.forms.server.ts";
import { restoreInvitation, restoreMember } from "./restore-access.server.ts";

const member = z
  .object({ userId: idShape, version: versionShape, name: z.string(), email: z.string().nullable(), role: roleShape })
  .meta({ id: "Member" });
const invitation = z
  .object({
    id: idShape,
    email: z.string(),
    role: roleShape,
    createdAt: instantShape,
    expiresAt: instantShape,
    link: z.string().nullable(),
  })
  .meta({ id: "Invitation", description: "The link is told once, to who invites." });
/** One of the two: an address with an account has access at once. */
const given = z.object({ member: member.nullable(), invitation: invitation.nullable() }).meta({ id: "GivenAccess" });

const members = "/projects/:projectId/members";
const oneMember = `${members}/:userId`;

export const memberEndpoints = [
  endpoint({
    id: "listMembers",
    method: "GET",
    path: members,
    permission: "project.view",
    query: pageQuery,
    answer: pageOf(member).meta({ id: "MemberPage" }),
    run: async (caller) => {
      const page = pageFrom(await readMembers(caller), (entry) => entry.userId, caller.query);
      return { body: { items: [...page.items], next: page.next } };
    },
  }),
  endpoint({
    id: "addMember",
    method: "POST",
    path: members,
    permission: "members.manage",
    body: z.strictObject(addMemberForm.shape).meta({ id: "NewMember" }),
    answer: given,
    answersSecret: true,
    status: 201,
    run: async (args) => {
      const { userId, invitationId } = await addMember(args);
      const [added] = (await readMembers(args)).filter((entry) => entry.userId === userId);
      const [invited] = (await readInvitations(args)).filter((entry) => entry.id === invitationId);
      const invitation = invited ? { ...invited, link: args.context.invitationLinks.of(invited.id) } : null;
      return { body: { member: added ?? null, invitation } };
    },
  }),
  endpoint({
    id: "getMember",
    method: "GET",
    path: oneMember,
    permission: "project.view",
    answer: member,
    run: async (caller) => answerMember(caller),
  }),
  endpoint({
    id: "changeMemberRole",
    method: "PATCH",
    path: oneMember,
    permission: "members.manage",
    isConditional: true,
    body: z.strictObject({ role: changeRoleForm.shape.role }).meta({ id: "MemberRole" }),
    answer: member,
    run: async (args) => {
      const { body } = await answerMember(args);
      await changeMemberRole({ ...args, value: { ...args.value, userId: body.userId, version: args.version } });
      return answerMember(args);
    },
  }),
  endpoint({
    id: "removeMember",
    method: "DELETE",
    path: oneMember,
    permission: "members.manage",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerMember(args);
      requireState(args.state, body.version);
      await removeMember({ ...args, value: { userId: body.userId } });
    },
  }),
  endpoint({
    id: "restoreMember",
    method: "POST",
    path: `${oneMember}/restore`,
    permission: "members.manage",
    answer: member,
    run: async (args) => {
      await restoreMember({ ...args, value: { userId: args.params["userId"] ?? "" } });
      return answerMember(args);
    },
  }),
  endpoint({
    id: "leaveProject",
    method: "DELETE",
    path: "/projects/:projectId/membership",
    permission: "project.view",
    run: async (args) => {
      await leaveProject(args);
    },
  }),
  endpoint({
    id: "listInvitations",
    method: "GET",
    path: "/projects/:projectId/invitations",
    permission: "members.manage",
    query: pageQuery,
    answer: pageOf(invitation).meta({ id: "InvitationPage" }),
    run: async (caller) => answerPage(await readInvitations(caller), caller.query),
  }),
  endpoint({
    id: "withdrawInvitation",
    method: "DELETE",
    path: "/projects/:projectId/invitations/:invitationId",
    permission: "members.manage",
    run: async (args) => {
      const invitationId = args.params["invitationId"] ?? "";
      if (!(await readInvitations(args)).some((entry) => entry.id === invitationId)) throw errorResponse(404, args.context);
      await withdraw({ ...args, value: { invitationId } });
    },
  }),
  endpoint({
    id: "restoreInvitation",
    method: "POST",
    path: "/projects/:projectId/invitations/:invitationId/restore",
    permission: "members.manage",
    run: async (args) => restoreInvitation({ ...args, value: { invitationId: args.params["invitationId"] ?? "" } }),
  }),
];

/** Addresses are for who may change them, as on the page. */
async function readMembers({ context, project, can }: ProjectCaller): Promise<z.input<typeof member>[]> {
  const seesAddresses = can("members.manage") || can("people.edit");
  return (await listMembers(context.db, project.id)).map(({ userId, version, name, email, role }) => ({
    userId,
    version,
    name,
    email: seesAddresses ? email : null,
    role: roleShape.parse(role),
  }));
}

async function readInvitations({ context, project }: ProjectCaller): Promise<z.input<typeof invitation>[]> {
  return (await listOpenInvitations(context.db, project.id)).map(({ id, email, role, createdAt, expiresAt }) => ({
    id,
    email,
    role: roleShape.parse(role),
    createdAt,
    expiresAt,
    // Whoever has it may join: a token that only reads must not lead to more.
    link: null,
  }));
}

async function answerMember(
  caller: ProjectCaller & { params: Readonly<Record<string, string | undefined>> },
): Promise<EndpointAnswer<z.input<typeof member>>> {
  const found = (await readMembers(caller)).find((entry) => entry.userId === caller.params["userId"]);
  if (!found) throw errorResponse(404, caller.context);
  return { body: found, state: found.version };
}
