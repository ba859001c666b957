import type { Kysely } from "kysely";

/** Which task must not begin before a criterion is met that a project keeps of its former method. */
export async function tasksBeforeCriteria(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("gate_criterion").addColumn("before_task_id", "text").execute();
}
