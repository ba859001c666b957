import type { Database } from "#db/tables/index.ts";

const at = "2027-01-04T08:00:00.000Z";
const project = { projectId: "p" };
const vendor = { ...project, vendorId: "v-1" };
const kept = { removedAt: null, removedBy: null, version: 1 };
const hash = "0".repeat(64);

/** A row in every table of what vendors are asked; they need the vendor and the accounts. */
export async function fillVendorQuestions(db: Database): Promise<void> {
  await fillFiles(db);
  await fillQuestionnaire(db);
  await fillMeetings(db);
}

async function fillFiles(db: Database): Promise<void> {
  const contact = { position: 1, name: "周敏", role: "客户经理", email: "zhou@example.com", phone: "+86 21 5555 0101" };
  await db
    .insertInto("vendorContact")
    .values({ id: "vc-1", ...vendor, ...contact, ...kept })
    .execute();
  const file = { kind: "general", name: "投标书.pdf", byteSize: 3, contentType: "application/pdf", imageWidth: null, imageHeight: null };
  const sender = {
    invitationId: null,
    questionId: null,
    criterionId: "C01",
    sha256: hash,
    uploadedBy: "user-1",
    uploaderName: "李娜",
    createdAt: at,
  };
  await db
    .insertInto("vendorDocument")
    .values({ id: "vd-1", ...vendor, ...file, ...sender, ...kept })
    .execute();
  await db
    .insertInto("vendorDocumentPart")
    .values({ documentId: "vd-1", position: 0, content: new Uint8Array([0, 1, 255]) })
    .execute();
}

async function fillQuestionnaire(db: Database): Promise<void> {
  const place = { ...project, questionnaireId: "qn-1" };
  const words = { kind: "rfi", title: "Request for information", titleZh: "信息征询", intro: "", introZh: null };
  const times = { deadlineAt: at, publishedAt: at, publishedBy: "user-1", createdBy: "user-1", createdAt: at };
  await db
    .insertInto("questionnaire")
    .values({ id: "qn-1", ...project, position: 1, ...words, ...times, ...kept })
    .execute();
  const question = {
    libraryId: null,
    section: "Company",
    sectionZh: "公司",
    text: "How many people?",
    textZh: "多少人？",
    help: "",
    helpZh: null,
  };
  const form = { kind: "number", unit: "people", unitZh: "人", choices: "[]", isRequired: 1 as const, criterionId: "C01", version: 1 };
  await db
    .insertInto("questionnaireQuestion")
    .values({ id: "qq-1", ...place, position: 1, ...question, ...form })
    .execute();
  const moved = { previousAt: at, deadlineAt: at, reason: "两家供应商请求", changedBy: "user-1", changerName: "李娜", changedAt: at };
  await db
    .insertInto("questionnaireDeadline")
    .values({ id: "qd-1", ...place, ...moved })
    .execute();
  const link = { tokenHash: hash, issuedAt: at, openedAt: at, submittedAt: at, submitterName: "周敏", version: 2 };
  await db
    .insertInto("questionnaireInvitation")
    .values({ id: "qi-1", ...place, vendorId: "v-1", ...link })
    .execute();
  const answer = { invitationId: "qi-1", questionId: "qq-1", ...project, answer: "120", explanation: "", revision: 1, savedAt: at };
  await db.insertInto("questionnaireAnswer").values(answer).execute();
  await db.insertInto("answerRevision").values(answer).execute();
  await db
    .insertInto("questionnaireSubmission")
    .values({ id: "qs-1", ...project, invitationId: "qi-1", submitterName: "周敏", submittedAt: at, answersHash: hash, withdrawnAt: null })
    .execute();
  const told = { publishedText: "几份？", answer: "一份", answeredBy: "user-1", answererName: "李娜", answeredAt: at, version: 2 };
  await db
    .insertInto("questionnaireInquiry")
    .values({ id: "qa-1", ...place, invitationId: "qi-1", text: "几份？", askedAt: at, ...told })
    .execute();
}

async function fillMeetings(db: Database): Promise<void> {
  const words = { title: "A lead", titleZh: "线索", steps: "Show", stepsZh: "演示", lookFor: "Speed", lookForZh: "速度" };
  await db
    .insertInto("demoScenario")
    .values({
      id: "ds-1",
      ...project,
      position: 1,
      libraryId: null,
      audience: "sales",
      ...words,
      painPoint: "Nobody calls",
      painPointZh: "无人跟进",
      itemIds: '["H17"]',
      minutes: 20,
      criterionIds: '["C07"]',
      ...kept,
    })
    .execute();
  const meeting = { startsAt: "2027-01-11T09:00", minutes: 120, place: "A101", attendees: "李娜、周敏", taskId: null, createdAt: at };
  await db
    .insertInto("vendorDemo")
    .values({ id: "vm-1", ...vendor, ...meeting, ...kept })
    .execute();
  const note = { authorId: "user-1", authorName: "李娜", note: "流畅", notedAt: at, version: 1 };
  await db
    .insertInto("demoNote")
    .values({ demoId: "vm-1", scenarioId: "ds-1", ...project, ...note })
    .execute();
  const customer = {
    position: 1,
    company: "江南印务",
    contact: "孙伟",
    industry: "印刷",
    users: 80,
    since: "2024",
    about: "80 人",
    askedOn: "2027-01-12",
    askedBy: "李娜",
  };
  await db
    .insertInto("vendorReference")
    .values({ id: "vr-1", ...vendor, ...customer, ...kept })
    .execute();
  const answer = {
    questionId: "R01",
    question: "Would you choose it again?",
    answer: "会",
    askedBy: "李娜",
    askedOn: "2027-01-12",
    version: 1,
  };
  await db
    .insertInto("referenceAnswer")
    .values({ referenceId: "vr-1", ...project, ...answer })
    .execute();
}
