import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import { isProjectRole, roleMay } from "#app/domain/access/permissions.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { takeTold } from "#app/http/notifications/told.server.ts";
import { refusalOfFullDisk } from "#app/http/change.server.ts";
import { invitationFilesMegabytes } from "#app/http/file-limits.ts";
import { receiveFilesOf, requireRoomInProject, type ReceivedFile } from "#app/http/files.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { tellWebhooks } from "#app/http/webhook-outbox.server.ts";
import { lockName } from "#db/dialect.ts";
import { appendEvent } from "#db/queries/events.ts";
import {
  findAnswerLink,
  insertInquiry,
  hashOfAnswers,
  insertSubmission,
  listAnswers,
  listQuestions,
  updateAnswerInvitation,
  withdrawSubmission,
  writeAnswer,
} from "#db/queries/questionnaires.ts";
import { listMembers } from "#db/queries/projects.ts";
import {
  findVendorDocument,
  insertVendorDocument,
  listAnswerDocuments,
  removeVendorDocument,
  sumAnswerDocuments,
} from "#db/queries/vendor-documents.ts";
import type { Database } from "#db/tables/index.ts";
import type { QuestionnaireQuestionRow } from "#db/tables/vendor-questions.ts";
import { hashOfToken } from "./answer-link.server.ts";
import type { askForm, attachAnswerForm, removeAnswerFileForm, saveAnswersForm, submitAnswersForm } from "./questionnaires.forms.server.ts";

export type AnswerLinkOpened = NonNullable<Awaited<ReturnType<typeof findAnswerLink>>>;

/** What a vendor may still do: nothing after the deadline, by our clock; nothing but take it back once it has submitted. */
export type AnswerState = "open" | "submitted" | "closed";

type LinkArgs<Value> = ActionFunctionArgs & { readonly value: Value };

const mostFilesOfVendor = 100;
const mostInquiries = 200;

/** What the token of the URL opens. Throws a Response of 404 for none, and of 429 for somebody who tries too many. */
export async function openAnswerLink(
  context: AppLoadContext,
  token: string | undefined,
  db: Database = context.db,
): Promise<AnswerLinkOpened> {
  const link = /^[\w-]{43}$/.test(token ?? "") ? await findAnswerLink(db, hashOfToken(token ?? "")) : undefined;
  const limited = link
    ? await context.limits.use("answerLink", link.invitationId)
    : await context.limits.use("answerLinkGuess", clientNetwork(context.clientAddress));
  if (limited) throw errorResponse(429, context, { "Retry-After": String(limited.retryAfterSeconds) });
  if (!link) throw errorResponse(404, context);
  return link;
}

export function stateOfLink(link: AnswerLinkOpened, now: string): AnswerState {
  const isOver = link.deadlineAt === null || now >= link.deadlineAt;
  const isOut = link.stage === "withdrawn" || link.stage === "dropped" || link.archivedAt !== null;
  if (isOver || isOut) return "closed";
  return link.submittedAt === null ? "open" : "submitted";
}

/** What could not be saved, for another window had saved something else meanwhile. */
export interface StaleAnswer {
  readonly questionId: string;
  readonly mine: { readonly answer: string; readonly explanation: string };
  readonly theirs: { readonly answer: string; readonly explanation: string; readonly revision: number };
}

export interface SavedAnswers {
  /** The revision of each answer that was sent, by the question's id. */
  readonly saved: Readonly<Record<string, number>>;
  readonly stale: readonly StaleAnswer[];
}

/** Saves answers one by one: each that was touched over the revision that its form was made of. What comes too late is given back beside what is saved. */
export async function saveAnswers(args: LinkArgs<z.output<typeof saveAnswersForm>>): Promise<SavedAnswers> {
  const { context, value } = args;
  return work(args, "open", async (link, transaction) => {
    const questions = new Map((await listQuestions(transaction, link.questionnaireId)).map((question) => [question.id, question]));
    const known = new Map((await listAnswers(transaction, link)).map((answer) => [answer.questionId, answer]));
    const saved: Record<string, number> = {};
    const stale: StaleAnswer[] = [];
    for (const [index, sent] of value.answers.entries()) {
      const { questionId, revision, answer, explanation } = sent;
      const question = questions.get(questionId);
      if (!question) throw errorResponse(404, context);
      if (questionId in saved) throw new Refusal("field.invalid", { field: `answers[${index}].questionId` });
      const before = known.get(questionId) ?? { answer: "", explanation: "", revision: 0 };
      saved[questionId] = before.revision;
      if (before.answer === answer && before.explanation === explanation) continue;
      if (sent.answerBefore === answer && sent.explanationBefore === explanation) continue;
      checkAnswer(question, answer, `answers[${index}].answer`);
      if (before.revision !== revision) {
        const theirs = { answer: before.answer, explanation: before.explanation, revision: before.revision };
        stale.push({ questionId, mine: { answer, explanation }, theirs });
        continue;
      }
      saved[questionId] = revision + 1;
      const place = { invitationId: link.invitationId, questionId, projectId: link.projectId };
      await writeAnswer(transaction, { ...place, answer, explanation, revision: revision + 1, savedAt: context.now() });
    }
    return { saved, stale };
  });
}

function checkAnswer({ kind, choices }: QuestionnaireQuestionRow, answer: string, field: string): void {
  if (answer === "") return;
  if (kind === "number" && !/^-?[\d,. ]{1,30}$/.test(answer)) throw new Refusal("answers.number", { field });
  if (kind === "yesNo" && answer !== "yes" && answer !== "no") throw new Refusal("field.invalid", { field });
  const options = JSON.parse(choices) as unknown[];
  if (kind === "choice" && !(/^\d{1,3}$/.test(answer) && Number(answer) < options.length)) throw new Refusal("field.invalid", { field });
}

/** Takes files with an answer: all of them, or none. */
export async function attachAnswer(args: LinkArgs<z.output<typeof attachAnswerForm>>): Promise<void> {
  const { context, value, params } = args;
  const opened = await openAnswerLink(context, params["token"]);
  if (stateOfLink(opened, context.now()) !== "open") throw new Refusal("answers.closed", { status: 409 });
  const files = await receiveFilesOf(context, opened.invitationId, value.files);
  await work(args, "open", async (link, transaction) => {
    const question = (await listQuestions(transaction, link.questionnaireId)).find(({ id }) => id === value.questionId);
    if (!question) throw errorResponse(404, context);
    const present = await listAnswerDocuments(transaction, [link.invitationId]);
    if (present.length + files.length > mostFilesOfVendor)
      throw new Refusal("answers.tooManyFiles", { field: "files", parameters: { limit: mostFilesOfVendor } });
    await requireRoomOfInvitation(transaction, link.invitationId, files);
    await requireRoomInProject(transaction, link.projectId, files);
    for (const { content, ...file } of files) {
      const place = { id: context.newId(), projectId: link.projectId, vendorId: link.vendorId, kind: "answer" };
      const sender = {
        invitationId: link.invitationId,
        questionId: question.id,
        criterionId: null,
        uploadedBy: null,
        uploaderName: link.vendorName,
      };
      const fresh = { createdAt: context.now(), removedAt: null, removedBy: null, version: 1 };
      await insertVendorDocument(transaction, { ...place, ...sender, ...file, ...fresh }, content);
    }
  });
}

/** One vendor does not take the room of the project and of the others. */
async function requireRoomOfInvitation(transaction: Database, invitationId: string, files: readonly ReceivedFile[]): Promise<void> {
  const sent = files.reduce((sum, { byteSize }) => sum + byteSize, 0);
  if ((await sumAnswerDocuments(transaction, invitationId)) + sent > invitationFilesMegabytes * 1_000_000)
    throw new Refusal("answers.quota", { field: "files", parameters: { limit: invitationFilesMegabytes } });
}

export async function removeAnswerFile(args: LinkArgs<z.output<typeof removeAnswerFileForm>>): Promise<void> {
  const { context, value } = args;
  await work(args, "open", async (link, transaction) => {
    const file = await findVendorDocument(transaction, link.projectId, value.fileId);
    if (!file || file.invitationId !== link.invitationId) throw errorResponse(404, context);
    await removeVendorDocument(transaction, file.id, context.now());
  });
}

/** Submits the answers in somebody's name. Refused while a required one is missing, which the page then points at. */
export async function submitAnswers(args: LinkArgs<z.output<typeof submitAnswersForm>>): Promise<void> {
  const { context, value } = args;
  await work(args, "open", async (link, transaction) => {
    const questions = await listQuestions(transaction, link.questionnaireId);
    const answers = await listAnswers(transaction, link);
    const files = await listAnswerDocuments(transaction, [link.invitationId]);
    const missing = questions.filter(({ id, kind, isRequired }) => {
      const isAnswered =
        kind === "file"
          ? files.some((file) => file.questionId === id)
          : answers.some((each) => each.questionId === id && each.answer.trim() !== "");
      return isRequired === 1 && !isAnswered;
    });
    if (missing.length > 0)
      throw new Refusal("answers.missing", { parameters: { count: missing.length }, detail: { missing: missing.map(({ id }) => id) } });
    const submission = { submittedAt: context.now(), submitterName: value.name };
    await updateAnswerInvitation(transaction, link.invitationId, submission);
    const place = { id: context.newId(), projectId: link.projectId, invitationId: link.invitationId, withdrawnAt: null };
    const answersHash = hashOfAnswers(answers, files);
    await insertSubmission(transaction, { ...place, ...submission, answersHash });
    await tell(args, transaction, link, "questionnaire.submit", { submission: { id: place.id, answersHash } });
    await tellManagers(args, transaction, link, "answersSubmitted");
  });
}

/** Takes a submission back before the deadline, to change the answers. */
export async function withdrawAnswers(args: LinkArgs<object>): Promise<void> {
  const { context } = args;
  await work(args, "submitted", async (link, transaction) => {
    await updateAnswerInvitation(transaction, link.invitationId, { submittedAt: null });
    await withdrawSubmission(transaction, link.invitationId, context.now());
    await tell(args, transaction, link, "questionnaire.withdraw");
  });
}

/** Asks the project something; the answer is for all vendors. */
export async function ask(args: LinkArgs<z.output<typeof askForm>>): Promise<void> {
  const { context, value } = args;
  await work(args, null, async (link, transaction) => {
    if (stateOfLink(link, context.now()) === "closed") throw new Refusal("answers.closed", { status: 409 });
    const limited = await context.limits.use("inquiry", link.invitationId);
    if (limited) throw tooOften("answers.tooOften", limited.retryAfterSeconds, "text");
    const { count } = await transaction
      .selectFrom("questionnaireInquiry")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("invitationId", "=", link.invitationId)
      .executeTakeFirstOrThrow();
    if (count >= mostInquiries) throw new Refusal("answers.tooManyQuestions", { field: "text" });
    const place = { id: context.newId(), projectId: link.projectId, questionnaireId: link.questionnaireId };
    const open = { publishedText: "", answer: "", answeredBy: null, answererName: "", answeredAt: null, version: 1 };
    await insertInquiry(transaction, { ...place, ...open, invitationId: link.invitationId, text: value.text, askedAt: context.now() });
    await tell(args, transaction, link, "questionnaire.inquire");
    await tellManagers(args, transaction, link, "vendorAsked");
  });
}

/** Says when the link was opened for the first time. */
export async function noteOpening({ db, now }: AppLoadContext, link: AnswerLinkOpened): Promise<void> {
  if (link.openedAt === null) await updateAnswerInvitation(db, link.invitationId, { openedAt: now() });
}

/** One thing that a vendor does by its link, at a time with its others, in the state that it needs by our clock. */
async function work<Value>(
  args: ActionFunctionArgs,
  needed: AnswerState | null,
  run: (link: AnswerLinkOpened, transaction: Database) => Promise<Value>,
): Promise<Value> {
  const { context, params } = args;
  const { invitationId } = await openAnswerLink(context, params["token"]);
  let enqueued: Database | undefined;
  try {
    const value = await context.db.transaction().execute(async (transaction) => {
      enqueued = transaction;
      await lockName(transaction, `answers:${invitationId}`);
      const link = await findAnswerLink(transaction, hashOfToken(params["token"] ?? ""));
      if (!link) throw errorResponse(404, context);
      const state = stateOfLink(link, context.now());
      if (needed !== null && state !== needed)
        throw new Refusal(state === "closed" ? "answers.closed" : state === "submitted" ? "answers.submitted" : "answers.open", {
          status: 409,
        });
      return run(link, transaction);
    });
    if (enqueued) context.live.tell(takeTold(enqueued));
    if (enqueued) context.jobs.committed(enqueued);
    return value;
  } catch (error) {
    throw refusalOfFullDisk(error);
  }
}

/** The log and webhooks hear of it; nobody of ours did it. */
async function tell(
  { context }: ActionFunctionArgs,
  transaction: Database,
  link: AnswerLinkOpened,
  command: string,
  kept: object = {},
): Promise<void> {
  const at = context.now();
  const { projectId, questionnaireId: subjectId, title, titleZh, vendorName } = link;
  const data = { name: title, nameZh: titleZh, item: vendorName, ...kept };
  const version = await appendEvent(transaction, {
    stream: projectId,
    at,
    actorId: null,
    command,
    subjectId,
    data,
    requestId: context.requestId,
  });
  await tellWebhooks(context, transaction, { type: command, projectId, subjectId, version, at, actor: vendorName });
}

/** Those who look after the vendors of the project hear of it, but for anybody on a supplier's side. */
async function tellManagers(
  { context }: ActionFunctionArgs,
  transaction: Database,
  { projectId, questionnaireId, vendorName: vendor }: AnswerLinkOpened,
  kind: "answersSubmitted" | "vendorAsked",
): Promise<void> {
  const suppliers = await supplierAccounts(transaction, projectId);
  const recipients = (await listMembers(transaction, projectId)).flatMap(({ userId, role }) =>
    isProjectRole(role) && roleMay(role, "vendors.edit") && !suppliers.has(userId) ? [userId] : [],
  );
  await notify({ context, user: null }, transaction, { kind, projectId, recipients, data: { questionnaireId, vendor } });
}
