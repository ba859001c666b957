import { redirect } from "@remix-run/node";
import { change } from "#app/http/change.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { deleteMember, listMembers, listPeople, lockMembers } from "#db/queries/projects.ts";
import { withdrawInvitationsOf } from "./invitation-withdrawal.server.ts";
import { refuseLastOwner, requireMember, withKnownRole } from "./members.server.ts";

/** Leaves the project, as anybody may but its last owner. The person the account stood for stays in the plan. */
export async function leaveProject(args: IntentArgs<"project.view", unknown>): Promise<Response> {
  const { project, user } = args;
  await change(args, async (started) => {
    const { transaction, record } = started;
    await lockMembers(transaction, project.id);
    const members = (await listMembers(transaction, project.id)).flatMap(withKnownRole);
    const { userId, name, role } = requireMember(members, user.id);
    refuseLastOwner(members, userId);
    const people = (await listPeople(transaction, project.id)).filter((person) => person.userId === userId).map((person) => person.id);
    await deleteMember(transaction, project.id, userId);
    await record({ stream: project.id, command: "member.leave", subjectId: userId, data: { name, before: { role }, people } });
    await withdrawInvitationsOf(args, started, userId);
  });
  return redirect("/projects");
}
