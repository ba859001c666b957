import type { Database } from "../tables/index.ts";

/** The schema changes that the database has, in order, and when each was made. */
export async function listAppliedChanges(db: Database): Promise<{ readonly name: string; readonly at: string }[]> {
  const rows = await db
    .withoutPlugins()
    .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    .selectFrom("kysely_migration")
    .select(["name", "timestamp"])
    .orderBy("name")
    .execute();
  return rows.map(({ name, timestamp }) => ({ name, at: timestamp }));
}
