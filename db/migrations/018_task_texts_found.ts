import type { Kysely } from "kysely";
import { insertBelongingTriggers } from "../search-triggers.ts";
import type { DialectName } from "../dialect.ts";

/** Descriptions, checklists and the names of files are found with their tasks; comments and members come back as what hid them goes. */
export async function taskTextsFound(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  for (const statement of insertBelongingTriggers(dialect)) await statement.execute(db);
}
