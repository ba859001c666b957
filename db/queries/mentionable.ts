import type { Database } from "../tables/index.ts";

export interface MentionableMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

/** The accounts that can see a project and can be named in its texts. */
export async function listMentionable(db: Database, projectId: string): Promise<MentionableMember[]> {
  return db
    .selectFrom("projectMember")
    .innerJoin("appUser", "appUser.id", "projectMember.userId")
    .select(["appUser.id", "appUser.name", "appUser.email", "projectMember.role"])
    .where("projectMember.projectId", "=", projectId)
    .where("appUser.disabledAt", "is", null)
    .orderBy("appUser.id")
    .execute();
}
