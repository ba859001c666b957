import { sql, type Kysely } from "kysely";

/** Tokens with which a person's programs use the interface in their name. When one was used is kept apart: it is no part of what it says. */
export async function apiTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("api_token")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("hint", "text", (column) => column.notNull())
    .addColumn("access", "text", (column) => column.notNull().check(sql`access in ('read', 'write')`))
    .addColumn("limited", "integer", (column) => column.notNull().check(sql`limited in (0, 1)`))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text")
    .execute();
  await db.schema.createIndex("api_token_user").on("api_token").column("user_id").execute();
  await db.schema
    .createTable("api_token_project")
    .addColumn("token_id", "text", (column) => column.notNull().references("api_token.id").onDelete("cascade"))
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addPrimaryKeyConstraint("api_token_project_key", ["token_id", "project_id"])
    .execute();
  await db.schema.createIndex("api_token_project_project").on("api_token_project").column("project_id").execute();
  await db.schema
    .createTable("api_token_use")
    .addColumn("token_id", "text", (column) => column.primaryKey().references("api_token.id").onDelete("cascade"))
    .addColumn("used_at", "text", (column) => column.notNull())
    .execute();
}
