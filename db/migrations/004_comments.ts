import type { Kysely } from "kysely";

/** What people say to each other about a task. */
export async function comments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("comment")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("author_id", "text", (column) => column.notNull().references("app_user.id"))
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("edited_at", "text")
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("comment_task").on("comment").columns(["task_id", "created_at"]).execute();
  await db.schema.createIndex("comment_project").on("comment").column("project_id").execute();
}
