import { createHash } from "node:crypto";
import { otherWork } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";
import type { VendorDocumentRow } from "../tables/vendor-questions.ts";
import type { Breach, EvaluationCheck } from "./evaluation-integrity.ts";
import type { EvaluationLog } from "./evaluation-log.ts";
import { hashOfAnswers, listAnswers } from "./questionnaires.ts";
import { listAnswerDocuments, readVendorDocumentPart } from "./vendor-documents.ts";

/** Compares what vendors answered, and the files that are kept of them, with their hashes and with the log. What an earlier release wrote is not in the log. */
export async function verifySent(db: Database, projectId: string, log: EvaluationLog): Promise<EvaluationCheck> {
  const answers = await verifyAnswers(db, projectId, log);
  const files = await verifyFiles(db, projectId, log);
  return { rows: answers.rows + files.rows, breaches: [...answers.breaches, ...files.breaches] };
}

async function verifyAnswers(db: Database, projectId: string, log: EvaluationLog): Promise<EvaluationCheck> {
  const submissions = await db
    .selectFrom("questionnaireSubmission as submission")
    .innerJoin("questionnaireInvitation as invitation", "invitation.id", "submission.invitationId")
    .innerJoin("vendor", "vendor.id", "invitation.vendorId")
    .innerJoin("questionnaire", "questionnaire.id", "invitation.questionnaireId")
    .select(["submission.id", "submission.invitationId", "submission.answersHash", "submission.withdrawnAt"])
    .select(["vendor.name as vendorName", "questionnaire.position"])
    .where("submission.projectId", "=", projectId)
    .orderBy("submission.submittedAt")
    .orderBy("submission.id")
    .execute();
  const breaches: Breach[] = [];
  for (const { id, invitationId, answersHash, withdrawnAt, vendorName, position } of submissions) {
    const kept = log.submissions.get(id);
    if (kept === undefined) continue;
    const isSame = kept === answersHash && (withdrawnAt !== null || kept === (await hashOfNow(db, invitationId)));
    if (!isSame) breaches.push({ table: "questionnaireSubmission", number: position, about: [vendorName] });
  }
  const present = new Set(submissions.map(({ id }) => id));
  if ([...log.submissions.keys()].some((id) => !present.has(id))) breaches.push({ table: "questionnaireSubmission", number: 0, about: [] });
  return { rows: submissions.length, breaches };
}

async function hashOfNow(db: Database, invitationId: string): Promise<string> {
  return hashOfAnswers(await listAnswers(db, { invitationId }), await listAnswerDocuments(db, [invitationId]));
}

async function verifyFiles(db: Database, projectId: string, log: EvaluationLog): Promise<EvaluationCheck> {
  const files = await db
    .selectFrom("vendorDocument as file")
    .innerJoin("vendor", "vendor.id", "file.vendorId")
    .select(["file.id", "file.name", "file.sha256", "file.byteSize", "vendor.name as vendorName"])
    .where("file.projectId", "=", projectId)
    .orderBy("file.createdAt")
    .orderBy("file.id")
    .execute();
  for (const [position, file] of files.entries()) {
    const kept = log.files.get(file.id);
    if ((kept === undefined || kept === file.sha256) && (await isContentSound(db, file))) continue;
    return { rows: files.length, breaches: [{ table: "vendorDocument", number: position + 1, about: [file.vendorName, file.name] }] };
  }
  return { rows: files.length, breaches: [] };
}

async function isContentSound(
  db: Database,
  { id, byteSize, sha256 }: Pick<VendorDocumentRow, "id" | "byteSize" | "sha256">,
): Promise<boolean> {
  const hash = createHash("sha256");
  let bytes = 0;
  for (let position = 0; ; position++) {
    const part = await readVendorDocumentPart(db, id, position);
    if (!part) return bytes === byteSize && hash.digest("hex") === sha256;
    bytes += part.byteLength;
    hash.update(part);
    await otherWork();
  }
}
