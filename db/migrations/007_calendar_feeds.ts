import { sql, type Kysely } from "kysely";

/** Addresses under which a person's calendar program reads their tasks. */
export async function calendarFeeds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("calendar_feed")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("project_id", "text", (column) => column.references("project.id").onDelete("cascade"))
    .addColumn("titles_only", "integer", (column) => column.notNull().check(sql`titles_only in (0, 1)`))
    .addColumn("generation", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("calendar_feed_user").on("calendar_feed").column("user_id").execute();
  await db.schema.createIndex("calendar_feed_project").on("calendar_feed").column("project_id").execute();
}
