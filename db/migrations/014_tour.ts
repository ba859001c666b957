import type { Kysely } from "kysely";

/** How far each account has come in the tour of the demo. */
export async function tour(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("tour_progress")
    .addColumn("user_id", "text", (column) => column.primaryKey().references("app_user.id").onDelete("cascade"))
    .addColumn("stop", "integer", (column) => column.notNull())
    .addColumn("finished_at", "text")
    .execute();
}
