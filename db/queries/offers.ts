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

export async function readOfferRows(db: Database, projectId: string): Promise<OfferRows> {
  return {
    bids: await db.selectFrom("vendorBid").selectAll().where("projectId", "=", projectId).execute(),
    costs: await db.selectFrom("vendorCost").selectAll().where("projectId", "=", projectId).orderBy("position").orderBy("id").execute(),
    facts: await db.selectFrom("vendorFact").selectAll().where("projectId", "=", projectId).execute(),
    compliance: await db.selectFrom("vendorCompliance").selectAll().where("projectId", "=", projectId).execute(),
  };
}
