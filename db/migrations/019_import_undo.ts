import type { Kysely } from "kysely";

/** When what an import did was taken back. */
export async function importUndo(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("plan_import").addColumn("undone_at", "text").execute();
}
