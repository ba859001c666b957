import type { Kysely } from "kysely";

/** Which seats did not count in a round when its scores became known: whoever comes and goes later changes nothing of its result. */
export async function removedSeats(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("evaluation_round").addColumn("removed_seats", "text").execute();
}
