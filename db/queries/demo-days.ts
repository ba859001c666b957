import type { Database } from "../tables/index.ts";

/** The days on which vendors demonstrate, of those that stand in a task of the plan, in their order. */
export async function listDemoDays(db: Database, projectId: string): Promise<{ readonly taskId: string; readonly day: string }[]> {
  const rows = await db
    .selectFrom("vendorDemo")
    .select(["taskId", "startsAt"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("startsAt")
    .execute();
  return rows.flatMap(({ taskId, startsAt }) => (taskId === null ? [] : [{ taskId, day: startsAt.slice(0, 10) }]));
}
