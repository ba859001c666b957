import { sql, type Kysely } from "kysely";

/** Long computations that several servers follow: who is at it, how far it is, and what came of it. */
export async function sharedWork(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("shared_work")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("wish", "text", (column) => column.notNull())
    .addColumn("share", "double precision", (column) => column.notNull())
    .addColumn("claimed_by", "text", (column) => column.notNull())
    .addColumn("claimed_until", "text", (column) => column.notNull())
    .addColumn("stop_wanted", "integer", (column) => column.notNull().check(sql`stop_wanted in (0, 1)`))
    .addColumn("outcome", "text")
    .addPrimaryKeyConstraint("shared_work_key", ["project_id", "kind", "wish"])
    .execute();
}
