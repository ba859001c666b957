import type { Kysely } from "kysely";
import type { DialectName } from "../dialect.ts";

/** Sheets that are about to be imported, and the step that takes an import back. */
export async function sheetDrafts(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable("sheet_draft")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.references("project.id").onDelete("cascade"))
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id"))
    .addColumn("file_name", "text", (column) => column.notNull())
    .addColumn("byte_size", "integer", (column) => column.notNull())
    .addColumn("content", dialect === "sqlite" ? "blob" : "bytea", (column) => column.notNull())
    .addColumn("choice", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("sheet_draft_user").on("sheet_draft").columns(["user_id", "created_at"]).execute();
  await db.schema.alterTable("plan_import").addColumn("step_id", "text").execute();
}
