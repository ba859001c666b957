import type { Kysely } from "kysely";
import { columnTypes, type DialectName } from "../dialect.ts";

/** What a task holds beyond its plan: description, checklist, files, how its dates moved, and when people looked at it. */
export async function taskStory(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await descriptions(db);
  await checklists(db);
  await attachments(db, dialect);
  await moves(db);
  await visits(db);
  await db.schema.createIndex("event_subject").on("event").columns(["stream", "subject_id", "sequence"]).execute();
}

async function descriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("task_description")
    .addColumn("task_id", "text", (column) => column.primaryKey().references("task.id").onDelete("cascade"))
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("edited_by", "text", (column) => column.notNull().references("app_user.id"))
    .addColumn("edited_at", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("task_description_project").on("task_description").column("project_id").execute();
}

async function checklists(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("checklist_item")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("position", "double precision", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("assignee_id", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("done_at", "text")
    .addColumn("done_by", "text", (column) => column.references("app_user.id"))
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("checklist_item_task").on("checklist_item").columns(["task_id", "position"]).execute();
  await db.schema.createIndex("checklist_item_project").on("checklist_item").column("project_id").execute();
  await db.schema.createIndex("checklist_item_assignee").on("checklist_item").column("assignee_id").execute();
}

async function attachments(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable("attachment")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("comment_id", "text", (column) => column.references("comment.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("byte_size", "integer", (column) => column.notNull())
    .addColumn("content_type", "text", (column) => column.notNull())
    .addColumn("image_width", "integer")
    .addColumn("image_height", "integer")
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("uploaded_by", "text", (column) => column.notNull().references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("attachment_task").on("attachment").columns(["task_id", "created_at"]).execute();
  await db.schema.createIndex("attachment_project").on("attachment").column("project_id").execute();
  await db.schema.createIndex("attachment_comment").on("attachment").column("comment_id").execute();
  await db.schema.createIndex("attachment_removed").on("attachment").column("removed_at").execute();
  // In parts, so that a large file never stands in memory whole, neither when it is read nor when it is backed up.
  await db.schema
    .createTable("attachment_part")
    .addColumn("attachment_id", "text", (column) => column.notNull().references("attachment.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("content", columnTypes(dialect).bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint("attachment_part_key", ["attachment_id", "position"])
    .execute();
}

async function moves(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("task_move")
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("start_before", "text", (column) => column.notNull())
    .addColumn("finish_before", "text", (column) => column.notNull())
    .addColumn("start_after", "text", (column) => column.notNull())
    .addColumn("finish_after", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("task_move_key", ["task_id", "sequence"])
    .execute();
}

async function visits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("visit")
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("subject_id", "text", (column) => column.notNull())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("seen", "integer", (column) => column.notNull())
    .addColumn("seen_before", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("visit_key", ["user_id", "subject_id"])
    .execute();
  await db.schema.createIndex("visit_project").on("visit").column("project_id").execute();
}
