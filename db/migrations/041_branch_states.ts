import type { Kysely } from "kysely";
import type { DialectName } from "../dialect.ts";

/** How a what-if stood after some of its changes, so that not all of them are carried out again to show it. */
export async function branchStates(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .alterTable("plan_branch")
    .addColumn("state", dialect === "postgres" ? "bytea" : "blob")
    .execute();
  await db.schema.alterTable("plan_branch").addColumn("state_changes", "integer").execute();
}
