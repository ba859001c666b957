import { createHash } from "node:crypto";
import type { Database } from "../tables/index.ts";
import type {
  QuestionnaireAnswerRow,
  QuestionnaireDeadlineRow,
  QuestionnaireInquiryRow,
  QuestionnaireInvitationRow,
  QuestionnaireQuestionRow,
  QuestionnaireRow,
  QuestionnaireSubmissionRow,
} from "../tables/vendor-questions.ts";

/** The questionnaires of a project in their order, removed ones among them. */
export async function listQuestionnaires(db: Database, projectId: string): Promise<QuestionnaireRow[]> {
  return db.selectFrom("questionnaire").selectAll().where("projectId", "=", projectId).orderBy("position").orderBy("id").execute();
}

export async function findQuestionnaire(db: Database, projectId: string, id: string): Promise<QuestionnaireRow | undefined> {
  return db.selectFrom("questionnaire").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

export async function insertQuestionnaire(
  db: Database,
  row: QuestionnaireRow,
  questions: readonly QuestionnaireQuestionRow[],
): Promise<void> {
  await db.insertInto("questionnaire").values(row).execute();
  if (questions.length > 0) await db.insertInto("questionnaireQuestion").values(questions).execute();
}

/** Changes a questionnaire that is still at `version`; false when it was changed elsewhere. */
export async function updateQuestionnaire(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<QuestionnaireRow, "id" | "projectId" | "version">>,
): Promise<boolean> {
  const result = await db
    .updateTable("questionnaire")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The questions of a questionnaire in their order. */
export async function listQuestions(db: Database, questionnaireId: string): Promise<QuestionnaireQuestionRow[]> {
  return db
    .selectFrom("questionnaireQuestion")
    .selectAll()
    .where("questionnaireId", "=", questionnaireId)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** How many questions each questionnaire of a project asks. */
export async function countQuestions(db: Database, projectId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("questionnaireQuestion")
    .select(["questionnaireId", ({ fn }) => fn.countAll<number>().as("count")])
    .where("projectId", "=", projectId)
    .groupBy("questionnaireId")
    .execute();
  return new Map(rows.map(({ questionnaireId, count }) => [questionnaireId, count]));
}

export async function insertQuestion(db: Database, row: QuestionnaireQuestionRow): Promise<void> {
  await db.insertInto("questionnaireQuestion").values(row).execute();
}

/** Changes a question that is still at `version`; false when it was changed elsewhere. */
export async function updateQuestion(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<QuestionnaireQuestionRow, "id" | "projectId" | "version">>,
): Promise<boolean> {
  const result = await db
    .updateTable("questionnaireQuestion")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function placeQuestion(db: Database, id: string, position: number): Promise<void> {
  await db.updateTable("questionnaireQuestion").set({ position }).where("id", "=", id).execute();
}

export async function deleteQuestion(db: Database, id: string): Promise<void> {
  await db.deleteFrom("questionnaireQuestion").where("id", "=", id).execute();
}

export type InvitationOfVendor = QuestionnaireInvitationRow & { readonly vendorName: string; readonly stage: string };

/** Who is asked to answer, in the order of the vendors; without vendors that were removed. */
export async function listAnswerInvitations(db: Database, projectId: string, questionnaireId?: string): Promise<InvitationOfVendor[]> {
  return db
    .selectFrom("questionnaireInvitation")
    .innerJoin("vendor", "vendor.id", "questionnaireInvitation.vendorId")
    .selectAll("questionnaireInvitation")
    .select(["vendor.name as vendorName", "vendor.stage"])
    .where("questionnaireInvitation.projectId", "=", projectId)
    .where("vendor.removedAt", "is", null)
    .$if(questionnaireId !== undefined, (query) => query.where("questionnaireId", "=", questionnaireId ?? ""))
    .orderBy("vendor.position")
    .orderBy("vendor.id")
    .execute();
}

export async function insertAnswerInvitation(db: Database, row: QuestionnaireInvitationRow): Promise<void> {
  await db.insertInto("questionnaireInvitation").values(row).execute();
}

export async function updateAnswerInvitation(
  db: Database,
  id: string,
  changes: Partial<Pick<QuestionnaireInvitationRow, "tokenHash" | "issuedAt" | "openedAt" | "submittedAt" | "submitterName">>,
): Promise<void> {
  await db
    .updateTable("questionnaireInvitation")
    .set((row) => ({ ...changes, version: row("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/**
 * What the private link of a hash opens; undefined for none, and once the vendor, the questionnaire or the project is gone. Nothing of other
 * vendors is read.
 */
export async function findAnswerLink(db: Database, tokenHash: string) {
  return db
    .selectFrom("questionnaireInvitation as invitation")
    .innerJoin("questionnaire", "questionnaire.id", "invitation.questionnaireId")
    .innerJoin("vendor", "vendor.id", "invitation.vendorId")
    .innerJoin("project", "project.id", "invitation.projectId")
    .select([
      "invitation.id as invitationId",
      "invitation.openedAt",
      "invitation.submittedAt",
      "invitation.submitterName",
      "questionnaire.id as questionnaireId",
      "questionnaire.kind",
      "questionnaire.title",
      "questionnaire.titleZh",
      "questionnaire.intro",
      "questionnaire.introZh",
      "questionnaire.deadlineAt",
      "vendor.id as vendorId",
      "vendor.name as vendorName",
      "vendor.stage",
      "project.id as projectId",
      "project.name as projectName",
      "project.nameZh as projectNameZh",
      "project.timeZone",
      "project.currency",
      "project.archivedAt",
    ])
    .where("invitation.tokenHash", "=", tokenHash)
    .where("questionnaire.publishedAt", "is not", null)
    .where("questionnaire.removedAt", "is", null)
    .where("vendor.removedAt", "is", null)
    .where("project.trashedAt", "is", null)
    .executeTakeFirst();
}

/** The answers to a questionnaire, of one vendor where its invitation is named. */
export async function listAnswers(
  db: Database,
  of: { readonly questionnaireId: string } | { readonly invitationId: string },
): Promise<QuestionnaireAnswerRow[]> {
  const answers = db
    .selectFrom("questionnaireAnswer")
    .innerJoin("questionnaireInvitation as invitation", "invitation.id", "questionnaireAnswer.invitationId")
    .selectAll("questionnaireAnswer");
  return (
    "invitationId" in of
      ? answers.where("invitation.id", "=", of.invitationId)
      : answers.where("invitation.questionnaireId", "=", of.questionnaireId)
  ).execute();
}

/** Writes an answer over the one at its revision before, and keeps it among all that were ever given. */
export async function writeAnswer(db: Database, row: QuestionnaireAnswerRow): Promise<void> {
  const { invitationId, questionId } = row;
  await db
    .insertInto("questionnaireAnswer")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["invitationId", "questionId"]).doUpdateSet({
        answer: row.answer,
        explanation: row.explanation,
        revision: row.revision,
        savedAt: row.savedAt,
      }),
    )
    .execute();
  await db
    .insertInto("answerRevision")
    .values({ ...row, invitationId, questionId })
    .execute();
}

/** The same answers and files have the same hash, in whatever order they were given. */
export function hashOfAnswers(
  answers: readonly { readonly questionId: string; readonly answer: string; readonly explanation: string }[],
  files: readonly { readonly questionId: string | null; readonly sha256: string }[],
): string {
  const told = [
    ...answers.map(({ questionId, answer, explanation }) => [questionId, answer, explanation]),
    ...files.map(({ questionId, sha256 }) => [questionId ?? "", "file", sha256]),
  ];
  return createHash("sha256")
    .update(JSON.stringify(told.map((each) => JSON.stringify(each)).sort()))
    .digest("hex");
}

export async function insertSubmission(db: Database, row: QuestionnaireSubmissionRow): Promise<void> {
  await db.insertInto("questionnaireSubmission").values(row).execute();
}

/** Says of the submission that stands that it was taken back. */
export async function withdrawSubmission(db: Database, invitationId: string, withdrawnAt: string): Promise<void> {
  await db
    .updateTable("questionnaireSubmission")
    .set({ withdrawnAt })
    .where("invitationId", "=", invitationId)
    .where("withdrawnAt", "is", null)
    .execute();
}

/** How often a deadline was moved, the oldest first. */
export async function listDeadlines(db: Database, questionnaireId: string): Promise<QuestionnaireDeadlineRow[]> {
  return db
    .selectFrom("questionnaireDeadline")
    .selectAll()
    .where("questionnaireId", "=", questionnaireId)
    .orderBy("changedAt")
    .orderBy("id")
    .execute();
}

export async function insertDeadline(db: Database, row: QuestionnaireDeadlineRow): Promise<void> {
  await db.insertInto("questionnaireDeadline").values(row).execute();
}

/** What vendors asked about a questionnaire, the oldest first. */
export async function listInquiries(db: Database, questionnaireId: string): Promise<QuestionnaireInquiryRow[]> {
  return db
    .selectFrom("questionnaireInquiry")
    .selectAll()
    .where("questionnaireId", "=", questionnaireId)
    .orderBy("askedAt")
    .orderBy("id")
    .execute();
}

export async function insertInquiry(db: Database, row: QuestionnaireInquiryRow): Promise<void> {
  await db.insertInto("questionnaireInquiry").values(row).execute();
}

/** Answers what was asked at `version`; false when somebody did meanwhile. */
export async function updateInquiry(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<QuestionnaireInquiryRow, "id" | "projectId" | "version">>,
): Promise<boolean> {
  const result = await db
    .updateTable("questionnaireInquiry")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
