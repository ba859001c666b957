import type { z } from "zod";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { leavesOf } from "#app/domain/scorecard/scorecard-template.ts";
import { saysName } from "#app/domain/vendor/says-name.ts";
import { questionsOf, type Questionnaire } from "#app/domain/scorecard/questionnaire.ts";
import { choicesOf } from "#app/http/evaluation/answer-text.server.ts";
import { civilTimeIn, instantAt } from "#app/http/civil-time.server.ts";
import type { Change } from "#app/http/change.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import type { Undo } from "#app/ui/undo.tsx";
import {
  deleteQuestion,
  findQuestionnaire,
  insertAnswerInvitation,
  insertDeadline,
  insertQuestion,
  insertQuestionnaire,
  listAnswerInvitations,
  listInquiries,
  listQuestionnaires,
  listQuestions,
  placeQuestion,
  updateAnswerInvitation,
  updateInquiry,
  updateQuestion,
  updateQuestionnaire,
} from "#db/queries/questionnaires.ts";
import type { Database } from "#db/tables/index.ts";
import type { QuestionnaireQuestionRow, QuestionnaireRow } from "#db/tables/vendor-questions.ts";
import { requireKnownCriterion } from "./documents.server.ts";
import { makeAnswerLink } from "./answer-link.server.ts";
import { changedSince, changeVendors, requireVendor, stale, type VendorArgs } from "./change-vendors.server.ts";
import type {
  addQuestionForm,
  addQuestionnaireForm,
  deadlineForm,
  editQuestionForm,
  editQuestionnaireForm,
  inquiryForm,
  invitationForm,
  inviteForm,
  moveQuestionForm,
  publishForm,
  questionForm,
  questionnaireItemForm,
} from "./questionnaires.forms.server.ts";

/** A link that was just made: it is shown now and never again. */
export interface IssuedLink {
  readonly vendor: string;
  readonly url: string;
}

const mostQuestions = 300;

/** Makes a questionnaire of the ready one, or an empty one; returns its id. */
export async function addQuestionnaire(args: VendorArgs<z.output<typeof addQuestionnaireForm>>): Promise<string> {
  const { context, project, user, value } = args;
  const { questionnaires } = await loadScorecards(context.contentDirectory);
  const kind = value.from === "rfi" || value.from === "ownRfi" ? "rfi" : "rfp";
  const ready = value.from === "rfi" || value.from === "rfp" ? questionnaires[value.from] : null;
  return changeVendors(args, async ({ transaction, record }) => {
    const id = context.newId();
    const names = ready?.name ?? {
      en: serverI18n("en").t(`vendors:questionnaire.kind.${kind}`),
      zh: serverI18n("zh").t(`vendors:questionnaire.kind.${kind}`),
    };
    const title = value.title === "" ? names.en : value.title;
    const row: QuestionnaireRow = {
      id,
      projectId: project.id,
      position: (await listQuestionnaires(transaction, project.id)).length + 1,
      kind,
      title,
      titleZh: value.title === "" ? names.zh : null,
      intro: ready?.summary.en ?? "",
      introZh: ready?.summary.zh ?? null,
      deadlineAt: null,
      publishedAt: null,
      publishedBy: null,
      createdBy: user.id,
      createdAt: context.now(),
      removedAt: null,
      removedBy: null,
      version: 1,
    };
    await insertQuestionnaire(transaction, row, ready ? readyQuestions(ready, row, project.currency, context.newId) : []);
    await record({ stream: project.id, command: "questionnaire.add", subjectId: id, data: named(row) });
    return id;
  });
}

/** The questions of a ready questionnaire as a project keeps them. */
export function readyQuestions(
  ready: Questionnaire,
  { id: questionnaireId, projectId }: QuestionnaireRow,
  currency: string,
  newId: () => string,
): QuestionnaireQuestionRow[] {
  const sectionOf = new Map(ready.sections.flatMap((section) => section.questions.map(({ id }) => [id, section.name])));
  const unitIn = (locale: "en" | "zh", unit: string) =>
    unit === "money" ? currency : serverI18n(locale).t(`vendors:unit.${unit}` as "vendors:unit.people");
  return questionsOf(ready).map(({ id, question, hint, type, unit, options, isRequired, criteria }, index) => ({
    id: newId(),
    projectId,
    questionnaireId,
    position: index + 1,
    libraryId: id,
    section: sectionOf.get(id)?.en ?? "",
    sectionZh: sectionOf.get(id)?.zh ?? null,
    text: question.en,
    textZh: question.zh,
    help: hint?.en ?? "",
    helpZh: hint?.zh ?? null,
    kind: type,
    unit: unit === null ? "" : unitIn("en", unit),
    unitZh: unit === null ? null : unitIn("zh", unit),
    choices: JSON.stringify(options),
    isRequired: isRequired ? 1 : 0,
    criterionId: criteria[0] ?? null,
    version: 1,
  }));
}

/** Changes the title of a questionnaire that is not published yet, and what is said before its questions. */
export async function editQuestionnaire(args: VendorArgs<z.output<typeof editQuestionnaireForm>>): Promise<void> {
  const { version, ...after } = args.value;
  await changeDraft(args, async (row, { transaction, record }) => {
    const { title, titleZh, intro, introZh } = row;
    if (!(await updateQuestionnaire(transaction, row.id, version, after)))
      throw stale(row.version, { title, titleZh: titleZh ?? "", intro, introZh: introZh ?? "" });
    await record({ stream: args.project.id, command: "questionnaire.edit", subjectId: row.id, data: named({ ...row, ...after }) });
  });
}

/** Adds a question behind the others, or at a place; returns its id. */
export async function addQuestion(args: VendorArgs<z.output<typeof addQuestionForm>>): Promise<string> {
  const { context, project } = args;
  const { position, ...value } = args.value;
  return changeDraft(args, async (row, { transaction, record }) => {
    await requireCriterion(args, transaction, value.criterionId);
    const questions = await listQuestions(transaction, row.id);
    if (questions.length >= mostQuestions) throw new Refusal("questionnaire.tooMany", { parameters: { limit: mostQuestions } });
    const id = context.newId();
    const at = Math.min(position ?? questions.length + 1, questions.length + 1);
    for (const [index, each] of questions.entries()) await placeQuestion(transaction, each.id, index + 1 + (index + 1 >= at ? 1 : 0));
    const place = { id, projectId: project.id, questionnaireId: row.id, position: at, libraryId: null, version: 1 };
    await insertQuestion(transaction, { ...place, ...storedQuestion(value) });
    const data = { ...named(row), item: value.text };
    await record({ stream: project.id, command: "questionnaire.addQuestion", subjectId: row.id, data });
    return id;
  });
}

/** Of the project's scorecard, or of the ready one: ready questions are asked before criteria are chosen. */
async function requireCriterion({ context, project }: VendorArgs<unknown>, db: Database, criterionId: string | null): Promise<void> {
  if (criterionId === null) return;
  const { scorecard } = await loadScorecards(context.contentDirectory);
  if (leavesOf(scorecard.criteria).some(({ id }) => id === criterionId)) return;
  await requireKnownCriterion(db, project.id, criterionId);
}

type QuestionValue = Omit<z.output<typeof addQuestionForm>, "position">;

function storedQuestion({ choices, isRequired, ...value }: QuestionValue) {
  const options = choices.split(/\r?\n/).flatMap((line) => {
    const [en = "", zh = ""] = line.split("|").map((part) => part.trim());
    return en === "" ? [] : [{ en, zh: zh === "" ? en : zh }];
  });
  if (value.kind === "choice" && options.length < 2) throw new Refusal("questionnaire.choices", { field: "choices" });
  return { ...value, choices: JSON.stringify(value.kind === "choice" ? options : []), isRequired: isRequired ? 1 : 0 };
}

export async function editQuestion(args: VendorArgs<z.output<typeof editQuestionForm>>): Promise<void> {
  const { questionId, version, ...value } = args.value;
  await changeDraft(args, async (row, { transaction, record }) => {
    const question = await requireQuestion(args, transaction, row.id, questionId);
    if (value.criterionId !== question.criterionId) await requireCriterion(args, transaction, value.criterionId);
    if (!(await updateQuestion(transaction, question.id, version, storedQuestion(value))))
      throw stale(question.version, { text: question.text, textZh: question.textZh ?? "", help: question.help });
    const data = { ...named(row), item: value.text };
    await record({ stream: args.project.id, command: "questionnaire.editQuestion", subjectId: row.id, data });
  });
}

/** Takes a question away. The answer says how it is added again, at its place. */
export async function removeQuestion(args: VendorArgs<z.output<typeof questionForm>>): Promise<{ readonly undo: Undo }> {
  const { value } = args;
  const question = await changeDraft(args, async (row, { transaction, record }) => {
    const found = await requireQuestion(args, transaction, row.id, value.questionId);
    if (found.version !== value.version) throw changedSince();
    await deleteQuestion(transaction, found.id);
    const data = { ...named(row), item: found.text };
    await record({ stream: args.project.id, command: "questionnaire.removeQuestion", subjectId: row.id, data });
    return found;
  });
  const { t } = await readReader(args.request, args.context);
  return { undo: { done: t("vendors:questionnaire.question.removed"), intent: "addQuestion", fields: fieldsOf(question) } };
}

/** A question as its form would send it. */
function fieldsOf(question: QuestionnaireQuestionRow): Record<string, string> {
  const { section, sectionZh, text, textZh, help, helpZh, kind, unit, unitZh, criterionId } = question;
  const fields = { section, sectionZh, text, textZh, help, helpZh, kind, unit, unitZh, criterionId };
  const filled = Object.entries(fields).flatMap(([name, each]) => (each === null || each === "" ? [] : [[name, each]]));
  return {
    ...(Object.fromEntries(filled) as Record<string, string>),
    choices: choiceLines(question),
    position: String(question.position),
    ...(question.isRequired === 1 ? { isRequired: "yes" } : {}),
  };
}

/** The options of a question one a line, as they are typed. */
export function choiceLines({ choices }: Pick<QuestionnaireQuestionRow, "choices">): string {
  return choicesOf({ choices })
    .map(({ en, zh }) => (en === zh ? en : `${en} | ${zh}`))
    .join("\n");
}

export async function moveQuestion(args: VendorArgs<z.output<typeof moveQuestionForm>>): Promise<void> {
  const { value } = args;
  await changeDraft(args, async (row, { transaction, record }) => {
    const questions = await listQuestions(transaction, row.id);
    const at = questions.findIndex(({ id }) => id === value.questionId);
    const [question, other] = [questions[at], questions[value.direction === "up" ? at - 1 : at + 1]];
    if (!question) throw errorResponse(404, args.context);
    if (!other) return;
    await placeQuestion(transaction, question.id, other.position);
    await placeQuestion(transaction, other.id, question.position);
    const data = { ...named(row), item: question.text };
    await record({ stream: args.project.id, command: "questionnaire.moveQuestion", subjectId: row.id, data });
  });
}

/** Sends a questionnaire to vendors: from then on its questions stay as they are. Returns a private link for each, which nobody sees again. */
export async function publishQuestionnaire(
  args: VendorArgs<z.output<typeof publishForm>>,
): Promise<{ readonly links: readonly IssuedLink[] }> {
  const { context, project, user, value } = args;
  const deadlineAt = futureInstant(args, value.deadline);
  return changeDraft(args, async (row, { transaction, record }) => {
    if ((await listQuestions(transaction, row.id)).length === 0) throw new Refusal("questionnaire.empty");
    const changes = { publishedAt: context.now(), publishedBy: user.id, deadlineAt };
    if (!(await updateQuestionnaire(transaction, row.id, value.version, changes))) throw changedSince();
    const links: IssuedLink[] = [];
    for (const vendorId of new Set(value.vendorIds)) links.push(await inviteVendor(args, transaction, row.id, vendorId));
    const data = { ...named(row), items: links.map(({ vendor }) => vendor), until: value.deadline };
    await record({ stream: project.id, command: "questionnaire.publish", subjectId: row.id, data });
    return { links };
  });
}

/** Asks one more vendor to answer. */
export async function invite(args: VendorArgs<z.output<typeof inviteForm>>): Promise<{ readonly links: readonly IssuedLink[] }> {
  return changePublished(args, async (row, { transaction, record }) => {
    const link = await inviteVendor(args, transaction, row.id, args.value.vendorId);
    const data = { ...named(row), item: link.vendor };
    await record({ stream: args.project.id, command: "questionnaire.invite", subjectId: row.id, data });
    return { links: [link] };
  });
}

async function inviteVendor(
  args: VendorArgs<unknown>,
  transaction: Database,
  questionnaireId: string,
  vendorId: string,
): Promise<IssuedLink> {
  const { context, project } = args;
  const vendor = await requireVendor(args, transaction, vendorId);
  const invitations = await listAnswerInvitations(transaction, project.id, questionnaireId);
  if (invitations.some((each) => each.vendorId === vendor.id)) throw new Refusal("questionnaire.invited", { status: 409 });
  const { url, tokenHash } = makeAnswerLink(context);
  const place = { id: context.newId(), projectId: project.id, questionnaireId, vendorId: vendor.id };
  const fresh = { openedAt: null, submittedAt: null, submitterName: "", version: 1 };
  await insertAnswerInvitation(transaction, { ...place, ...fresh, tokenHash, issuedAt: context.now() });
  return { vendor: vendor.name, url };
}

/** Makes a new private link for a vendor; the one before does not work any more. */
export async function renewLink(args: VendorArgs<z.output<typeof invitationForm>>): Promise<{ readonly links: readonly IssuedLink[] }> {
  const { url, tokenHash } = makeAnswerLink(args.context);
  const vendor = await turnLink(args, "questionnaire.link", { tokenHash, issuedAt: args.context.now() });
  return { links: [{ vendor, url }] };
}

/** Closes the private link of a vendor; what it answered stays. */
export async function closeLink(args: VendorArgs<z.output<typeof invitationForm>>): Promise<void> {
  await turnLink(args, "questionnaire.closeLink", { tokenHash: null, issuedAt: null });
}

async function turnLink(
  args: VendorArgs<z.output<typeof invitationForm>>,
  command: "questionnaire.link" | "questionnaire.closeLink",
  changes: { readonly tokenHash: string | null; readonly issuedAt: string | null },
): Promise<string> {
  return changePublished(args, async (row, { transaction, record }) => {
    const invitations = await listAnswerInvitations(transaction, args.project.id, row.id);
    const invitation = invitations.find(({ id }) => id === args.value.invitationId);
    if (!invitation) throw errorResponse(404, args.context);
    await updateAnswerInvitation(transaction, invitation.id, changes);
    await record({ stream: args.project.id, command, subjectId: row.id, data: { ...named(row), item: invitation.vendorName } });
    return invitation.vendorName;
  });
}

/** Moves the deadline for all vendors alike; each of them reads that and why. */
export async function moveDeadline(args: VendorArgs<z.output<typeof deadlineForm>>): Promise<void> {
  const { context, project, user, value } = args;
  const deadlineAt = futureInstant(args, value.deadline);
  await changePublished(args, async (row, { transaction, record }) => {
    const previousAt = row.deadlineAt ?? deadlineAt;
    if (!(await updateQuestionnaire(transaction, row.id, value.version, { deadlineAt }))) throw changedSince();
    await insertDeadline(transaction, {
      id: context.newId(),
      projectId: project.id,
      questionnaireId: row.id,
      previousAt,
      deadlineAt,
      reason: value.reason,
      changedBy: user.id,
      changerName: user.name,
      changedAt: context.now(),
    });
    const deadlineBefore = civilTimeIn(project.timeZone, previousAt);
    const data = { ...named(row), deadlineBefore, until: value.deadline, reason: value.reason };
    await record({ stream: project.id, command: "questionnaire.moveDeadline", subjectId: row.id, data });
  });
}

function futureInstant({ context, project }: VendorArgs<unknown>, civil: string): string {
  const instant = instantAt(project.timeZone, civil);
  if (instant <= context.now()) throw new Refusal("questionnaire.past", { field: "deadline" });
  return instant;
}

/** Answers what a vendor asked, for all vendors to read, in words that name nobody. */
export async function answerInquiry(args: VendorArgs<z.output<typeof inquiryForm>>): Promise<void> {
  const { context, project, user, value } = args;
  await changePublished(args, async (row, { transaction, record }) => {
    const inquiry = (await listInquiries(transaction, row.id)).find(({ id }) => id === value.inquiryId);
    if (!inquiry) throw errorResponse(404, context);
    const { publishedText, answer } = value;
    const names = (await listAnswerInvitations(transaction, project.id, row.id)).map(({ vendorName }) => vendorName);
    for (const field of ["publishedText", "answer"] as const)
      if (names.some((name) => saysName(value[field], name))) throw new Refusal("questionnaire.namesVendor", { field });
    const changes = { publishedText, answer, answeredBy: user.id, answererName: user.name, answeredAt: context.now() };
    if (!(await updateInquiry(transaction, inquiry.id, value.version, changes))) throw changedSince();
    const data = { ...named(row), item: publishedText };
    await record({ stream: project.id, command: "questionnaire.answerInquiry", subjectId: row.id, data });
  });
}

/** Takes a questionnaire away, and with it the vendors' access; what they answered stays with it. */
export async function removeQuestionnaire(args: VendorArgs<z.output<typeof questionnaireItemForm>>): Promise<{ readonly undo: Undo }> {
  const { context, project, user, value } = args;
  const row = await turnQuestionnaire(args, "questionnaire.remove", { removedAt: context.now(), removedBy: user.id });
  const { t, locale } = await readReader(args.request, context);
  const fields = { questionnaireId: value.questionnaireId, version: String(value.version + 1) };
  const name = locale === "zh" && row.titleZh !== null ? row.titleZh : row.title;
  return {
    undo: {
      done: t("vendors:removed.done", { name }),
      intent: "restore",
      fields,
      action: `/projects/${project.id}/vendors/questionnaires`,
    },
  };
}

export async function restoreQuestionnaire(args: VendorArgs<z.output<typeof questionnaireItemForm>>): Promise<void> {
  await turnQuestionnaire(args, "questionnaire.restore", { removedAt: null, removedBy: null });
}

async function turnQuestionnaire(
  args: VendorArgs<z.output<typeof questionnaireItemForm>>,
  command: "questionnaire.remove" | "questionnaire.restore",
  changes: Pick<QuestionnaireRow, "removedAt" | "removedBy">,
): Promise<QuestionnaireRow> {
  const { context, project, value } = args;
  return changeVendors(args, async ({ transaction, record }) => {
    const row = await findQuestionnaire(transaction, project.id, value.questionnaireId);
    if (!row) throw errorResponse(404, context);
    if (!(await updateQuestionnaire(transaction, row.id, value.version, changes))) throw changedSince();
    await record({ stream: project.id, command, subjectId: row.id, data: named(row) });
    return row;
  });
}

type Work<Value> = (row: QuestionnaireRow, change: Change) => Promise<Value>;

/** One change of the questionnaire that the URL names, as long as nobody was asked. */
async function changeDraft<Value>(args: VendorArgs<unknown>, work: Work<Value>): Promise<Value> {
  return changeVendors(args, async (current) => {
    const row = await requireQuestionnaire(args, current.transaction);
    if (row.publishedAt !== null) throw new Refusal("questionnaire.published", { status: 409 });
    return work(row, current);
  });
}

async function changePublished<Value>(args: VendorArgs<unknown>, work: Work<Value>): Promise<Value> {
  return changeVendors(args, async (current) => {
    const row = await requireQuestionnaire(args, current.transaction);
    if (row.publishedAt === null) throw new Refusal("questionnaire.draft", { status: 409 });
    return work(row, current);
  });
}

/** The questionnaire that the URL names. Throws a Response of 404 for one that was removed. */
export async function requireQuestionnaire(
  { context, project, params }: Pick<VendorArgs<unknown>, "context" | "project" | "params">,
  db: Database,
): Promise<QuestionnaireRow> {
  const row = await findQuestionnaire(db, project.id, params["questionnaireId"] ?? "");
  if (!row || row.removedAt !== null) throw errorResponse(404, context);
  return row;
}

async function requireQuestion(
  args: VendorArgs<unknown>,
  db: Database,
  questionnaireId: string,
  id: string,
): Promise<QuestionnaireQuestionRow> {
  const question = (await listQuestions(db, questionnaireId)).find((each) => each.id === id);
  if (!question) throw errorResponse(404, args.context);
  return question;
}

function named({ title, titleZh }: Pick<QuestionnaireRow, "title" | "titleZh">) {
  return { name: title, nameZh: titleZh };
}
