import type { Kysely } from "kysely";

/** The log of the whole instance is read by time. */
export async function administration(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex("event_time").on("event").columns(["at", "stream", "sequence"]).execute();
}
