import { sql, type Kysely } from "kysely";

/** What demonstrations, reference checks and documents of vendors tell beside what they told before. */
export async function demonstrations(db: Kysely<unknown>): Promise<void> {
  const add = (table: string, column: string) =>
    db.schema
      .alterTable(table)
      .addColumn(column, "text", (text) => text.notNull().defaultTo(""))
      .execute();
  await add("demo_scenario", "pain_point");
  await db.schema.alterTable("demo_scenario").addColumn("pain_point_zh", "text").execute();
  await db.schema
    .alterTable("demo_scenario")
    .addColumn("item_ids", "text", (text) => text.notNull().defaultTo(sql`'[]'`))
    .execute();
  await add("vendor_demo", "attendees");
  await add("vendor_reference", "industry");
  await db.schema.alterTable("vendor_reference").addColumn("users", "integer").execute();
  await add("vendor_reference", "since");
  await add("reference_answer", "asked_by");
  await db.schema.alterTable("reference_answer").addColumn("asked_on", "text").execute();
  await db.schema.alterTable("vendor_document").addColumn("criterion_id", "text").execute();
}
