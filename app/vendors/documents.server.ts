import type { z } from "zod";
import { readPriceEnvelopes, requireEnterablePrices } from "#app/http/evaluation/price-envelopes.server.ts";
import { readSealedAnswers } from "#app/http/evaluation/sealed-answers.server.ts";
import { receiveFiles, requireRoomInProject } from "#app/http/files.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { insertVendorDocument, listVendorDocuments, turnVendorDocument } from "#db/queries/vendor-documents.ts";
import { readOfferBasis } from "#db/queries/vendors.ts";
import type { Database } from "#db/tables/index.ts";
import type { VendorDocumentRow } from "#db/tables/vendor-questions.ts";
import { changedSince, changeVendor, type VendorArgs } from "./change-vendors.server.ts";
import type { addDocumentsForm, documentForm } from "./meetings.forms.server.ts";

const mostDocuments = 200;

/** Keeps files about a vendor: all of them, or none. What tells prices lies in their envelope. Returns their ids. */
export async function addDocuments(args: VendorArgs<z.output<typeof addDocumentsForm>>): Promise<readonly string[]> {
  const { context, project, user, value } = args;
  const files = await receiveFiles(args, value.files);
  return changeVendor(args, async (vendor, { transaction, record }) => {
    const { kind, criterionId } = value;
    const isSealed = await readSealedAnswers(transaction, project.id);
    if (kind === "price" || isSealed(vendor.id, [criterionId])) await requireEnterablePrices(transaction, project.id, vendor.id);
    await requireKnownCriterion(transaction, project.id, criterionId);
    const present = (await listVendorDocuments(transaction, project.id, vendor.id)).filter(({ removedAt }) => removedAt === null);
    if (present.length + files.length > mostDocuments)
      throw new Refusal("document.tooMany", { field: "files", parameters: { limit: mostDocuments } });
    await requireRoomInProject(transaction, project.id, files);
    const place = { projectId: project.id, vendorId: vendor.id, kind, invitationId: null, questionId: null, criterionId };
    const sender = { uploadedBy: user.id, uploaderName: user.name, createdAt: context.now() };
    const life = { removedAt: null, removedBy: null, version: 1 };
    const kept: { readonly id: string; readonly sha256: string }[] = [];
    for (const { content, ...file } of files) {
      const id = context.newId();
      await insertVendorDocument(transaction, { id, ...place, ...sender, ...file, ...life }, content);
      kept.push({ id, sha256: file.sha256 });
    }
    const data = { name: vendor.name, items: files.map(({ name }) => name), files: kept };
    await record({ stream: project.id, command: "vendor.addFile", subjectId: vendor.id, data });
    return kept.map(({ id }) => id);
  });
}

/** Takes a document away. The answer says how it is put back; after thirty days it is gone. */
export async function removeDocument(args: VendorArgs<z.output<typeof documentForm>>): Promise<{ readonly undo: Undo }> {
  const { context, user, value } = args;
  const { name } = await turnDocument(args, "vendor.removeFile", { removedAt: context.now(), removedBy: user.id });
  const { t } = await readReader(args.request, context);
  const fields = { fileId: value.fileId, version: String(value.version + 1) };
  return { undo: { done: t("vendors:removed.done", { name }), intent: "restoreDocument", fields } };
}

export async function restoreDocument(args: VendorArgs<z.output<typeof documentForm>>): Promise<void> {
  await turnDocument(args, "vendor.restoreFile", { removedAt: null, removedBy: null });
}

async function turnDocument(
  args: VendorArgs<z.output<typeof documentForm>>,
  command: "vendor.removeFile" | "vendor.restoreFile",
  removal: Pick<VendorDocumentRow, "removedAt" | "removedBy">,
): Promise<VendorDocumentRow> {
  const { context, project, value } = args;
  return changeVendor(args, async (vendor, { transaction, record }) => {
    const file = (await listReadableDocuments(transaction, project.id, vendor.id)).find(({ id }) => id === value.fileId);
    if (!file) throw errorResponse(404, context);
    if (!(await turnVendorDocument(transaction, file.id, value.version, removal))) throw changedSince();
    await record({ stream: project.id, command, subjectId: vendor.id, data: { name: vendor.name, item: file.name } });
    return file;
  });
}

/** The files about a vendor that may be seen now, removed ones among them: what tells prices stays closed with its envelope. */
export async function listReadableDocuments(db: Database, projectId: string, vendorId: string): Promise<VendorDocumentRow[]> {
  const files = await listVendorDocuments(db, projectId, vendorId);
  const prices = await readPriceEnvelopes(db, projectId);
  const isSealed = await readSealedAnswers(db, projectId);
  return files.filter(({ kind, criterionId }) => !(kind === "price" ? prices.isSealed(vendorId) : isSealed(vendorId, [criterionId])));
}

/** One of the project's scorecard, by its id or that of the ready criterion that it is. */
export async function requireKnownCriterion(db: Database, projectId: string, criterionId: string | null): Promise<void> {
  if (criterionId === null) return;
  const { criteria } = await readOfferBasis(db, projectId);
  if (!criteria.some(({ id, libraryId }) => id === criterionId || libraryId === criterionId))
    throw new Refusal("field.unknown", { field: "criterionId" });
}
