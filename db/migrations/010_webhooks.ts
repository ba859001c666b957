import { sql, type Kysely } from "kysely";

/** Addresses that are told of what happens in a project, and what became of telling them. */
export async function webhooks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("webhook")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("sealed_secret", "text", (column) => column.notNull())
    .addColumn("topics", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("paused_at", "text")
    .addColumn("pause_reason", "text", (column) => column.check(sql`pause_reason in ('person', 'failures')`))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("webhook_project").on("webhook").column("project_id").execute();
  await db.schema
    .createTable("webhook_delivery")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("webhook_id", "text", (column) => column.notNull().references("webhook.id").onDelete("cascade"))
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull().check(sql`state in ('waiting', 'delivered', 'failed')`))
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("last_at", "text")
    .addColumn("status", "integer")
    .addColumn("duration_ms", "integer")
    .addColumn("error", "text")
    .execute();
  await db.schema.createIndex("webhook_delivery_webhook").on("webhook_delivery").columns(["webhook_id", "created_at"]).execute();
}
