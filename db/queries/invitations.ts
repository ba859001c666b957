import type { Database } from "../tables/index.ts";
import type { InvitationRow } from "../tables/projects.ts";

export async function insertInvitation(db: Database, invitation: InvitationRow): Promise<void> {
  await db.insertInto("invitation").values(invitation).execute();
}

/** An invitation with its project and who sent it, whether or not it can still be accepted. */
export async function findInvitation(db: Database, id: string) {
  return db
    .selectFrom("invitation")
    .innerJoin("project", "project.id", "invitation.projectId")
    .leftJoin("appUser", "appUser.id", "invitation.invitedBy")
    .selectAll("invitation")
    .select(["project.name as projectName", "project.nameZh as projectNameZh", "appUser.name as inviterName"])
    .where("invitation.id", "=", id)
    .executeTakeFirst();
}

/** The invitations of a project that were neither accepted nor withdrawn, expired ones among them; the newest first. */
export async function listOpenInvitations(db: Database, projectId: string): Promise<InvitationRow[]> {
  return db
    .selectFrom("invitation")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Takes an open invitation back; false when there is none of that id. */
export async function withdrawInvitation(db: Database, projectId: string, id: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable("invitation")
    .set({ withdrawnAt: now })
    .where("id", "=", id)
    .where("projectId", "=", projectId)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes back what is open for an address: a newer invitation takes its place, or the account has access. */
export async function withdrawInvitationsOf(db: Database, projectId: string, email: string, now: string): Promise<void> {
  await db
    .updateTable("invitation")
    .set({ withdrawnAt: now })
    .where("projectId", "=", projectId)
    .where("email", "=", email)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .execute();
}

/** Uses an invitation up; false when it was used, withdrawn or has expired meanwhile. */
export async function acceptInvitation(db: Database, id: string, userId: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable("invitation")
    .set({ acceptedAt: now, acceptedBy: userId })
    .where("id", "=", id)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
