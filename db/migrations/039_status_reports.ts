import { sql, type Kysely } from "kysely";

/** Status reports: drafted from the data of a project, edited, sent and kept; and how often one is due. */
export async function statusReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("status_report")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull().check(sql`language in ('en', 'zh')`))
    .addColumn("period_from", "text", (column) => column.notNull())
    .addColumn("period_to", "text", (column) => column.notNull())
    .addColumn("figures", "text", (column) => column.notNull())
    .addColumn("figures_at", "text", (column) => column.notNull())
    .addColumn("corrects_id", "text")
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("sent_by", "text", (column) => column.references("app_user.id"))
    .addColumn("sent_at", "text")
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .execute();
  await db.schema.createIndex("status_report_number").on("status_report").columns(["project_id", "number"]).unique().execute();
  await db.schema
    .createTable("status_report_section")
    .addColumn("report_id", "text", (column) => column.notNull().references("status_report.id").onDelete("cascade"))
    .addColumn("section", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("drafted", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("edited_by", "text", (column) => column.references("app_user.id"))
    .addColumn("edited_at", "text")
    .addPrimaryKeyConstraint("status_report_section_key", ["report_id", "section"])
    .execute();
  await db.schema
    .createTable("status_report_recipient")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("report_id", "text", (column) => column.notNull().references("status_report.id").onDelete("cascade"))
    .addColumn("user_id", "text", (column) => column.references("app_user.id"))
    .addColumn("address", "text")
    .execute();
  await db.schema.createIndex("status_report_recipient_report").on("status_report_recipient").column("report_id").execute();
  await db.schema
    .createTable("status_report_rhythm")
    .addColumn("project_id", "text", (column) => column.primaryKey().references("project.id").onDelete("cascade"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("every", "text", (column) => column.notNull().check(sql`every in ('never', 'week', 'fortnight', 'month')`))
    .addColumn("language", "text", (column) => column.notNull().check(sql`language in ('en', 'zh')`))
    .addColumn("next_day", "text")
    .execute();
}
