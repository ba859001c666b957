import { sql, type Kysely } from "kysely";
import type { DialectName } from "../dialect.ts";

/** What-if branches of a plan: the state they parted from, what was done in them since, and the steps that people take back. */
export async function planBranches(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable("plan_branch")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("base_version", "integer", (column) => column.notNull())
    .addColumn("base", dialect === "postgres" ? "bytea" : "blob", (column) => column.notNull())
    .addColumn("changes", "integer", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("discarded_by", "text", (column) => column.references("app_user.id"))
    .addColumn("discarded_at", "text")
    .addColumn("merged_by", "text", (column) => column.references("app_user.id"))
    .addColumn("merged_at", "text")
    .addColumn("merged_version", "integer")
    .addColumn("merge_step_id", "text")
    .addColumn("taken_back_at", "text")
    .execute();
  await db.schema.createIndex("plan_branch_project").on("plan_branch").column("project_id").execute();
  await db.schema
    .createTable("plan_branch_change")
    .addColumn("branch_id", "text", (column) => column.notNull().references("plan_branch.id").onDelete("cascade"))
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("command", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("plan_branch_change_key", ["branch_id", "sequence"])
    .execute();
  await db.schema
    .createTable("plan_branch_step")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("branch_id", "text", (column) => column.notNull().references("plan_branch.id").onDelete("cascade"))
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id"))
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("undo_command", "text", (column) => column.notNull())
    .addColumn("redo_command", "text", (column) => column.notNull())
    .addColumn("undone", "integer", (column) => column.notNull().check(sql`undone in (0, 1)`))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addUniqueConstraint("plan_branch_step_order", ["branch_id", "user_id", "sequence"])
    .execute();
}
