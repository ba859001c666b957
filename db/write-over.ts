import type { InsertResult, UpdateResult } from "kysely";

interface Statement<Result> {
  executeTakeFirst(): Promise<Result | undefined>;
}

/** Writes a row over the one at `version`: inserts it where that is 0, for none, else updates it. False when somebody else wrote it since; the statements see to that. */
export async function writeOver(version: number, insert: Statement<InsertResult>, update: Statement<UpdateResult>): Promise<boolean> {
  if (version === 0) return ((await insert.executeTakeFirst())?.numInsertedOrUpdatedRows ?? 0n) > 0n;
  return ((await update.executeTakeFirst())?.numUpdatedRows ?? 0n) > 0n;
}
