import { sql, type CreateTableBuilder, type Kysely } from "kysely";

/** What a project requires of its system, how much of it may be built, which of it the vendors are judged by, and what was agreed when. */
export async function requirements(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "requirement")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("statement", "text", (column) => column.notNull())
    .addColumn("statement_zh", "text")
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('functional', 'data', 'integration', 'nonFunctional')`))
    .addColumn("priority", "text", (column) => column.notNull().check(sql`priority in ('must', 'should', 'could', 'wont')`))
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("owner_id", "text")
    .addColumn("disposition", "text", (column) =>
      column.notNull().check(sql`disposition in ('undecided', 'standard', 'configure', 'extend', 'changeProcess')`),
    )
    .addColumn("effort_days", "double precision")
    .addColumn("status", "text", (column) => column.notNull().check(sql`status in ('draft', 'agreed', 'dropped')`))
    .addColumn("task_id", "text")
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("requirement_number").on("requirement").columns(["project_id", "number"]).unique().execute();
  await db.schema.createIndex("requirement_task").on("requirement").column("task_id").execute();
  await db.schema
    .createTable("requirement_setting")
    .addColumn("project_id", "text", (column) => column.primaryKey().references("project.id").onDelete("cascade"))
    .addColumn("next_number", "integer", (column) => column.notNull())
    .addColumn("cap_basis", "text", (column) => column.notNull().check(sql`cap_basis in ('share', 'days')`))
    .addColumn("cap", "double precision", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await ofProject(db, "requirement_pull")
    .addColumn("requirement_id", "text", (column) => column.primaryKey().references("requirement.id").onDelete("cascade"))
    .addColumn("place", "text", (column) => column.notNull().check(sql`place in ('mandatory', 'scored')`))
    .addColumn("subject_id", "text", (column) => column.notNull())
    .addColumn("statement", "text", (column) => column.notNull())
    .addColumn("statement_zh", "text")
    .addColumn("pulled_by", "text", (column) => column.references("app_user.id"))
    .addColumn("pulled_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("requirement_pull_project").on("requirement_pull").column("project_id").execute();
  await ofProject(db, "requirement_baseline")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("taken_by", "text", (column) => column.references("app_user.id"))
    .addColumn("taker_name", "text", (column) => column.notNull())
    .addColumn("taken_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("requirement_baseline_number")
    .on("requirement_baseline")
    .columns(["project_id", "number"])
    .unique()
    .execute();
}

/** A table whose rows belong to a project. */
function ofProject<Name extends string>(db: Kysely<unknown>, name: Name): CreateTableBuilder<Name> {
  return db.schema
    .createTable(name)
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"));
}
