import { parts } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";

export interface OpenSessions {
  readonly now: string;
  /** The instant since which a session must have been used to be still open. */
  readonly usedSince: string;
}

/**
 * What the accounts of sessions are in projects now: roles by project, by session. A session that has ended, or whose account is closed,
 * is missing, and so is a project in the trash.
 */
export async function readSessionRoles(
  db: Database,
  sessionIds: readonly string[],
  projectIds: readonly string[],
  { now, usedSince }: OpenSessions,
): Promise<Map<string, Map<string, string>>> {
  const sessions = new Map<string, Map<string, string>>();
  for (const part of parts(sessionIds)) {
    const rows = await db
      .selectFrom("authSession")
      .innerJoin("appUser", "appUser.id", "authSession.userId")
      .leftJoin("projectMember", (join) =>
        join
          .onRef("projectMember.userId", "=", "authSession.userId")
          .on("projectMember.projectId", "in", projectIds.length > 0 ? projectIds : [""]),
      )
      .leftJoin("project", (join) => join.onRef("project.id", "=", "projectMember.projectId").on("project.trashedAt", "is", null))
      .select(["authSession.id", "project.id as projectId", "projectMember.role"])
      .where("authSession.id", "in", part)
      .where("authSession.expiresAt", ">", now)
      .where("authSession.updatedAt", ">=", usedSince)
      .where("appUser.disabledAt", "is", null)
      .execute();
    for (const { id, projectId, role } of rows) {
      const roles = sessions.get(id) ?? new Map<string, string>();
      if (projectId !== null && role !== null) roles.set(projectId, role);
      sessions.set(id, roles);
    }
  }
  return sessions;
}
