import type { Kysely } from "kysely";

/** What the vendors of a round offered when its scores became known: nothing that changes later changes its result. */
export async function frozenOffers(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("evaluation_round").addColumn("offers", "text").execute();
  await db.schema.alterTable("evaluation_round").addColumn("offers_hash", "text").execute();
}
