import { attachment } from "#app/http/download.ts";
import { areAnswersReadable } from "#app/http/evaluation/answer-text.server.ts";
import { readPriceEnvelopes } from "#app/http/evaluation/price-envelopes.server.ts";
import { readSealedAnswers } from "#app/http/evaluation/sealed-answers.server.ts";
import { errorResponse, type GuardedArgs } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { listQuestions } from "#db/queries/questionnaires.ts";
import { findVendorDocument, readVendorDocumentPart } from "#db/queries/vendor-documents.ts";
import type { VendorDocumentRow } from "#db/tables/vendor-questions.ts";
import { requireVendor } from "./change-vendors.server.ts";
import { readQuestionnairePage } from "./questionnaires-page.server.ts";

/** A file about a vendor, to be saved: one that came with an answer once that may be read, one that tells prices once they are open. */
export async function downloadVendorFile(args: GuardedArgs<"vendors.view">): Promise<Response> {
  const { context, project, params } = args;
  const file = await findVendorDocument(context.db, project.id, params["vendorFileId"] ?? "");
  if (!file || file.removedAt !== null) throw errorResponse(404, context);
  await requireVendor(args, context.db, file.vendorId);
  if (!(await isReadable(args, file))) throw errorResponse(404, context);
  let position = 0;
  const content = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await readVendorDocumentPart(context.db, file.id, position++);
      if (part) controller.enqueue(new Uint8Array(part));
      else controller.close();
    },
  });
  return attachment(content, file.name, file.contentType);
}

async function isReadable({ context, project }: GuardedArgs<"vendors.view">, file: VendorDocumentRow): Promise<boolean> {
  if (file.kind === "price") return !(await readPriceEnvelopes(context.db, project.id)).isSealed(file.vendorId);
  const isSealed = await readSealedAnswers(context.db, project.id);
  if (file.kind !== "answer") return !isSealed(file.vendorId, [file.criterionId]);
  const invitation = await context.db
    .selectFrom("questionnaireInvitation")
    .innerJoin("questionnaire", "questionnaire.id", "questionnaireInvitation.questionnaireId")
    .select(["questionnaireInvitation.submittedAt", "questionnaire.deadlineAt", "questionnaire.id"])
    .where("questionnaireInvitation.id", "=", file.invitationId ?? "")
    .where("questionnaire.removedAt", "is", null)
    .executeTakeFirst();
  if (invitation === undefined) return false;
  const question = (await listQuestions(context.db, invitation.id)).find(({ id }) => id === file.questionId);
  if (isSealed(file.vendorId, [question?.criterionId ?? null])) return false;
  return areAnswersReadable(invitation, invitation, context.now());
}

/** The answers of all vendors beside each other as a table; what they wrote is never taken for a formula. */
export async function downloadAnswers(args: GuardedArgs<"vendors.view">): Promise<Response> {
  const { context, request, user } = args;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const { t } = reader;
  const file = await context.imports.admit(user.id, async () => {
    const page = await readQuestionnairePage(args, reader);
    const columns = [
      { header: t("vendors:question.section"), width: 20 },
      { header: t("vendors:question.question"), width: 60 },
      { header: t("vendors:question.criterion"), width: 24 },
      ...page.invitations.map(({ vendor }) => ({ header: vendor.name, width: 48 })),
    ];
    const rows = page.questions.map((question) => [
      question.section,
      question.shownText,
      question.evidenceFor ?? "",
      ...page.invitations.map(({ answers }) => {
        const answer = answers[question.id];
        return answer ? [answer.text, answer.explanation, ...answer.files.map(({ name }) => name)].filter(Boolean).join("\n") : "";
      }),
    ]);
    return tableFile({ format, columns, rows }, page.title);
  });
  if (!file) throw errorResponse(429, context);
  return file;
}
