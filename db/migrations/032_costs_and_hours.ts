import { sql, type Kysely } from "kysely";

/** What a project is to cost and has cost, the hours that people worked on it, and the day up to which it is looked at. */
export async function costsAndHours(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("budget_line")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .addColumn("category", "text", (column) => column.notNull())
    .addColumn("planned_minor", "bigint", (column) => column.notNull().check(sql`planned_minor >= 0`))
    .addColumn("takes_hours", "integer", (column) => column.notNull().check(sql`takes_hours in (0, 1)`))
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .execute();
  await db.schema.createIndex("budget_line_project").on("budget_line").column("project_id").execute();
  await taskCosts(db);
  await costEntries(db);
  await timeEntries(db);
  await db.schema
    .createTable("progress_setting")
    .addColumn("project_id", "text", (column) => column.primaryKey().references("project.id").onDelete("cascade"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("status_day", "text")
    .addColumn("method", "text", (column) => column.notNull())
    .execute();
}

async function taskCosts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("task_cost")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("line_id", "text", (column) => column.references("budget_line.id").onDelete("set null"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("amount_minor", "bigint", (column) => column.notNull().check(sql`amount_minor >= 0`))
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .execute();
  await db.schema.createIndex("task_cost_project").on("task_cost").column("project_id").execute();
  await db.schema.createIndex("task_cost_task").on("task_cost").column("task_id").execute();
  await db.schema.createIndex("task_cost_line").on("task_cost").column("line_id").execute();
}

/** What was spent stays when its task or its line is deleted for good. */
async function costEntries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("cost_entry")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.references("task.id").onDelete("set null"))
    .addColumn("line_id", "text", (column) => column.references("budget_line.id").onDelete("set null"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("amount_minor", "bigint", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .execute();
  await db.schema.createIndex("cost_entry_project").on("cost_entry").columns(["project_id", "day"]).execute();
  await db.schema.createIndex("cost_entry_task").on("cost_entry").column("task_id").execute();
  await db.schema.createIndex("cost_entry_line").on("cost_entry").column("line_id").execute();
}

/** Hours stay when their task is deleted for good. Whoever worked them may leave the plan, and come back: no reference holds them. */
async function timeEntries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("time_entry")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("person_name", "text", (column) => column.notNull())
    .addColumn("task_id", "text", (column) => column.references("task.id").onDelete("set null"))
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("minutes", "integer", (column) => column.notNull().check(sql`minutes between 1 and 1440`))
    .addColumn("rate_minor", "bigint")
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("recorded_by", "text", (column) => column.references("app_user.id"))
    .addColumn("recorded_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("time_entry_project").on("time_entry").columns(["project_id", "day"]).execute();
  await db.schema.createIndex("time_entry_person").on("time_entry").columns(["person_id", "day"]).execute();
  await db.schema.createIndex("time_entry_task").on("time_entry").column("task_id").execute();
}
