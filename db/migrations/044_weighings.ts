import { sql, type Kysely } from "kysely";

/** How groups of criteria were weighed in agreement, and which are weighed by the committee; what the amounts of a criterion are counted in. */
export async function weighings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("evaluation_weighing")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("group_id", "text", (column) => column.notNull())
    .addColumn("weigher", "text", (column) => column.notNull().check(sql`weigher in ('agreed', 'committee')`))
    .addColumn("judgement", "text")
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("decided_by", "text", (column) => column.references("app_user.id"))
    .addColumn("decider_name", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("evaluation_weighing_key", ["project_id", "group_id"])
    .execute();
  await db.schema
    .alterTable("evaluation_criterion")
    .addColumn("unit", "text", (column) => column.check(sql`unit in ('days', 'weeks', 'months', 'years')`))
    .execute();
}
