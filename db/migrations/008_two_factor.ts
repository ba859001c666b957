import type { Kysely } from "kysely";

/** Authenticators of accounts, their recovery codes, browsers that are trusted, and sign-ins that wait for the second factor. */
export async function twoFactor(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("second_factor")
    .addColumn("user_id", "text", (column) => column.primaryKey().references("app_user.id").onDelete("cascade"))
    .addColumn("sealed_key", "text", (column) => column.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("last_step", "integer")
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("recovery_code")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("code_hash", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .addUniqueConstraint("recovery_code_of_user", ["user_id", "code_hash"])
    .execute();
  await db.schema
    .createTable("trusted_browser")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("trusted_browser_user").on("trusted_browser").column("user_id").execute();
  await db.schema
    .createTable("pending_sign_in")
    .addColumn("token_hash", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
}
