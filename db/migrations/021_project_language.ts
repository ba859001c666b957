import type { Kysely } from "kysely";

/** The language in which a project writes to people whose own language is not known. */
export async function projectLanguage(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("project").addColumn("locale", "text").execute();
}
