import { answerText, areAnswersReadable } from "#app/http/evaluation/answer-text.server.ts";
import { readSealedAnswers } from "#app/http/evaluation/sealed-answers.server.ts";
import { civilTimeIn } from "#app/http/civil-time.server.ts";
import type { GuardedArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, inLanguage } from "#app/i18n/format.ts";
import { vendorStage } from "#app/domain/vendor/stage.ts";
import { addDays } from "#app/domain/time/day.ts";
import { questionTypes } from "#app/domain/scorecard/questionnaire.ts";
import {
  countQuestions,
  listAnswerInvitations,
  listAnswers,
  listDeadlines,
  listInquiries,
  listQuestionnaires,
  listQuestions,
} from "#db/queries/questionnaires.ts";
import { listAnswerDocuments } from "#db/queries/vendor-documents.ts";
import { listVendors, readOfferBasis } from "#db/queries/vendors.ts";
import type { QuestionnaireQuestionRow, QuestionnaireRow } from "#db/tables/vendor-questions.ts";
import { criterionChoices, criterionName } from "./offer-words.server.ts";
import { choiceLines, requireQuestionnaire } from "./questionnaires.server.ts";

export type QuestionnairePage = Awaited<ReturnType<typeof readQuestionnairePage>>;
export type ShownQuestion = QuestionnairePage["questions"][number];

/** The questionnaires of a project with how far each is. */
export async function readQuestionnairesPage(caller: ProjectCaller, reader: Reader) {
  const { context, project, can } = caller;
  const rows = await listQuestionnaires(context.db, project.id);
  const counts = await countQuestions(context.db, project.id);
  const invitations = await listAnswerInvitations(context.db, project.id);
  const shown = (row: QuestionnaireRow) => {
    const own = invitations.filter(({ questionnaireId }) => questionnaireId === row.id);
    return {
      id: row.id,
      version: row.version,
      title: titleOf(row, reader),
      kind: row.kind === "rfp" ? ("rfp" as const) : ("rfi" as const),
      questions: counts.get(row.id) ?? 0,
      ...stateOf(row, context.now(), reader, project.timeZone),
      asked: own.length,
      submitted: own.filter(({ submittedAt }) => submittedAt !== null).length,
    };
  };
  return {
    title: reader.t("vendors:questionnaires.title"),
    projectId: project.id,
    canEdit: can("vendors.edit"),
    formKey: context.newId(),
    questionnaires: rows.filter(({ removedAt }) => removedAt === null).map(shown),
    removed: can("vendors.edit") ? rows.filter(({ removedAt }) => removedAt !== null).map(shown) : [],
  };
}

/** One questionnaire: its questions while it is written, and then who answers and what, beside each other. */
export async function readQuestionnairePage(caller: GuardedArgs<"vendors.view">, reader: Reader) {
  const { context, project, can } = caller;
  const { locale } = reader;
  const row = await requireQuestionnaire(caller, context.db);
  const now = context.now();
  const at = (instant: string) => formatInstant(instant, locale, project.timeZone);
  const questions = await listQuestions(context.db, row.id);
  const invitations = await listAnswerInvitations(context.db, project.id, row.id);
  const answers = await listAnswers(context.db, { questionnaireId: row.id });
  const files = await listAnswerDocuments(
    context.db,
    invitations.map(({ id }) => id),
  );
  const isSealed = await readSealedAnswers(context.db, project.id);
  const vendors = await listVendors(context.db, project.id);
  const { criteria } = await readOfferBasis(context.db, project.id);
  const evidenceFor = (id: string | null) => {
    const criterion = criteria.find((each) => each.libraryId === id || each.id === id);
    return criterion ? criterionName(criterion, reader) : null;
  };
  return {
    title: titleOf(row, reader),
    projectId: project.id,
    canEdit: can("vendors.edit"),
    questionnaire: {
      id: row.id,
      version: row.version,
      kind: row.kind === "rfp" ? ("rfp" as const) : ("rfi" as const),
      title: row.title,
      titleZh: row.titleZh ?? "",
      intro: row.intro,
      introZh: row.introZh ?? "",
      shownIntro: inLanguage({ text: row.intro, zh: row.introZh }, locale),
      deadlineCivil: row.deadlineAt === null ? "" : civilTimeIn(project.timeZone, row.deadlineAt),
      ...stateOf(row, now, reader, project.timeZone),
    },
    proposedDeadline: `${addDays(civilTimeIn(project.timeZone, now).slice(0, 10), 14)}T18:00`,
    timeZone: project.timeZone.replaceAll("_", " "),
    kinds: questionTypes,
    criteria: criterionChoices(criteria, reader),
    questions: questions.map((question) => shownQuestion(question, reader, evidenceFor(question.criterionId))),
    invitations: invitations.map((invitation) => {
      const own = answers.filter(({ invitationId }) => invitationId === invitation.id);
      const ownFiles = files.filter(({ invitationId }) => invitationId === invitation.id);
      const isReadable = areAnswersReadable(invitation, row, now);
      const vendor = vendors.find(({ id }) => id === invitation.vendorId);
      return {
        id: invitation.id,
        vendor: {
          id: invitation.vendorId,
          name: invitation.vendorName,
          stage: vendorStage(invitation.stage),
          version: vendor?.version ?? 1,
        },
        hasLink: invitation.tokenHash !== null,
        opened: invitation.openedAt === null ? null : at(invitation.openedAt),
        submitted: invitation.submittedAt === null ? null : at(invitation.submittedAt),
        submitterName: invitation.submitterName,
        isReadable,
        answered: questions.filter(
          ({ id }) =>
            own.some((each) => each.questionId === id && each.answer.trim() !== "") || ownFiles.some(({ questionId }) => questionId === id),
        ).length,
        answers: isReadable
          ? Object.fromEntries(
              questions.map((question) => {
                const answer = own.find(({ questionId }) => questionId === question.id);
                if (isSealed(invitation.vendorId, [question.criterionId]))
                  return [question.id, { text: "", explanation: "", files: [], isSealed: true }];
                return [
                  question.id,
                  {
                    isSealed: false,
                    text: answerText(question, answer?.answer ?? "", reader),
                    explanation: answer?.explanation ?? "",
                    files: ownFiles
                      .filter(({ questionId }) => questionId === question.id)
                      .map(({ id, name }) => ({ id, name, url: `/projects/${project.id}/vendor-files/${id}` })),
                  },
                ];
              }),
            )
          : {},
      };
    }),
    others: vendors
      .filter(({ id, stage }) => (stage === "long" || stage === "short") && !invitations.some(({ vendorId }) => vendorId === id))
      .map(({ id, name, stage }) => ({ id, name, isProposed: row.kind === "rfi" || stage === "short" })),
    deadlines: (await listDeadlines(context.db, row.id)).map(({ id, previousAt, deadlineAt, reason, changerName }) => ({
      id,
      text: reader.t("vendors:answers.moved", { before: at(previousAt), after: at(deadlineAt), reason }),
      by: changerName,
    })),
    inquiries: (await listInquiries(context.db, row.id)).map((inquiry) => ({
      id: inquiry.id,
      version: inquiry.version,
      text: inquiry.text,
      by: invitations.find(({ id }) => id === inquiry.invitationId)?.vendorName ?? "",
      asked: at(inquiry.askedAt),
      publishedText: inquiry.publishedText,
      answer: inquiry.answer,
      answered: inquiry.answeredAt === null ? null : at(inquiry.answeredAt),
      answererName: inquiry.answererName,
    })),
    formKey: context.newId(),
  };
}

function titleOf(row: QuestionnaireRow, { locale }: Pick<Reader, "locale">): string {
  return inLanguage({ text: row.title, zh: row.titleZh }, locale);
}

function stateOf(row: QuestionnaireRow, now: string, { locale }: Reader, timeZone: string) {
  const state =
    row.publishedAt === null
      ? ("draft" as const)
      : row.deadlineAt !== null && row.deadlineAt <= now
        ? ("over" as const)
        : ("open" as const);
  return { state, deadline: row.deadlineAt === null ? "" : formatInstant(row.deadlineAt, locale, timeZone) };
}

function shownQuestion(question: QuestionnaireQuestionRow, { locale }: Reader, evidenceFor: string | null) {
  const { id, version, position, section, sectionZh, text, textZh, help, helpZh, kind, unit, unitZh, isRequired, criterionId } = question;
  return {
    id,
    version,
    position,
    section: inLanguage({ text: section, zh: sectionZh }, locale),
    shownText: inLanguage({ text, zh: textZh }, locale),
    shownUnit: inLanguage({ text: unit, zh: unitZh }, locale),
    kind: questionTypes.find((each) => each === kind) ?? ("text" as const),
    isRequired: isRequired === 1,
    evidenceFor,
    /** As its form has them. */
    typed: {
      section,
      sectionZh: sectionZh ?? "",
      text,
      textZh: textZh ?? "",
      help,
      helpZh: helpZh ?? "",
      unit,
      unitZh: unitZh ?? "",
      choices: choiceLines(question),
      criterionId: criterionId ?? "",
    },
  };
}
