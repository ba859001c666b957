import type { Database } from "../tables/index.ts";
import type { ReferenceAnswerRow, VendorReferenceRow } from "../tables/vendor-questions.ts";
import { writeOver } from "../write-over.ts";

/** The customers of a vendor that can be asked, in their order, removed ones among them. */
export async function listVendorReferences(db: Database, projectId: string, vendorId: string): Promise<VendorReferenceRow[]> {
  return db
    .selectFrom("vendorReference")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("vendorId", "=", vendorId)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

export async function insertVendorReference(db: Database, row: VendorReferenceRow): Promise<void> {
  await db.insertInto("vendorReference").values(row).execute();
}

export type ReferenceChanges = Partial<Omit<VendorReferenceRow, "id" | "projectId" | "vendorId" | "version">>;

/** Changes a reference that is still at `version`; false when it was changed elsewhere. */
export async function updateVendorReference(db: Database, id: string, version: number, changes: ReferenceChanges): Promise<boolean> {
  const result = await db
    .updateTable("vendorReference")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Says who asked last, and when; its version stays, for the answers have theirs. */
export async function noteReferenceAsked(db: Database, id: string, asked: Pick<VendorReferenceRow, "askedBy" | "askedOn">): Promise<void> {
  await db.updateTable("vendorReference").set(asked).where("id", "=", id).execute();
}

/** What the references of a vendor said. */
export async function listReferenceAnswers(db: Database, projectId: string, vendorId: string): Promise<ReferenceAnswerRow[]> {
  return db
    .selectFrom("referenceAnswer")
    .innerJoin("vendorReference", "vendorReference.id", "referenceAnswer.referenceId")
    .selectAll("referenceAnswer")
    .where("vendorReference.projectId", "=", projectId)
    .where("vendorReference.vendorId", "=", vendorId)
    .orderBy("referenceAnswer.questionId")
    .execute();
}

/** Writes an answer over the one at `version`, which is 0 for none; false when it was written elsewhere. */
export async function writeReferenceAnswer(db: Database, row: Omit<ReferenceAnswerRow, "version">, version: number): Promise<boolean> {
  const { referenceId, questionId, question, answer, askedBy, askedOn } = row;
  return writeOver(
    version,
    db
      .insertInto("referenceAnswer")
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("referenceAnswer")
      .set({ question, answer, askedBy, askedOn, version: version + 1 })
      .where((where) => where.and({ referenceId, questionId, version })),
  );
}
