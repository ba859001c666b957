import type { LoaderFunctionArgs } from "@remix-run/node";
import { choicesOf } from "#app/http/evaluation/answer-text.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatInstant, formatNumber, inLanguage } from "#app/i18n/format.ts";
import { listAnswers, listDeadlines, listInquiries, listQuestions } from "#db/queries/questionnaires.ts";
import { listAnswerDocuments } from "#db/queries/vendor-documents.ts";
import { noteOpening, openAnswerLink, stateOfLink } from "./answers.server.ts";

export type AnswersPage = Awaited<ReturnType<typeof readAnswersPage>>;
export type AskedQuestion = AnswersPage["sections"][number]["questions"][number];

/** A questionnaire as the vendor of a private link sees it: its own answers, and what all vendors are told. */
export async function readAnswersPage({ request, params, context }: LoaderFunctionArgs) {
  const { locale, t } = await readReader(request, context);
  const link = await openAnswerLink(context, params["token"]);
  await noteOpening(context, link);
  const questions = await listQuestions(context.db, link.questionnaireId);
  const answers = new Map((await listAnswers(context.db, link)).map((answer) => [answer.questionId, answer]));
  const files = await listAnswerDocuments(context.db, [link.invitationId]);
  const at = (instant: string) => formatInstant(instant, locale, link.timeZone);
  const asked = questions.map((question, index) => {
    const { answer = "", explanation = "", revision = 0 } = answers.get(question.id) ?? {};
    return {
      id: question.id,
      index,
      section: inLanguage({ text: question.section, zh: question.sectionZh }, locale),
      text: inLanguage({ text: question.text, zh: question.textZh }, locale),
      help: inLanguage({ text: question.help, zh: question.helpZh }, locale),
      kind: question.kind,
      unit: inLanguage({ text: question.unit, zh: question.unitZh }, locale),
      choices: choicesOf(question).map((choice) => choice[locale]),
      isRequired: question.isRequired === 1,
      answer,
      explanation,
      revision,
      files: files
        .filter(({ questionId }) => questionId === question.id)
        .map(({ id, name, byteSize }) => ({
          id,
          name,
          size: formatNumber(Math.max(0.1, byteSize / 1000), locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 }),
        })),
    };
  });
  const inquiries = await listInquiries(context.db, link.questionnaireId);
  return {
    title: inLanguage({ text: link.title, zh: link.titleZh }, locale),
    intro: inLanguage({ text: link.intro, zh: link.introZh }, locale),
    project: inLanguage({ text: link.projectName, zh: link.projectNameZh }, locale),
    vendor: link.vendorName,
    state: stateOfLink(link, context.now()),
    isSubmitted: link.submittedAt !== null,
    submitted: link.submittedAt === null ? null : t("vendors:answers.submittedBy", { name: link.submitterName, at: at(link.submittedAt) }),
    deadline: link.deadlineAt === null ? "" : at(link.deadlineAt),
    timeZone: link.timeZone.replaceAll("_", " "),
    moved: (await listDeadlines(context.db, link.questionnaireId)).map(({ id, previousAt, deadlineAt, reason }) => ({
      id,
      text: t("vendors:answers.moved", { before: at(previousAt), after: at(deadlineAt), reason }),
    })),
    sections: [...new Set(asked.map(({ section }) => section))].map((section) => ({
      section,
      questions: asked.filter((question) => question.section === section),
    })),
    questionCount: asked.length,
    answered: asked.filter(({ answer, files: given }) => answer.trim() !== "" || given.length > 0).length,
    /** What all vendors are told; nobody learns who asked. */
    told: inquiries
      .filter(({ answeredAt }) => answeredAt !== null)
      .map(({ id, publishedText, answer, answeredAt }) => ({ id, question: publishedText, answer, at: at(answeredAt ?? "") })),
    own: inquiries
      .filter(({ invitationId, answeredAt }) => invitationId === link.invitationId && answeredAt === null)
      .map(({ id, text, askedAt }) => ({ id, text, at: at(askedAt) })),
  };
}
