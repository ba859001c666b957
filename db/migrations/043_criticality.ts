import type { Kysely } from "kysely";

/** Which tasks of a project count as critical, and which nearly. */
export async function criticality(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("project").addColumn("criticality", "text").execute();
}
