import { projectPermissions, roleMay, type ProjectPermission, type ProjectRole } from "#app/domain/access/permissions.ts";
import { findMembership, type OpenedProject } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import { errorResponse, type Caller, type ProjectCaller } from "./guarded.server.ts";
import { Refusal } from "./refusal.ts";

/**
 * Looks again, in the transaction of a change, at what was asked before it could begin: access may have been taken away, a role have
 * become a lesser one, or the project have gone into the archive. Throws what the guard would throw now; answers the project as it is.
 */
export async function confirmAccess(
  { context, user, project, role }: Pick<ProjectCaller, "context" | "project" | "role"> & { readonly user: Pick<Caller["user"], "id"> },
  transaction: Database,
): Promise<OpenedProject> {
  const current = await findMembership(transaction, project.id, user.id);
  if (!current) throw errorResponse(404, context);
  if (mayLess(current.role, role)) throw errorResponse(403, context);
  if (project.archivedAt === null && current.archivedAt !== null) throw new Refusal("project.archived", { status: 409 });
  return current;
}

function mayLess(role: ProjectRole, former: ProjectRole): boolean {
  if (role === former) return false;
  const permissions = Object.keys(projectPermissions) as ProjectPermission[];
  return permissions.some((permission) => roleMay(former, permission) && !roleMay(role, permission));
}
