import type { VendorBidRow, VendorComplianceRow, VendorCostRow, VendorFactRow } from "../tables/vendors.ts";
import type { Database } from "../tables/index.ts";

/** What the vendors of a project offer, and what was found of it. */
export interface OfferRows {
  readonly bids: readonly VendorBidRow[];
  /** In their order within each vendor. */
  readonly costs: readonly VendorCostRow[];
  readonly facts: readonly VendorFactRow[];
  readonly compliance: readonly VendorComplianceRow[];
}

/** As they are kept with a round. */
export interface KeptOffers extends OfferRows {
  /** Whether the prices of second envelopes, which are entered after the reveal, are among them. */
  readonly arePricesKept?: boolean;
  /** The vendors that took no part any more when the round was closed; missing while it is not, and whoever withdraws leaves its ranking. */
  readonly withdrawn?: readonly string[];
}

export async function readOfferRows(db: Database, projectId: string): Promise<OfferRows> {
  return {
    bids: await db.selectFrom("vendorBid").selectAll().where("projectId", "=", projectId).execute(),
    costs: await db.selectFrom("vendorCost").selectAll().where("projectId", "=", projectId).orderBy("position").orderBy("id").execute(),
    facts: await db.selectFrom("vendorFact").selectAll().where("projectId", "=", projectId).execute(),
    compliance: await db.selectFrom("vendorCompliance").selectAll().where("projectId", "=", projectId).execute(),
  };
}

/** Whether any vendor of the project has made a bid. */
export async function hasBids(db: Database, projectId: string): Promise<boolean> {
  return (await db.selectFrom("vendorBid").select("vendorId").where("projectId", "=", projectId).limit(1).executeTakeFirst()) !== undefined;
}
