import type { Kysely } from "kysely";

/** Invitations of people without an account to a project. */
export async function invitations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("invitation")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("invited_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("withdrawn_at", "text")
    .addColumn("accepted_at", "text")
    .addColumn("accepted_by", "text", (column) => column.references("app_user.id"))
    .execute();
  await db.schema.createIndex("invitation_project").on("invitation").columns(["project_id", "email"]).execute();
}
