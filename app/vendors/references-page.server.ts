import { loadScorecards } from "#app/content/scorecards.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { readSealedQuestions } from "#app/http/evaluation/sealed-answers.server.ts";
import { errorResponse, type GuardedArgs } from "#app/http/guarded.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { listReferenceAnswers, listVendorReferences } from "#db/queries/vendor-references.ts";
import { readOfferBasis, type OfferBasis } from "#db/queries/vendors.ts";
import type { ReferenceAnswerRow, VendorReferenceRow } from "#db/tables/vendor-questions.ts";
import { requireVendor } from "./change-vendors.server.ts";
import { requireReference } from "./references.server.ts";
import { criteriaNamed } from "./scenario-words.server.ts";

export type ReferencesPage = Awaited<ReturnType<typeof readReferencesPage>>;
export type ReferencePage = Awaited<ReturnType<typeof readReferencePage>>;

/** The customers of a vendor that were asked, and what each said beside the others. */
export async function readReferencesPage(caller: GuardedArgs<"vendors.view">, reader: Reader) {
  const { context, project, can, params } = caller;
  const vendor = await requireVendor(caller, context.db, params["vendorId"]);
  const basis = await readOfferBasis(context.db, project.id);
  const rows = await listVendorReferences(context.db, project.id, vendor.id);
  const isSealed = await readSealed(caller, vendor.id);
  const answers = (await listReferenceAnswers(context.db, project.id, vendor.id)).filter(({ questionId }) => !isSealed(questionId));
  const references = rows.filter(({ removedAt }) => removedAt === null);
  const questions = await askedQuestions(caller, basis, answers, reader);
  return {
    title: reader.t("vendors:reference.of", { name: vendor.name }),
    projectId: project.id,
    vendor: { id: vendor.id, name: vendor.name },
    canEdit: can("vendors.edit"),
    formKey: context.newId(),
    questions: questions.map((question) => ({ ...question, isSealed: isSealed(question.id) })),
    references: references.map((row) => {
      const own = answers.filter(({ referenceId }) => referenceId === row.id);
      return {
        ...shownReference(row, reader),
        answered: own.filter(({ answer }) => answer !== "").length,
        answers: Object.fromEntries(own.map((answer) => [answer.questionId, { text: answer.answer, asked: askedWords(answer, reader) }])),
      };
    }),
    removed: can("vendors.edit")
      ? rows.filter(({ removedAt }) => removedAt !== null).map(({ id, version, company }) => ({ id, version, name: company }))
      : [],
  };
}

/** One customer with every question, to be asked. */
export async function readReferencePage(caller: GuardedArgs<"vendors.view">, reader: Reader) {
  const { context, project, user, can, params } = caller;
  const vendor = await requireVendor(caller, context.db, params["vendorId"]);
  const row = await requireReference(caller, context.db, params["referenceId"] ?? "");
  if (row.removedAt !== null) throw errorResponse(404, context);
  const basis = await readOfferBasis(context.db, project.id);
  const isSealed = await readSealed(caller, vendor.id);
  const all = await listReferenceAnswers(context.db, project.id, vendor.id);
  const own = all.filter(({ referenceId, questionId }) => referenceId === row.id && !isSealed(questionId));
  const questions = await askedQuestions(caller, basis, own, reader);
  return {
    title: reader.t("vendors:reference.title", { name: row.company }),
    projectId: project.id,
    vendor: { id: vendor.id, name: vendor.name },
    reference: shownReference(row, reader),
    canEdit: can("vendors.edit"),
    askedBy: user.name,
    today: todayIn(project.timeZone, context.now()),
    questions: questions.map((question) => {
      const answer = own.find(({ questionId }) => questionId === question.id);
      return {
        ...question,
        isSealed: isSealed(question.id),
        version: answer?.version ?? 0,
        answer: answer?.answer ?? "",
        asked: answer && answer.answer !== "" ? askedWords(answer, reader) : "",
      };
    }),
  };
}

/** What references said, as a table. */
export async function downloadReferences(args: GuardedArgs<"vendors.view">): Promise<Response> {
  const { context, request, user } = args;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const { t } = reader;
  const file = await context.imports.admit(user.id, async () => {
    const page = await readReferencesPage(args, reader);
    const columns = [
      { header: t("vendors:question.question"), width: 60 },
      { header: t("vendors:question.criterion"), width: 24 },
      ...page.references.map(({ company }) => ({ header: company, width: 48 })),
    ];
    const rows = page.questions.map((question) => [
      question.text,
      question.criteria.join("\n"),
      ...page.references.map(({ answers }) => {
        const answer = answers[question.id];
        if (question.isSealed) return t("vendors:offers.closed");
        return answer && answer.text !== "" ? `${answer.text}\n${answer.asked}` : "";
      }),
    ]);
    return tableFile({ format, columns, rows }, page.title);
  });
  if (!file) throw errorResponse(429, context);
  return file;
}

async function readSealed({ context, project }: GuardedArgs<"vendors.view">, vendorId: string) {
  const { referenceQuestions } = await loadScorecards(context.contentDirectory);
  return readSealedQuestions(context.db, project.id, vendorId, referenceQuestions);
}

/** The questions of the list, and behind them what was asked by an earlier one. */
async function askedQuestions(
  { context }: GuardedArgs<"vendors.view">,
  basis: OfferBasis,
  answers: readonly ReferenceAnswerRow[],
  reader: Reader,
) {
  const { referenceQuestions } = await loadScorecards(context.contentDirectory);
  const listed = referenceQuestions.map(({ id, question, listenFor, criteria }) => ({
    id,
    text: question[reader.locale],
    listenFor: listenFor[reader.locale],
    criteria: criteriaNamed(criteria, basis, reader),
  }));
  const former = new Map(
    answers
      .filter(({ questionId, answer }) => answer !== "" && !listed.some(({ id }) => id === questionId))
      .map((row) => [row.questionId, row]),
  );
  return [
    ...listed,
    ...[...former.values()].map(({ questionId, question }) => ({ id: questionId, text: question, listenFor: "", criteria: [] })),
  ];
}

/** A reference in the reader's words. */
export function shownReference(row: VendorReferenceRow, { locale, t }: Reader) {
  const { id, version, company, contact, industry, users, since, about } = row;
  const facts = [
    industry,
    users === null ? "" : t("vendors:reference.usersOf", { count: users, users: formatNumber(users, locale) }),
    since === "" ? "" : t("vendors:reference.sinceOf", { since }),
  ];
  return {
    ...{ id, version, company, contact, about },
    facts: facts.filter(Boolean).join(" · "),
    asked: row.askedOn === null ? "" : askedWords(row, { locale, t }),
    typed: { company, contact, industry, users: users ?? "", since, about },
  };
}

function askedWords(asked: Pick<ReferenceAnswerRow, "askedBy" | "askedOn">, { locale, t }: Pick<Reader, "locale" | "t">): string {
  return asked.askedOn === null ? "" : t("vendors:reference.askedBy", { name: asked.askedBy, day: formatDay(asked.askedOn, locale) });
}
