import type { Change } from "#app/http/change.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { withdrawInvitations } from "#db/queries/invitations.ts";

/** An invitation is good for as long as who sent it could give the place away: with their own right it goes, too. */
export async function withdrawInvitationsOf(
  { context, project }: Pick<ProjectCaller, "context" | "project">,
  { transaction, record }: Change,
  userId: string,
): Promise<void> {
  for (const { id, email, role } of await withdrawInvitations(transaction, project.id, { invitedBy: userId }, context.now()))
    await record({ stream: project.id, command: "invitation.withdraw", subjectId: id, data: { email, before: { role } } });
}
