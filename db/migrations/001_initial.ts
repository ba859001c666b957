import { sql, type CreateTableBuilder, type Kysely } from "kysely";
import { appendOnlyTriggers, columnTypes, type DialectName } from "../dialect.ts";

/** Accounts, projects, plans, calendars and the log. */
export async function initial(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await accounts(db);
  await calendars(db);
  await projects(db);
  await plan(db, dialect);
  await log(db, dialect);
}

async function accounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("app_user")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("email_verified", "integer", flag("email_verified"))
    .addColumn("image", "text")
    .addColumn("locale", "text")
    .addColumn("time_zone", "text")
    .addColumn("theme", "text")
    .addColumn("is_administrator", "integer", flag("is_administrator"))
    .addColumn("disabled_at", "text")
    .addColumn("version", "integer", (column) => column.notNull().defaultTo(1))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("auth_session")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("token", "text", (column) => column.notNull().unique())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("ip_address", "text")
    .addColumn("user_agent", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("auth_session_user").on("auth_session").column("user_id").execute();
  await db.schema
    .createTable("auth_account")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("provider_id", "text", (column) => column.notNull())
    .addColumn("access_token", "text")
    .addColumn("refresh_token", "text")
    .addColumn("id_token", "text")
    .addColumn("access_token_expires_at", "text")
    .addColumn("refresh_token_expires_at", "text")
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addUniqueConstraint("auth_account_provider", ["provider_id", "account_id"])
    .execute();
  await db.schema.createIndex("auth_account_user").on("auth_account").column("user_id").execute();
  await db.schema
    .createTable("auth_verification")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("identifier", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("auth_verification_identifier").on("auth_verification").column("identifier").execute();
  await db.schema
    .createTable("one_time_link")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("user_id", "text", (column) => column.references("app_user.id").onDelete("cascade"))
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("rate_limit")
    .addColumn("key", "varchar(255)", (column) => column.primaryKey())
    .addColumn("points", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("expire", "bigint")
    .execute();
  await db.schema
    .createTable("instance_setting")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}

async function calendars(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("calendar")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("library_key", "text", (column) => column.unique())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .addColumn("week", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("calendar_exception")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("calendar_id", "text", (column) => column.notNull().references("calendar.id").onDelete("cascade"))
    .addColumn("from_day", "text", (column) => column.notNull())
    .addColumn("to_day", "text", (column) => column.notNull())
    .addColumn("intervals", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .execute();
  await db.schema.createIndex("calendar_exception_days").on("calendar_exception").columns(["calendar_id", "from_day"]).execute();
  await db.schema
    .createTable("calendar_year")
    .addColumn("calendar_id", "text", (column) => column.notNull().references("calendar.id").onDelete("cascade"))
    .addColumn("year", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull().check(sql`state in ('official', 'provisional')`))
    .addPrimaryKeyConstraint("calendar_year_key", ["calendar_id", "year"])
    .execute();
}

async function projects(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("project")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .addColumn("template_key", "text")
    .addColumn("calendar_id", "text", (column) => column.notNull().references("calendar.id"))
    .addColumn("start_day", "text", (column) => column.notNull())
    .addColumn("go_live_day", "text")
    .addColumn("go_live_task_id", "text")
    .addColumn("time_zone", "text", (column) => column.notNull())
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("is_demo", "integer", flag("is_demo"))
    .addColumn("next_task_number", "integer", (column) => column.notNull())
    .addColumn("plan_version", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("project_member")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("project_member_key", ["project_id", "user_id"])
    .execute();
  await db.schema.createIndex("project_member_user").on("project_member").column("user_id").execute();
  await db.schema
    .createTable("person")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text")
    .addColumn("user_id", "text", (column) => column.references("app_user.id").onDelete("set null"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("person_project").on("person").column("project_id").execute();
  await db.schema
    .createTable("project_role")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .addColumn("person_id", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("project_role_key", ["project_id", "code"])
    .execute();
}

async function plan(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable("task")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("parent_id", "text")
    .addColumn("position", "double precision", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('phase', 'task', 'milestone', 'gate')`))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .addColumn("duration_minutes", "integer", (column) => column.notNull())
    .addColumn("elapsed", "integer", flag("elapsed"))
    .addColumn("progress", "integer", (column) => column.notNull().check(sql`progress between 0 and 100`))
    .addColumn("constraint_type", "text", (column) => column.notNull())
    .addColumn("constraint_at", "text")
    .addColumn("deadline", "text")
    .addColumn("actual_start", "text")
    .addColumn("actual_finish", "text")
    .addColumn("manual_start", "text")
    .addColumn("manual_finish", "text")
    .addColumn("role_code", "text")
    .addColumn("owner_id", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("deliverable", "text", (column) => column.notNull())
    .addColumn("deliverable_zh", "text")
    .addColumn("done_when", "text", (column) => column.notNull())
    .addColumn("done_when_zh", "text")
    .addColumn("items", "text", (column) => column.notNull())
    .addColumn("area", "text")
    .addColumn("template_task_id", "text")
    .addColumn("start_at", "text", (column) => column.notNull())
    .addColumn("finish_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    // It finds the tasks of a project, too. Dates are in no index: a change may write a thousand of them.
    .addUniqueConstraint("task_number", ["project_id", "number"])
    .execute();
  // Room on each page for the next state of its rows, so that a change of many dates leaves the indexes alone.
  if (dialect === "postgres") await sql`alter table task set (fillfactor = 50)`.execute(db);
  await db.schema
    .createTable("task_link")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("predecessor_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("successor_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("type", "text", (column) => column.notNull().check(sql`type in ('FS', 'SS', 'FF', 'SF')`))
    .addColumn("lag", "double precision", (column) => column.notNull())
    .addColumn("lag_unit", "text", (column) => column.notNull().check(sql`lag_unit in ('working', 'elapsed', 'percent')`))
    .addUniqueConstraint("task_link_ends", ["predecessor_id", "successor_id"])
    .execute();
  await db.schema.createIndex("task_link_project").on("task_link").column("project_id").execute();
  await db.schema.createIndex("task_link_successor").on("task_link").column("successor_id").execute();
  await db.schema
    .createTable("baseline")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("baseline_project").on("baseline").columns(["project_id", "created_at"]).execute();
  await db.schema
    .createTable("baseline_task")
    .addColumn("baseline_id", "text", (column) => column.notNull().references("baseline.id").onDelete("cascade"))
    // No reference to the task: a baseline remembers tasks that were removed since.
    .addColumn("task_id", "text", (column) => column.notNull())
    .addColumn("start_at", "text", (column) => column.notNull())
    .addColumn("finish_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("baseline_task_key", ["baseline_id", "task_id"])
    .execute();
  await db.schema
    .createTable("plan_step")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("undo_command", "text", (column) => column.notNull())
    .addColumn("redo_command", "text", (column) => column.notNull())
    .addColumn("undone", "integer", flag("undone"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addUniqueConstraint("plan_step_order", ["project_id", "user_id", "sequence"])
    .execute();
  await db.schema
    .createTable("plan_import")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("file_name", "text", (column) => column.notNull())
    .addColumn("byte_size", "integer", (column) => column.notNull())
    .addColumn("content", columnTypes(dialect).bytes, (column) => column.notNull())
    .addColumn("report", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
}

async function log(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable("event")
    .addColumn("stream", "text", (column) => column.notNull())
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor_id", "text")
    .addColumn("command", "text", (column) => column.notNull())
    .addColumn("subject_id", "text")
    .addColumn("data_version", "integer", (column) => column.notNull())
    .addColumn("data", "text", (column) => column.notNull())
    .addColumn("request_id", "text", (column) => column.notNull())
    .addColumn("previous_hash", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("event_key", ["stream", "sequence"])
    .execute();
  for (const trigger of appendOnlyTriggers(dialect, "event", ["stream", "sequence"])) await trigger.execute(db);
  await db.schema
    .createTable("idempotency")
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("request_hash", "text", (column) => column.notNull())
    .addColumn("status", "integer", (column) => column.notNull())
    .addColumn("response", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("idempotency_key", ["user_id", "key"])
    .execute();
  await db.schema.createIndex("idempotency_age").on("idempotency").column("created_at").execute();
}

type ColumnCallback = NonNullable<Parameters<CreateTableBuilder<string>["addColumn"]>[2]>;

function flag(column: string): ColumnCallback {
  return (builder) =>
    builder
      .notNull()
      .defaultTo(0)
      .check(sql`${sql.ref(column)} in (0, 1)`);
}
