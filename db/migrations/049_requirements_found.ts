import type { Kysely } from "kysely";
import type { DialectName } from "../dialect.ts";
import { insertRequirementTriggers } from "../search-triggers.ts";

/** Requirements are found by their codes and their words. */
export async function requirementsFound(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  for (const statement of insertRequirementTriggers(dialect)) await statement.execute(db);
}
