import type { Kysely } from "kysely";

/** What somebody watched whose access was taken away, for as long as it can be given back. */
export async function keptWatches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("kept_watches")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("watches", "text", (column) => column.notNull())
    .addColumn("kept_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("kept_watches_key", ["project_id", "user_id"])
    .execute();
}
