import type { Kysely } from "kysely";

/** What people are told, how they want to be told, and what they watch. It ends with their access to the project. */
export async function notifications(db: Kysely<unknown>): Promise<void> {
  await tableOfMembers(db, "notification")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("task_id", "text", (column) => column.references("task.id").onDelete("cascade"))
    .addColumn("comment_id", "text", (column) => column.references("comment.id").onDelete("cascade"))
    .addColumn("actor_id", "text", (column) => column.references("app_user.id").onDelete("set null"))
    .addColumn("data", "text", (column) => column.notNull())
    .addColumn("only_key", "text", (column) => column.unique())
    .addColumn("is_listed", "integer", (column) => column.notNull())
    .addColumn("read_at", "text")
    .addColumn("mail_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("notification_of_user").on("notification").columns(["user_id", "id"]).execute();
  for (const column of ["task_id", "comment_id", "actor_id", "mail_at", "created_at"])
    await db.schema.createIndex(`notification_${column}`).on("notification").column(column).execute();
  await db.schema.createIndex("notification_member").on("notification").columns(["project_id", "user_id"]).execute();
  await db.schema
    .createTable("notification_setting")
    .addColumn("user_id", "text", (column) => column.primaryKey().references("app_user.id").onDelete("cascade"))
    .addColumn("ways", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("quiet_from", "text")
    .addColumn("quiet_to", "text")
    .addColumn("paused_until", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await watches(db);
  await db.schema
    .createTable("reminder_day")
    .addColumn("project_id", "text", (column) => column.primaryKey().references("project.id").onDelete("cascade"))
    .addColumn("day", "text", (column) => column.notNull())
    .execute();
}

async function watches(db: Kysely<unknown>): Promise<void> {
  await tableOfMembers(db, "project_watch")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("project_watch_key", ["project_id", "user_id"])
    .execute();
  await tableOfMembers(db, "task_watch")
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("is_watching", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("task_watch_key", ["task_id", "user_id"])
    .execute();
  await db.schema.createIndex("task_watch_member").on("task_watch").columns(["project_id", "user_id"]).execute();
}

/** A table of what belongs to the access of an account to a project, and goes with it. */
function tableOfMembers(db: Kysely<unknown>, name: string) {
  return db.schema
    .createTable(name)
    .addColumn("project_id", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addForeignKeyConstraint(`${name}_access`, ["project_id", "user_id"], "project_member", ["project_id", "user_id"], (key) =>
      key.onDelete("cascade"),
    );
}
