import { isProjectRole, roleMay } from "#app/domain/access/permissions.ts";
import { listMembers } from "#db/queries/projects.ts";
import { listProjectWatchers, listTaskWatchers } from "#db/queries/watches.ts";
import type { Database } from "#db/tables/index.ts";

/** The accounts that hear of what matters to the whole project, at a task of it: who leads the project, and who watches it or the task. */
export async function listWhoLeads(transaction: Database, projectId: string, taskId: string): Promise<string[]> {
  const members = await listMembers(transaction, projectId);
  const leaders = members.filter(({ role }) => isProjectRole(role) && (roleMay(role, "gate.decide") || roleMay(role, "members.manage")));
  return [
    ...(await listTaskWatchers(transaction, projectId, taskId)),
    ...(await listProjectWatchers(transaction, projectId)),
    ...leaders.map(({ userId }) => userId),
  ];
}
