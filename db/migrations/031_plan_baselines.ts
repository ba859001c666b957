import { sql, type Kysely } from "kysely";

/**
 * Baselines that are approved, deleted and chosen as what the plan is compared with; what their tasks were called and where they stood, so
 * that those removed since are told; and the planned dates of gates and milestones from day to day.
 */
export async function planBaselines(db: Kysely<unknown>): Promise<void> {
  await extendBaselines(db);
  await extendBaselineTasks(db);
  await db.schema
    .createTable("baseline_approval")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("baseline_id", "text", (column) => column.notNull().references("baseline.id").onDelete("cascade"))
    .addColumn("approved_by", "text", (column) => column.references("app_user.id"))
    .addColumn("approved_at", "text", (column) => column.notNull())
    .addColumn("withdrawn_by", "text", (column) => column.references("app_user.id"))
    .addColumn("withdrawn_at", "text")
    .addColumn("withdrawal_reason", "text")
    .execute();
  await db.schema.createIndex("baseline_approval_baseline").on("baseline_approval").column("baseline_id").execute();
  await db.schema
    .createTable("milestone_forecast")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("planned_at", "text", (column) => column.notNull())
    .addColumn("is_reached", "integer", (column) => column.notNull().check(sql`is_reached in (0, 1)`))
    .addPrimaryKeyConstraint("milestone_forecast_key", ["project_id", "day", "task_id"])
    .execute();
  await db.schema.createIndex("milestone_forecast_task").on("milestone_forecast").column("task_id").execute();
}

async function extendBaselines(db: Kysely<unknown>): Promise<void> {
  const table = () => db.schema.alterTable("baseline");
  await table()
    .addColumn("version", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  await table()
    .addColumn("number", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  await table()
    .addColumn("note", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await table().addColumn("note_zh", "text").execute();
  await table().addColumn("plan_version", "integer").execute();
  await table()
    .addColumn("is_reference", "integer", (column) =>
      column
        .notNull()
        .defaultTo(0)
        .check(sql`is_reference in (0, 1)`),
    )
    .execute();
  await table().addColumn("removed_at", "text").execute();
  await table()
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .execute();
  await sql`update baseline set number = (
    select count(*) from baseline as other where other.project_id = baseline.project_id
      and (other.created_at < baseline.created_at or (other.created_at = baseline.created_at and other.id <= baseline.id)))`.execute(db);
  await db.schema.createIndex("baseline_number").on("baseline").columns(["project_id", "number"]).unique().execute();
}

/** Names and places of the tasks are those they have by now: they were not kept. */
async function extendBaselineTasks(db: Kysely<unknown>): Promise<void> {
  const table = () => db.schema.alterTable("baseline_task");
  await table().addColumn("parent_id", "text").execute();
  await table()
    .addColumn("position", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await table()
    .addColumn("kind", "text", (column) => column.notNull().defaultTo("task"))
    .execute();
  await table()
    .addColumn("name", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await table().addColumn("name_zh", "text").execute();
  await table().addColumn("duration_minutes", "integer").execute();
  await table().addColumn("cost_minor", "bigint").execute();
  await sql`update baseline_task set parent_id = task.parent_id, position = task.position, kind = task.kind, name = task.name,
    name_zh = task.name_zh from task where task.id = baseline_task.task_id`.execute(db);
}
