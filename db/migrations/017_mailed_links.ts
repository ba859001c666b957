import { sql, type Kysely } from "kysely";

/** Which links only a mailbox has got, so that they prove whose an address is. */
export async function mailedLinks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("one_time_link")
    .addColumn("is_mailed", "integer", (column) =>
      column
        .notNull()
        .defaultTo(0)
        .check(sql`is_mailed in (0, 1)`),
    )
    .execute();
}
