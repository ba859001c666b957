import type { Database } from "../tables/index.ts";
import type { VendorContactRow } from "../tables/vendor-questions.ts";

/** The contacts at a vendor in their order, removed ones among them. */
export async function listVendorContacts(db: Database, projectId: string, vendorId: string): Promise<VendorContactRow[]> {
  return db
    .selectFrom("vendorContact")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("vendorId", "=", vendorId)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

export async function insertVendorContact(db: Database, row: VendorContactRow): Promise<void> {
  await db.insertInto("vendorContact").values(row).execute();
}

export type VendorContactChanges = Partial<Omit<VendorContactRow, "id" | "projectId" | "vendorId" | "version">>;

/** Changes a contact that is still at `version`; false when it was changed elsewhere. */
export async function updateVendorContact(db: Database, id: string, version: number, changes: VendorContactChanges): Promise<boolean> {
  const result = await db
    .updateTable("vendorContact")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
