import type { Kysely } from "kysely";

/** What a project's plan was made from, or last brought to: the method as it was then, and which task of the plan each of its tasks became. */
export async function projectMethod(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("project_method")
    .addColumn("project_id", "text", (column) => column.primaryKey().references("project.id").onDelete("cascade"))
    .addColumn("current", "text", (column) => column.notNull())
    .addColumn("former", "text")
    .addColumn("step_id", "text")
    .addColumn("changed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("changed_at", "text", (column) => column.notNull())
    .execute();
}
