import type { Database } from "../tables/index.ts";

/** The account that is linked with a provider, by the provider's subject or by its own id. */
export async function findLinkedUser(
  db: Database,
  providerId: string,
  by: { readonly subject: string } | { readonly userId: string },
): Promise<string | undefined> {
  const links = db.selectFrom("authAccount").select("userId").where("providerId", "=", providerId);
  const found = "subject" in by ? links.where("accountId", "=", by.subject) : links.where("userId", "=", by.userId);
  return (await found.executeTakeFirst())?.userId;
}

interface LinkedAccount {
  readonly id: string;
  readonly userId: string;
  readonly providerId: string;
  /** The provider's subject. */
  readonly accountId: string;
  readonly now: string;
}

/** Links an account with a subject of a provider. Of its tokens nothing is kept. */
export async function insertLinkedAccount(db: Database, { now, ...link }: LinkedAccount): Promise<void> {
  const tokens = { accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null };
  await db
    .insertInto("authAccount")
    .values({ ...link, ...tokens, scope: null, password: null, createdAt: now, updatedAt: now })
    .execute();
}

/** Whether an address is invited to any project by somebody who can still give the place away, and may still accept. */
export async function hasOpenInvitation(db: Database, email: string, now: string): Promise<boolean> {
  const open = db
    .selectFrom("invitation")
    .innerJoin("project", "project.id", "invitation.projectId")
    .innerJoin("appUser as inviter", "inviter.id", "invitation.invitedBy")
    .innerJoin("projectMember", (join) =>
      join.onRef("projectMember.projectId", "=", "invitation.projectId").onRef("projectMember.userId", "=", "invitation.invitedBy"),
    )
    .select("invitation.id")
    .where("invitation.email", "=", email)
    .where("invitation.expiresAt", ">", now)
    .where("invitation.withdrawnAt", "is", null)
    .where("invitation.acceptedAt", "is", null)
    .where("projectMember.role", "=", "owner")
    .where("inviter.disabledAt", "is", null)
    .where("project.trashedAt", "is", null);
  return (await open.limit(1).executeTakeFirst()) !== undefined;
}
