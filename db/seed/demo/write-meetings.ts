import { createHash } from "node:crypto";
import type { ReferenceQuestion } from "#app/domain/scorecard/reference-check.ts";
import type { Day } from "#app/domain/time/day.ts";
import { insertDemo, insertScenarios } from "../../queries/demonstrations.ts";
import {
  insertQuestionnaire,
  insertAnswerInvitation,
  insertInquiry,
  insertSubmission,
  hashOfAnswers,
  listAnswers,
  writeAnswer,
} from "../../queries/questionnaires.ts";
import { insertVendorContact } from "../../queries/vendor-contacts.ts";
import { insertVendorDocument } from "../../queries/vendor-documents.ts";
import { insertVendorReference } from "../../queries/vendor-references.ts";
import type { Database } from "../../tables/index.ts";
import type { DemoScenarioRow, QuestionnaireQuestionRow, QuestionnaireRow } from "../../tables/vendor-questions.ts";
import {
  demoAnswers,
  demoContacts,
  demoDocuments,
  demoInquiry,
  demoNotes,
  demoQuestions,
  demoReferences,
  demoScript,
  demoSessions,
} from "./meetings.ts";
import { demoVendors } from "./vendors.ts";
import type { GateEvent } from "./write-gates.ts";

/** The ready content that the demo asks and shows. */
export interface EvaluationLibrary {
  /** The ready request for proposals without its questions, as a project keeps it. */
  readonly request: Pick<QuestionnaireRow, "kind" | "title" | "titleZh" | "intro" | "introZh">;
  questions(questionnaire: QuestionnaireRow, newId: () => string): readonly QuestionnaireQuestionRow[];
  scenarios(projectId: string, newId: () => string): readonly DemoScenarioRow[];
  readonly referenceQuestions: readonly ReferenceQuestion[];
}

interface MeetingSource {
  readonly projectId: string;
  readonly library: EvaluationLibrary;
  /** Ids by the keys of vendors and of people. */
  readonly vendorIds: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, string>;
  readonly days: MeetingDays;
  newId(): string;
  nameOf(key: string): string;
}

/** When the vendors were asked, answered, showed what they have, and their customers were called. */
export interface MeetingDays {
  readonly listed: Day;
  readonly asked: Day;
  readonly answered: Day;
  /** The two days of the demonstrations, with the task of the plan that they are. */
  readonly shown: readonly [Day, Day];
  readonly shownTaskId: string | null;
  readonly called: Day;
}

const manager = "li.na";
const life = { removedAt: null, removedBy: null, version: 1 } as const;

/** Gives the vendors of the demo what was learnt of them: contacts, documents, answers, demonstrations with notes, and references; returns the entries of the log. */
export async function writeDemoMeetings(db: Database, source: MeetingSource): Promise<GateEvent[]> {
  await writeContacts(db, source);
  return [
    ...(await writeDocuments(db, source)),
    ...(await writeAnswers(db, source)),
    ...(await writeDemonstrations(db, source)),
    ...(await writeReferences(db, source)),
  ];
}

async function writeContacts(db: Database, { projectId, vendorIds, newId }: MeetingSource): Promise<void> {
  for (const [at, [key, name, role, email, phone]] of demoContacts.entries())
    await insertVendorContact(db, {
      id: newId(),
      ...place(projectId, vendorIds, key),
      position: at + 1,
      name,
      role,
      email,
      phone,
      ...life,
    });
}

async function writeDocuments(db: Database, { projectId, vendorIds, users, days, newId, nameOf }: MeetingSource): Promise<GateEvent[]> {
  const events: GateEvent[] = [];
  for (const [key, name, criterionId, text] of demoDocuments) {
    const content = new TextEncoder().encode(text);
    const sender = { uploadedBy: users.get(manager) ?? null, uploaderName: nameOf(manager), createdAt: `${days.answered}T09:00:00.000Z` };
    const file = { name, byteSize: content.length, contentType: "text/plain", imageWidth: null, imageHeight: null };
    const sha256 = createHash("sha256").update(content).digest("hex");
    const kind = { kind: "general", invitationId: null, questionId: null, criterionId };
    const id = newId();
    await insertVendorDocument(db, { id, ...place(projectId, vendorIds, key), ...kind, ...file, sha256, ...sender, ...life }, content);
    events.push(
      told(days.answered, "vendor.addFile", vendorIds.get(key), { name: vendorName(key), items: [name], files: [{ id, sha256 }] }),
    );
  }
  return events;
}

async function writeAnswers(db: Database, source: MeetingSource): Promise<GateEvent[]> {
  const { projectId, library, vendorIds, users, days, newId, nameOf } = source;
  const id = newId();
  const [asked, answered] = [`${days.asked}T06:00:00.000Z`, `${days.answered}T07:30:00.000Z`];
  const by = users.get(manager) ?? null;
  const row: QuestionnaireRow = {
    ...{ id, projectId, position: 1, ...library.request, deadlineAt: `${days.answered}T10:00:00.000Z` },
    ...{ publishedAt: asked, publishedBy: by, createdBy: by, createdAt: asked, ...life },
  };
  const questions = library
    .questions(row, newId)
    .filter(({ libraryId }) => demoQuestions.some((each) => each === libraryId))
    .map((question, at) => ({ ...question, position: at + 1 }));
  await insertQuestionnaire(db, row, questions);
  const named = { name: row.title, nameZh: row.titleZh };
  const names = demoAnswers.map(({ vendor }) => vendorName(vendor));
  const events = [
    told(days.asked, "questionnaire.add", id, named),
    told(days.asked, "questionnaire.publish", id, { ...named, items: names, until: `${days.answered}T18:00` }),
  ];
  const invitations = new Map<string, string>();
  for (const { vendor, submitter, answers } of demoAnswers) {
    const invitationId = newId();
    invitations.set(vendor, invitationId);
    const link = { tokenHash: null, issuedAt: null, openedAt: asked, submittedAt: answered, submitterName: submitter, version: 3 };
    await insertAnswerInvitation(db, { id: invitationId, ...place(projectId, vendorIds, vendor), questionnaireId: id, ...link });
    for (const question of questions) {
      const [answer, explanation = ""] = answers[question.libraryId ?? ""] ?? [""];
      if (answer === "") continue;
      await writeAnswer(db, { invitationId, questionId: question.id, projectId, answer, explanation, revision: 1, savedAt: answered });
    }
    const answersHash = hashOfAnswers(await listAnswers(db, { invitationId }), []);
    const submission = { submitterName: submitter, submittedAt: answered, answersHash, withdrawnAt: null };
    const submissionId = newId();
    await insertSubmission(db, { id: submissionId, projectId, invitationId, ...submission });
    const data = { ...named, item: vendorName(vendor), submission: { id: submissionId, answersHash } };
    events.push({ ...told(days.answered, "questionnaire.submit", id, data), by: "" });
  }
  const { vendor, text, publishedText, answer } = demoInquiry;
  const reply = {
    publishedText,
    answer,
    answeredBy: by,
    answererName: nameOf(manager),
    answeredAt: `${days.asked}T09:00:00.000Z`,
    version: 2,
  };
  const inquiry = { id: newId(), projectId, questionnaireId: id, invitationId: invitations.get(vendor) ?? null, text, askedAt: asked };
  await insertInquiry(db, { ...inquiry, ...reply });
  events.push(told(days.asked, "questionnaire.answerInquiry", id, { ...named, item: publishedText }));
  return events;
}

async function writeDemonstrations(db: Database, source: MeetingSource): Promise<GateEvent[]> {
  const { projectId, library, vendorIds, users, days, newId, nameOf } = source;
  const scenarios = library
    .scenarios(projectId, newId)
    .filter(({ libraryId }) => demoScript.some((each) => each === libraryId))
    .map((scenario, at) => ({ ...scenario, position: at + 1 }));
  await insertScenarios(db, scenarios);
  const items = scenarios.map(({ title, titleZh }) => ({ name: title, nameZh: titleZh }));
  const events = [told(days.asked, "vendor.chooseScenarios", undefined, { name: "", items })];
  const sessions = new Map<string, { readonly id: string; readonly day: Day }>();
  for (const [at, [key, time, room, attendees]] of demoSessions.entries()) {
    const id = newId();
    const day = days.shown[at < 2 ? 0 : 1];
    sessions.set(key, { id, day });
    const when = { startsAt: `${day}T${time}`, minutes: 120, place: room, attendees, taskId: days.shownTaskId };
    await insertDemo(db, { id, ...place(projectId, vendorIds, key), ...when, createdAt: `${days.answered}T08:00:00.000Z`, ...life });
    events.push(told(days.answered, "vendor.addDemo", id, { name: vendorName(key), until: when.startsAt }));
  }
  for (const [vendor, libraryId, author, note] of demoNotes) {
    const session = sessions.get(vendor);
    const scenario = scenarios.find((each) => each.libraryId === libraryId);
    const authorId = users.get(author);
    if (!session || !scenario || authorId === undefined) continue;
    const written = { authorId, authorName: nameOf(author), note, notedAt: `${session.day}T07:00:00.000Z`, version: 1 };
    await db
      .insertInto("demoNote")
      .values({ demoId: session.id, scenarioId: scenario.id, projectId, ...written })
      .execute();
  }
  return events;
}

async function writeReferences(db: Database, source: MeetingSource): Promise<GateEvent[]> {
  const { projectId, library, vendorIds, days, newId, nameOf } = source;
  const events: GateEvent[] = [];
  for (const { vendor, answers, by, ...customer } of demoReferences) {
    const id = newId();
    const asked = { askedBy: nameOf(by), askedOn: days.called };
    await insertVendorReference(db, { id, ...place(projectId, vendorIds, vendor), position: 1, ...customer, about: "", ...asked, ...life });
    const rows = library.referenceQuestions.flatMap(({ id: questionId, question }) => {
      const answer = answers[questionId];
      return answer === undefined ? [] : [{ referenceId: id, questionId, projectId, question: question.en, answer, ...asked, version: 1 }];
    });
    await db.insertInto("referenceAnswer").values(rows).execute();
    const data = { name: vendorName(vendor), item: customer.company };
    events.push(told(days.called, "vendor.addReference", vendorIds.get(vendor), data));
    events.push(told(days.called, "vendor.askReference", vendorIds.get(vendor), data));
  }
  return events;
}

function place(projectId: string, vendorIds: ReadonlyMap<string, string>, key: string) {
  return { projectId, vendorId: vendorIds.get(key) ?? "" };
}

function vendorName(key: string): string {
  return demoVendors.find((vendor) => vendor.key === key)?.name ?? "";
}

function told(on: Day, command: string, subjectId: string | undefined, data: object): GateEvent {
  return { on, by: manager, taskId: "", ...(subjectId === undefined ? {} : { subjectId }), command, data };
}
