import { sql, type Kysely } from "kysely";

/** What a project keeps of its tasks beside what every task has. */
export async function customFields(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("custom_field")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .addColumn("description", "text", (column) => column.notNull())
    .addColumn("description_zh", "text")
    .addColumn("is_expected", "integer", (column) => column.notNull().check(sql`is_expected in (0, 1)`))
    .addColumn("options", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .execute();
  await db.schema.createIndex("custom_field_number").on("custom_field").columns(["project_id", "number"]).unique().execute();
  await db.schema
    .alterTable("task")
    .addColumn("custom_values", "text", (column) => column.notNull().defaultTo("{}"))
    .execute();
}
