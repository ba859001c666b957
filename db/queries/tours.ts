import type { Database } from "../tables/index.ts";
import type { TourProgressRow } from "../tables/tour.ts";

/** How far an account has come; undefined when it never began. */
export async function findTour(db: Database, userId: string): Promise<TourProgressRow | undefined> {
  return db.selectFrom("tourProgress").selectAll().where("userId", "=", userId).executeTakeFirst();
}

export async function putTour(db: Database, row: TourProgressRow): Promise<void> {
  const { stop, finishedAt } = row;
  await db
    .insertInto("tourProgress")
    .values(row)
    .onConflict((conflict) => conflict.column("userId").doUpdateSet({ stop, finishedAt }))
    .execute();
}

/** The demo project among those of an account. */
export async function findDemoProject(db: Database, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("project")
    .innerJoin("projectMember", "projectMember.projectId", "project.id")
    .select("project.id")
    .where("projectMember.userId", "=", userId)
    .where("project.isDemo", "=", 1)
    .where("project.trashedAt", "is", null)
    .orderBy("project.createdAt")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
