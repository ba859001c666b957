import type { Kysely } from "kysely";

/** Archived and trashed projects, removed tasks that can be put back with their links, and plans kept as templates. */
export async function projectLife(db: Kysely<unknown>): Promise<void> {
  for (const [at, by] of [
    ["archived_at", "archived_by"],
    ["trashed_at", "trashed_by"],
  ] as const) {
    await db.schema.alterTable("project").addColumn(at, "text").execute();
    await db.schema
      .alterTable("project")
      .addColumn(by, "text", (column) => column.references("app_user.id"))
      .execute();
  }
  await db.schema
    .createTable("task_removal")
    .addColumn("task_id", "text", (column) => column.primaryKey().references("task.id").onDelete("cascade"))
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("restoration", "text", (column) => column.notNull())
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("removed_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("task_removal_project").on("task_removal").columns(["project_id", "removed_at"]).execute();
  await db.schema.createIndex("task_removal_at").on("task_removal").column("removed_at").execute();
  await db.schema
    .createTable("project_template")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("summary", "text", (column) => column.notNull())
    .addColumn("outline", "text", (column) => column.notNull())
    .addColumn("edition", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("saved_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .execute();
}
