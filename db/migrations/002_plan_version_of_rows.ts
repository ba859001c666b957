import type { Kysely } from "kysely";

/** Tasks and links remember the plan's version that last changed them, so that a server reads only what changed since the version it holds. */
export async function planVersionOfRows(db: Kysely<unknown>): Promise<void> {
  for (const table of ["task", "task_link"])
    await db.schema
      .alterTable(table)
      .addColumn("plan_version", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
}
