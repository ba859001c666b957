import { sql, type Kysely } from "kysely";

/**
 * Which links only a mailbox has got, so that they prove whose an address is; which jobs wait for each other; and one word for all the
 * names that lead to no public address.
 */
export async function linksAndTurns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("one_time_link")
    .addColumn("is_mailed", "integer", (column) =>
      column
        .notNull()
        .defaultTo(0)
        .check(sql`is_mailed in (0, 1)`),
    )
    .execute();
  await db.schema.alterTable("job").addColumn("turn", "text").execute();
  await db.schema.createIndex("job_turn").on("job").columns(["turn", "run_at", "id"]).execute();
  await sql`update webhook_delivery set error = 'address', duration_ms = null where error in ('name', 'private')`.execute(db);
}
