import { z } from "zod";
import { questionTypes } from "#app/domain/scorecard/questionnaire.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, civilTimeShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { readSealedAnswers } from "#app/http/evaluation/sealed-answers.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import {
  findQuestionnaire,
  listAnswerInvitations,
  listAnswers,
  listInquiries,
  listQuestionnaires,
  listQuestions,
} from "#db/queries/questionnaires.ts";
import type { QuestionnaireRow } from "#db/tables/vendor-questions.ts";
import {
  addQuestionForm,
  addQuestionnaireForm,
  deadlineForm,
  editQuestionnaireForm,
  inquiryForm,
  moveQuestionForm,
} from "./questionnaires.forms.server.ts";
import {
  addQuestion,
  addQuestionnaire,
  answerInquiry,
  choiceLines,
  closeLink,
  editQuestion,
  editQuestionnaire,
  invite,
  moveDeadline,
  moveQuestion,
  publishQuestionnaire,
  removeQuestion,
  removeQuestionnaire,
  renewLink,
  restoreQuestionnaire,
} from "./questionnaires.server.ts";

const question = z
  .object({
    id: idShape,
    version: versionShape,
    section: bilingualShape,
    text: bilingualShape,
    kind: z.enum(questionTypes),
    unit: bilingualShape,
    /** One a line; in Chinese behind a bar. */
    choices: z.string(),
    isRequired: z.boolean(),
    criterionId: z.string().nullable(),
  })
  .meta({ id: "Question" });
const questionnaire = z
  .object({
    id: idShape,
    version: versionShape,
    kind: z.enum(["rfi", "rfp"]),
    title: bilingualShape,
    intro: bilingualShape,
    deadlineAt: instantShape.nullable(),
    publishedAt: instantShape.nullable(),
    questions: z.array(question),
    invitations: z.array(
      z.object({
        id: idShape,
        vendorId: idShape,
        hasLink: z.boolean(),
        openedAt: instantShape.nullable(),
        submittedAt: instantShape.nullable(),
        submitterName: z.string(),
        /** Null until they are submitted or the deadline is over; without those that tell prices while these are closed. */
        answers: z.array(z.object({ questionId: idShape, answer: z.string(), explanation: z.string() })).nullable(),
      }),
    ),
    inquiries: z.array(
      z.object({
        id: idShape,
        version: versionShape,
        text: z.string(),
        publishedText: z.string(),
        answer: z.string(),
        answeredAt: instantShape.nullable(),
      }),
    ),
  })
  .meta({ id: "Questionnaire" });
/** A private link is answered once, and never again. */
const links = z.object({ links: z.array(z.object({ vendor: z.string(), url: z.string() })) }).meta({ id: "AnswerLinks" });

const questionnaires = "/projects/:projectId/questionnaires";
const one = `${questionnaires}/:questionnaireId`;
const oneQuestion = `${one}/questions/:questionId`;
const oneInvitation = `${one}/invitations/:invitationId`;
const words = (most: number) => z.string().trim().max(most);
const questionBody = z
  .strictObject({
    text: addQuestionForm.shape.text,
    textZh: words(1000).nullable().default(null),
    section: words(200).default(""),
    sectionZh: words(200).nullable().default(null),
    help: words(1000).default(""),
    helpZh: words(1000).nullable().default(null),
    kind: z.enum(questionTypes),
    unit: words(40).default(""),
    unitZh: words(40).nullable().default(null),
    choices: words(4000).default(""),
    isRequired: z.boolean().default(false),
    criterionId: idShape.nullable().default(null),
  })
  .meta({ id: "NewQuestion" });

export const questionnaireEndpoints = [
  endpoint({
    id: "listQuestionnaires",
    method: "GET",
    path: questionnaires,
    permission: "vendors.view",
    query: pageQuery,
    answer: pageOf(questionnaire).meta({ id: "QuestionnairePage" }),
    run: async (caller) => {
      const rows = (await listQuestionnaires(caller.context.db, caller.project.id)).filter(({ removedAt }) => removedAt === null);
      return answerPage(await Promise.all(rows.map((row) => describe(caller, row))), caller.query);
    },
  }),
  endpoint({
    id: "createQuestionnaire",
    method: "POST",
    path: questionnaires,
    permission: "vendors.edit",
    body: z.strictObject(addQuestionnaireForm.shape).meta({ id: "NewQuestionnaire" }),
    answer: questionnaire,
    status: 201,
    run: async (args) => {
      const id = await addQuestionnaire(args);
      return { ...(await answerOne(args, id)), location: `/projects/${args.project.id}/questionnaires/${id}` };
    },
  }),
  endpoint({
    id: "getQuestionnaire",
    method: "GET",
    path: one,
    permission: "vendors.view",
    answer: questionnaire,
    run: (args) => answerOne(args),
  }),
  endpoint({
    id: "updateQuestionnaire",
    method: "PUT",
    path: one,
    permission: "vendors.edit",
    isConditional: true,
    body: z
      .strictObject({
        title: editQuestionnaireForm.shape.title,
        titleZh: words(200).nullable(),
        intro: words(4000),
        introZh: words(4000).nullable(),
      })
      .meta({ id: "QuestionnaireHeading" }),
    answer: questionnaire,
    run: async (args) => {
      await editQuestionnaire({ ...args, value: { ...args.value, version: (await seen(args)).version } });
      return answerOne(args);
    },
  }),
  endpoint({
    id: "deleteQuestionnaire",
    method: "DELETE",
    path: one,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      const { id, version } = await seen(args);
      await removeQuestionnaire({ ...args, value: { questionnaireId: id, version } });
    },
  }),
  endpoint({
    id: "restoreQuestionnaire",
    method: "POST",
    path: `${one}/restore`,
    permission: "vendors.edit",
    answer: questionnaire,
    run: async (args) => {
      const row = await findQuestionnaire(args.context.db, args.project.id, args.params["questionnaireId"] ?? "");
      await restoreQuestionnaire({ ...args, value: { questionnaireId: row?.id ?? "", version: row?.version ?? 1 } });
      return answerOne(args);
    },
  }),
  endpoint({
    id: "addQuestionnaireQuestion",
    method: "POST",
    path: `${one}/questions`,
    permission: "vendors.edit",
    body: questionBody,
    answer: questionnaire,
    status: 201,
    run: async (args) => {
      await addQuestion(args);
      return answerOne(args);
    },
  }),
  endpoint({
    id: "updateQuestionnaireQuestion",
    method: "PUT",
    path: oneQuestion,
    permission: "vendors.edit",
    isConditional: true,
    body: questionBody,
    answer: questionnaire,
    run: async (args) => {
      await editQuestion({ ...args, value: { ...args.value, ...(await seenQuestion(args)) } });
      return answerOne(args);
    },
  }),
  endpoint({
    id: "deleteQuestionnaireQuestion",
    method: "DELETE",
    path: oneQuestion,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      await removeQuestion({ ...args, value: await seenQuestion(args) });
    },
  }),
  endpoint({
    id: "moveQuestionnaireQuestion",
    method: "POST",
    path: `${oneQuestion}/move`,
    permission: "vendors.edit",
    body: z.strictObject({ direction: moveQuestionForm.shape.direction }).meta({ id: "QuestionMove" }),
    answer: questionnaire,
    run: async (args) => {
      await moveQuestion({ ...args, value: { ...args.value, questionId: args.params["questionId"] ?? "" } });
      return answerOne(args);
    },
  }),
  endpoint({
    id: "publishQuestionnaire",
    method: "POST",
    path: `${one}/publication`,
    permission: "vendors.edit",
    isConditional: true,
    answersSecret: true,
    body: z
      .strictObject({
        deadline: civilTimeShape,
        vendorIds: z
          .array(idShape.meta({ example: "01a2056c-43fb-771c-9732-4e12f3b0662f" }))
          .min(1)
          .max(100),
      })
      .meta({ id: "Publication" }),
    answer: links,
    run: async (args) => {
      const { version } = await seen(args);
      const { links: issued } = await publishQuestionnaire({ ...args, formKey: undefined, value: { ...args.value, version } });
      return { body: { links: [...issued] } };
    },
  }),
  endpoint({
    id: "inviteToAnswer",
    method: "POST",
    path: `${one}/invitations`,
    permission: "vendors.edit",
    answersSecret: true,
    body: z.strictObject({ vendorId: idShape }).meta({ id: "NewAnswerInvitation" }),
    answer: links,
    status: 201,
    run: async (args) => ({ body: { links: [...(await invite({ ...args, formKey: undefined })).links] } }),
  }),
  endpoint({
    id: "renewAnswerLink",
    method: "POST",
    path: `${oneInvitation}/link`,
    permission: "vendors.edit",
    answersSecret: true,
    answer: links,
    run: async (args) => ({ body: { links: [...(await renewLink({ ...args, formKey: undefined, value: invitationOf(args) })).links] } }),
  }),
  endpoint({
    id: "closeAnswerLink",
    method: "DELETE",
    path: `${oneInvitation}/link`,
    permission: "vendors.edit",
    run: async (args) => closeLink({ ...args, value: invitationOf(args) }),
  }),
  endpoint({
    id: "moveQuestionnaireDeadline",
    method: "POST",
    path: `${one}/deadline`,
    permission: "vendors.edit",
    isConditional: true,
    body: z.strictObject({ deadline: civilTimeShape, reason: deadlineForm.shape.reason }).meta({ id: "Deadline" }),
    answer: questionnaire,
    run: async (args) => {
      await moveDeadline({ ...args, value: { ...args.value, version: (await seen(args)).version } });
      return answerOne(args);
    },
  }),
  endpoint({
    id: "answerInquiry",
    method: "PUT",
    path: `${one}/inquiries/:inquiryId`,
    permission: "vendors.edit",
    isConditional: true,
    body: z
      .strictObject({ publishedText: inquiryForm.shape.publishedText, answer: inquiryForm.shape.answer })
      .meta({ id: "InquiryAnswer" }),
    answer: questionnaire,
    run: async (args) => {
      const inquiry = (await seen(args)).inquiries.find(({ id }) => id === args.params["inquiryId"]);
      if (!inquiry) throw errorResponse(404, args.context);
      await answerInquiry({ ...args, value: { ...args.value, inquiryId: inquiry.id, version: inquiry.version } });
      return answerOne(args);
    },
  }),
];

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };
type Body = z.input<typeof questionnaire>;

function invitationOf({ params }: Asked): { readonly invitationId: string } {
  return { invitationId: params["invitationId"] ?? "" };
}

async function describe({ context, project }: ProjectCaller, row: QuestionnaireRow): Promise<Body> {
  const answers = await listAnswers(context.db, { questionnaireId: row.id });
  const isSealed = await readSealedAnswers(context.db, project.id);
  const questions = await listQuestions(context.db, row.id);
  const isOver = row.deadlineAt !== null && row.deadlineAt <= context.now();
  return {
    id: row.id,
    version: row.version,
    kind: row.kind === "rfp" ? "rfp" : "rfi",
    title: { text: row.title, zh: row.titleZh },
    intro: { text: row.intro, zh: row.introZh },
    deadlineAt: row.deadlineAt,
    publishedAt: row.publishedAt,
    questions: questions.map((each) => ({
      id: each.id,
      version: each.version,
      section: { text: each.section, zh: each.sectionZh },
      text: { text: each.text, zh: each.textZh },
      kind: questionTypes.find((kind) => kind === each.kind) ?? "text",
      unit: { text: each.unit, zh: each.unitZh },
      choices: choiceLines(each),
      isRequired: each.isRequired === 1,
      criterionId: each.criterionId,
    })),
    invitations: (await listAnswerInvitations(context.db, project.id, row.id)).map((each) => ({
      id: each.id,
      vendorId: each.vendorId,
      hasLink: each.tokenHash !== null,
      openedAt: each.openedAt,
      submittedAt: each.submittedAt,
      submitterName: each.submitterName,
      answers:
        each.submittedAt === null && !isOver
          ? null
          : answers
              .filter(({ invitationId }) => invitationId === each.id)
              .filter(({ questionId }) => !isSealed(each.vendorId, [questions.find(({ id }) => id === questionId)?.criterionId ?? null]))
              .map(({ questionId, answer, explanation }) => ({ questionId, answer, explanation })),
    })),
    inquiries: (await listInquiries(context.db, row.id)).map(({ id, version, text, publishedText, answer, answeredAt }) => ({
      id,
      version,
      text,
      publishedText,
      answer,
      answeredAt,
    })),
  };
}

async function answerOne(caller: Asked, id = caller.params["questionnaireId"] ?? ""): Promise<EndpointAnswer<Body>> {
  const row = await findQuestionnaire(caller.context.db, caller.project.id, id);
  if (!row || row.removedAt !== null) throw errorResponse(404, caller.context);
  const body = await describe(caller, row);
  return { body, state: stateOf(body) };
}

/** The questionnaire as it is, which is what the caller has seen. */
async function seen(caller: Asked & { readonly state: string }): Promise<Body> {
  const { body, state = "" } = await answerOne(caller);
  requireState(caller.state, state);
  return body;
}

async function seenQuestion(caller: Asked & { readonly state: string }) {
  const found = (await seen(caller)).questions.find(({ id }) => id === caller.params["questionId"]);
  if (!found) throw errorResponse(404, caller.context);
  return { questionId: found.id, version: found.version };
}
