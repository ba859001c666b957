import { sql, type Kysely } from "kysely";

/** What an hour of a person costs. */
export async function personRate(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("person_work")
    .addColumn("rate_minor", "bigint", (column) => column.check(sql`rate_minor >= 0`))
    .execute();
}
