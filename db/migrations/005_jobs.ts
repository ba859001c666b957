import type { Kysely } from "kysely";

/** Work that is done outside of any request. */
export async function jobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("job")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("data", "text", (column) => column.notNull())
    .addColumn("only_key", "text", (column) => column.unique())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("run_at", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("last_error", "text")
    .addColumn("claimed_by", "text")
    .addColumn("claimed_until", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("failed_at", "text")
    .execute();
  await db.schema.createIndex("job_due").on("job").columns(["state", "run_at"]).execute();
}
