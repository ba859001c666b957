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
    .leftJoin("projectMember as inviter", (join) =>
      join.onRef("inviter.userId", "=", "invitation.invitedBy").onRef("inviter.projectId", "=", "invitation.projectId"),
    )
    .selectAll("invitation")
    .select(["inviter.role as inviterRole", "appUser.disabledAt as inviterDisabledAt"])
    .select([
      "project.name as projectName",
      "project.nameZh as projectNameZh",
      "appUser.name as inviterName",
      "project.locale as projectLocale",
      "appUser.locale as inviterLocale",
    ])
    .where("invitation.id", "=", id)
    .where("project.trashedAt", "is", null)
    .executeTakeFirst();
}

/** The invitations of an address that can be accepted, with what their senders are now. */
export async function listInvitationsOfAddress(db: Database, email: string, now: string) {
  return db
    .selectFrom("invitation")
    .innerJoin("project", "project.id", "invitation.projectId")
    .innerJoin("appUser", "appUser.id", "invitation.invitedBy")
    .innerJoin("projectMember as inviter", (join) =>
      join.onRef("inviter.userId", "=", "invitation.invitedBy").onRef("inviter.projectId", "=", "invitation.projectId"),
    )
    .select(["invitation.role", "inviter.role as inviterRole", "appUser.disabledAt as inviterDisabledAt"])
    .where("invitation.email", "=", email)
    .where("invitation.expiresAt", ">", now)
    .where("invitation.withdrawnAt", "is", null)
    .where("invitation.acceptedAt", "is", null)
    .where("project.trashedAt", "is", null)
    .execute();
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

/**
 * Takes back what is open: the invitation of an id, those of an address, whose place something newer takes, or those to some roles that
 * somebody sent. Returns them.
 */
export async function withdrawInvitations(
  db: Database,
  projectId: string,
  by: Pick<InvitationRow, "id"> | Pick<InvitationRow, "email"> | { readonly invitedBy: string; readonly roles: readonly string[] },
  now: string,
): Promise<InvitationRow[]> {
  const open = db
    .updateTable("invitation")
    .set({ withdrawnAt: now })
    .where("projectId", "=", projectId)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null);
  const chosen =
    "id" in by
      ? open.where("id", "=", by.id)
      : "email" in by
        ? open.where("email", "=", by.email)
        : open.where("invitedBy", "=", by.invitedBy).where("role", "in", by.roles);
  return chosen.returningAll().execute();
}

/**
 * Opens a withdrawn invitation again, as one of who opens it: the first sender may have lost the right. Undefined when it was accepted, has
 * expired, or another one for the address is open.
 */
export async function reopenInvitation(
  db: Database,
  projectId: string,
  id: string,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<InvitationRow | undefined> {
  return db
    .updateTable("invitation")
    .set({ withdrawnAt: null, invitedBy: by })
    .where("id", "=", id)
    .where("projectId", "=", projectId)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is not", null)
    .where("expiresAt", ">", now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("invitation as other")
            .select("other.id")
            .whereRef("other.projectId", "=", "invitation.projectId")
            .whereRef("other.email", "=", "invitation.email")
            .where("other.acceptedAt", "is", null)
            .where("other.withdrawnAt", "is", null),
        ),
      ),
    )
    .returningAll()
    .executeTakeFirst();
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
