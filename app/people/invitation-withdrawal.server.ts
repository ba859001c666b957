import { mayManageRole, projectRoles, type ProjectRole } from "#app/domain/access/permissions.ts";
import type { Change } from "#app/http/change.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { withdrawInvitations } from "#db/queries/invitations.ts";

/**
 * An invitation is good for as long as who sent it could give the place away: with their own right it goes, too. `role` is what they are
 * from now on; nothing when they leave.
 */
export async function withdrawInvitationsOf(
  { context, project }: Pick<ProjectCaller, "context" | "project">,
  { transaction, record }: Change,
  userId: string,
  role?: ProjectRole,
): Promise<void> {
  const roles = projectRoles.filter((given) => role === undefined || !mayManageRole(role, given));
  if (roles.length === 0) return;
  for (const { id, email, role: given } of await withdrawInvitations(transaction, project.id, { invitedBy: userId, roles }, context.now()))
    await record({ stream: project.id, command: "invitation.withdraw", subjectId: id, data: { email, before: { role: given } } });
}
