import { otherWork } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";
import type { VendorDocumentRow } from "../tables/vendor-questions.ts";

/** Small enough that writing or reading one holds nobody up. */
const partBytes = 256 * 1024;

export async function insertVendorDocument(db: Database, row: VendorDocumentRow, content: Uint8Array): Promise<void> {
  await db.insertInto("vendorDocument").values(row).execute();
  for (let position = 0; position * partBytes < content.length; position++) {
    const part = content.subarray(position * partBytes, (position + 1) * partBytes);
    await db.insertInto("vendorDocumentPart").values({ documentId: row.id, position, content: part }).execute();
    await otherWork();
  }
}

/** The files that came with answers, the oldest first, without those taken away. */
export async function listAnswerDocuments(db: Database, invitationIds: readonly string[]): Promise<VendorDocumentRow[]> {
  if (invitationIds.length === 0) return [];
  return db
    .selectFrom("vendorDocument")
    .selectAll()
    .where("invitationId", "in", invitationIds)
    .where("removedAt", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** The files that the project keeps of a vendor, the oldest first, removed ones among them; those of its answers are apart. */
export async function listVendorDocuments(db: Database, projectId: string, vendorId: string): Promise<VendorDocumentRow[]> {
  return db
    .selectFrom("vendorDocument")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("vendorId", "=", vendorId)
    .where("kind", "<>", "answer")
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** Takes a file that is still at `version` away, or puts it back; false when that was done elsewhere. */
export async function turnVendorDocument(
  db: Database,
  id: string,
  version: number,
  removal: Pick<VendorDocumentRow, "removedAt" | "removedBy">,
): Promise<boolean> {
  const result = await db
    .updateTable("vendorDocument")
    .set({ ...removal, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function findVendorDocument(db: Database, projectId: string, id: string): Promise<VendorDocumentRow | undefined> {
  return db.selectFrom("vendorDocument").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

/** One part of a file; undefined behind the last one. */
export async function readVendorDocumentPart(db: Database, documentId: string, position: number): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom("vendorDocumentPart")
    .select("content")
    .where("documentId", "=", documentId)
    .where("position", "=", position)
    .executeTakeFirst();
  return row?.content;
}

export async function removeVendorDocument(db: Database, id: string, removedAt: string): Promise<void> {
  await db
    .updateTable("vendorDocument")
    .set((row) => ({ removedAt, version: row("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** How many bytes the files of a project's vendors take, removed ones among them. */
export async function sumVendorDocuments(db: Database, projectId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom("vendorDocument")
    .select(({ fn }) => fn.sum<number | null>("byteSize").as("bytes"))
    .where("projectId", "=", projectId)
    .executeTakeFirstOrThrow();
  return bytes ?? 0;
}

/** How many bytes the files take that came by an invitation to answer, removed ones among them. */
export async function sumAnswerDocuments(db: Database, invitationId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom("vendorDocument")
    .select(({ fn }) => fn.sum<number | null>("byteSize").as("bytes"))
    .where("invitationId", "=", invitationId)
    .executeTakeFirstOrThrow();
  return bytes ?? 0;
}

/** Ends what was removed before an instant; returns how many files that were. */
export async function purgeVendorDocuments(db: Database, removedBefore: string): Promise<number> {
  const result = await db.deleteFrom("vendorDocument").where("removedAt", "<", removedBefore).executeTakeFirst();
  return Number(result.numDeletedRows);
}
