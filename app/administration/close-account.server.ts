import type { ChangeEvent } from "#app/http/change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { disableUser, findUser, revokeOneTimeLinks } from "#db/queries/accounts.ts";
import { insertMember, listMembers, listOnlyOwnedProjects, lockAllMembers, updateMemberRole } from "#db/queries/projects.ts";
import type { AppUserRow } from "#db/tables/accounts.ts";
import type { Database } from "#db/tables/index.ts";

interface Closing {
  readonly transaction: Database;
  readonly now: string;
  record(event: ChangeEvent): Promise<unknown>;
}

/**
 * Closes an account: its sessions end and it cannot sign in. Projects that nobody else owns go to the heir; returns their names. An account
 * that is closed already still hands its projects over.
 */
export async function closeAccount({ transaction, now, record }: Closing, user: AppUserRow, heir: AppUserRow | null): Promise<string[]> {
  await lockAllMembers(transaction);
  if (heir && (await findUser(transaction, heir.id))?.disabledAt !== null)
    throw new Refusal("administration.successor", { field: "successor" });
  const projects = await listOnlyOwnedProjects(transaction, user.id);
  if (heir) for (const project of projects) await makeOwner({ transaction, now, record }, project.id, heir);
  if (user.disabledAt === null) {
    await disableUser(transaction, user.id, now);
    await revokeOneTimeLinks(transaction, "resetPassword", user.id, now);
    await record({ stream: "instance", command: "user.disable", subjectId: user.id, data: {} });
  }
  return projects.map((project) => project.name);
}

async function makeOwner({ transaction, now, record }: Closing, projectId: string, { id: userId, name }: AppUserRow): Promise<void> {
  const member = (await listMembers(transaction, projectId)).find((entry) => entry.userId === userId);
  if (member) await updateMemberRole(transaction, projectId, userId, member.version, "owner");
  else await insertMember(transaction, projectId, userId, "owner", now);
  const data = { name, ...(member ? { before: { role: member.role } } : {}), after: { role: "owner" } };
  await record({ stream: projectId, command: member ? "member.changeRole" : "member.add", subjectId: userId, data });
}
