import { isProjectRole } from "#app/domain/access/permissions.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findUser } from "#db/queries/accounts.ts";
import { findLastEvent } from "#db/queries/events.ts";
import { reopenInvitation } from "#db/queries/invitations.ts";
import { insertMember, listPeople, updatePerson } from "#db/queries/projects.ts";
import { restoreWatches } from "#db/queries/watches.ts";
import { z } from "zod";
import { changeMembers, type MemberArgs } from "./members.server.ts";
import type { removeMemberForm, withdrawForm } from "./people.forms.server.ts";

const removal = z.object({ before: z.object({ role: z.string() }), people: z.array(z.string()).default([]) });

/** Gives an account the access back that was taken from it last, the people of the plan it stood for, and what it watched. The log says which. */
export async function restoreMember(args: MemberArgs<typeof removeMemberForm>): Promise<void> {
  const { context, project, value } = args;
  await changeMembers(args, async (members, { transaction, record }, requireRank) => {
    if (members.some((member) => member.userId === value.userId)) throw new Refusal("undo.changedSince", { status: 409 });
    const event = await findLastEvent(transaction, project.id, "member.remove", value.userId);
    const removed = event && removal.safeParse(JSON.parse(event.data)).data;
    const account = await findUser(transaction, value.userId);
    if (!removed || !account || !isProjectRole(removed.before.role)) throw new Refusal("undo.changedSince", { status: 409 });
    if (account.disabledAt !== null) throw new Refusal("member.closed");
    const { role } = removed.before;
    requireRank(role);
    await insertMember(transaction, project.id, account.id, role, context.now());
    for (const person of await listPeople(transaction, project.id))
      if (removed.people.includes(person.id) && person.userId === null)
        await updatePerson(transaction, project.id, person.id, person.version, {
          name: person.name,
          email: person.email,
          userId: account.id,
        });
    await restoreWatches(transaction, { projectId: project.id, userId: account.id, now: context.now() });
    await record({ stream: project.id, command: "member.add", subjectId: account.id, data: { name: account.name, after: { role } } });
  });
}

/** Makes the link of a withdrawn invitation work again, unless another one took its place. */
export async function restoreInvitation(args: MemberArgs<typeof withdrawForm>): Promise<void> {
  const { context, user, project, value } = args;
  await changeMembers(args, async (members, { transaction, record }, requireRank) => {
    const reopened = await reopenInvitation(transaction, project.id, value.invitationId, { by: user.id, now: context.now() });
    if (!reopened || members.some((member) => member.email === reopened.email)) throw new Refusal("undo.changedSince", { status: 409 });
    const { id, email, role } = reopened;
    requireRank(role);
    await record({ stream: project.id, command: "invitation.send", subjectId: id, data: { email, after: { role } } });
  });
}
