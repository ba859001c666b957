import type { BaselineRow, BaselineTaskRow } from "#db/tables/baselines.ts";
import type { BudgetLineRow, CostEntryRow, TimeEntryRow } from "#db/tables/costs.ts";
import type { Database, Tables } from "#db/tables/index.ts";
import { appendEvent } from "#db/queries/events.ts";
import { fillEvaluation } from "./evaluation-rows.ts";
import { fillRequirements } from "./requirement-rows.ts";

const at = "2027-01-04T08:00:00.000Z";

/** Texts that databases order, compare or store differently when they are asked carelessly. */
const names = [
  "alpha",
  "Alpha",
  "ärger",
  "Zebra",
  "中文：计划",
  "emoji 🚀",
  "private \uE000",
  "line\u2028separator",
  "quote '\"\\",
  "a b",
  "a_b",
  "",
  "Ω",
];

/** A row or more in every table that is kept, with what is hard to keep: two orders of writing, texts of all kinds, fractions and bytes. */
export async function fillWithEverything(db: Database, order: "forward" | "backward"): Promise<void> {
  const arranged = <Row>(rows: Row[]): Row[] => (order === "forward" ? rows : rows.reverse());
  await db
    .insertInto("appUser")
    .values(arranged([userRow("user-1", "li.na@example.com"), userRow("user-2", "wang@example.com")]))
    .execute();
  await db.insertInto("authAccount").values(accountRow("user-1")).execute();
  await db
    .insertInto("secondFactor")
    .values({ userId: "user-1", sealedKey: "sealed", confirmedAt: at, lastStep: 59_000_000, createdAt: at })
    .execute();
  await db.insertInto("recoveryCode").values({ id: "code", userId: "user-1", codeHash: "hash", usedAt: null }).execute();
  await db
    .insertInto("instanceSetting")
    .values(arranged(names.map((name) => ({ key: name, value: `value of ${name}` }))))
    .execute();
  await db
    .insertInto("calendar")
    .values(arranged(names.map((name) => calendarRow(`calendar ${name}`))))
    .execute();
  const calendarId = "calendar alpha";
  await db
    .insertInto("calendarException")
    .values({ id: "e-1", calendarId, fromDay: "2027-02-06", toDay: "2027-02-12", intervals: "[]", name: "Spring Festival", nameZh: "春节" })
    .execute();
  await db
    .insertInto("calendarYear")
    .values(arranged([2026, 2027, 10_000].map((year) => ({ calendarId, year, state: "provisional" as const }))))
    .execute();
  await db.insertInto("project").values(projectRow(calendarId)).execute();
  await db
    .insertInto("projectMember")
    .values(arranged(["user-1", "user-2"].map((userId) => ({ projectId: "p", userId, role: "owner", version: 1, createdAt: at }))))
    .execute();
  await db
    .insertInto("invitation")
    .values({
      id: "invitation",
      projectId: "p",
      email: "zhou.min@example.com",
      role: "viewer",
      invitedBy: "user-1",
      createdAt: at,
      expiresAt: at,
      withdrawnAt: null,
      acceptedAt: null,
      acceptedBy: null,
    })
    .execute();
  await db.insertInto("person").values({ id: "person", projectId: "p", name: "李娜", email: null, userId: "user-1", version: 1 }).execute();
  await db
    .insertInto("projectRole")
    .values({ projectId: "p", code: "PMO", position: 0, name: "Project office", nameZh: null, personId: "person", version: 1 })
    .execute();
  await db
    .insertInto("task")
    .values(arranged([taskRow("t-1", 1), taskRow("t-2", 2)]))
    .execute();
  await db
    .insertInto("customField")
    .values({
      id: "field",
      projectId: "p",
      version: 2,
      number: 1,
      position: 1,
      kind: "choice",
      name: "Department",
      nameZh: "部门",
      description: "",
      descriptionZh: null,
      isExpected: 1,
      options: "[]",
      removedAt: at,
      removedBy: "user-1",
    })
    .execute();
  await db
    .insertInto("taskAssignment")
    .values({ taskId: "t-1", personId: "person", projectId: "p", position: 0, units: 0.5, workMinutes: 240 })
    .execute();
  await db.insertInto("projectCalendar").values({ calendarId: "calendar Alpha", projectId: "p" }).execute();
  await db
    .insertInto("personWork")
    .values({ personId: "person", projectId: "p", calendarId: null, maxUnits: 0.8, rateMinor: 45_000, version: 1 })
    .execute();
  await db
    .insertInto("personAbsence")
    .values({ id: "absence", projectId: "p", personId: "person", fromDay: "2027-01-04", toDay: "2027-01-05", name: "Leave", version: 1 })
    .execute();
  await db
    .insertInto("taskRemoval")
    .values({ taskId: "t-2", projectId: "p", restoration: "{}", removedBy: "user-1", removedAt: at })
    .execute();
  await db.insertInto("budgetLine").values(budgetLineRow).execute();
  await db
    .insertInto("taskCost")
    .values({
      id: "task-cost",
      projectId: "p",
      taskId: "t-1",
      lineId: "line",
      version: 1,
      name: "许可 Licences",
      amountMinor: 12_345_678_901,
      removedAt: null,
      removedBy: null,
    })
    .execute();
  await db.insertInto("costEntry").values(costEntryRow).execute();
  await db.insertInto("timeEntry").values(timeEntryRow).execute();
  await db.insertInto("progressSetting").values({ projectId: "p", version: 3, statusDay: "2027-01-29", method: "half" }).execute();
  await db.insertInto("tourProgress").values({ userId: "user-1", stop: 3, finishedAt: null }).execute();
  await db
    .insertInto("projectTemplate")
    .values({
      id: "template",
      name: "我们的模板",
      summary: "",
      outline: "{}",
      edition: 2,
      version: 3,
      createdBy: "user-1",
      createdAt: at,
      savedAt: at,
      removedAt: null,
      removedBy: null,
    })
    .execute();
  await db
    .insertInto("taskLink")
    .values({
      id: "l",
      projectId: "p",
      predecessorId: "t-1",
      successorId: "t-2",
      type: "FS",
      lag: -0.125,
      lagUnit: "percent",
      planVersion: 1,
    })
    .execute();
  const written = { body: "**说明** & more", createdAt: at, editedAt: null, removedAt: null, removedBy: null, version: 1 };
  await db
    .insertInto("comment")
    .values({ id: "c", projectId: "p", taskId: "t-1", authorId: "user-1", ...written })
    .execute();
  const token = { userId: "user-1", name: "报表", tokenHash: "hash", hint: "a1b2", access: "read" as const, limited: 1 };
  await db
    .insertInto("calendarFeed")
    .values({ id: "feed", userId: "user-1", projectId: "p", titlesOnly: 1, generation: 2, createdAt: at })
    .execute();
  await db
    .insertInto("apiToken")
    .values({ id: "token", ...token, createdAt: at, expiresAt: null })
    .execute();
  const webhook = { projectId: "p", url: "https://hooks.example.com/rollout", sealedSecret: "…", topics: '["plan"]', createdBy: "user-1" };
  await db
    .insertInto("webhook")
    .values({ id: "webhook", ...webhook, createdAt: at, pausedAt: at, pauseReason: "failures", version: 2 })
    .execute();
  await db.insertInto("apiTokenProject").values({ tokenId: "token", projectId: "p" }).execute();
  await db
    .insertInto("taskDescription")
    .values({ taskId: "t-1", projectId: "p", body: "第一步 & @[李娜](user:user-1)", editedBy: "user-1", editedAt: at, version: 2 })
    .execute();
  const kept = { removedAt: null, removedBy: null, version: 1 };
  await db
    .insertInto("checklistItem")
    .values(
      arranged(
        ["k-1", "k-2"].map((id, index) => ({
          id,
          projectId: "p",
          taskId: "t-1",
          position: 1024.5 + index,
          text: "核对数据",
          assigneeId: "person",
          doneAt: index === 0 ? at : null,
          doneBy: index === 0 ? "user-1" : null,
          ...kept,
        })),
      ),
    )
    .execute();
  const image = { contentType: "image/png", imageWidth: 640, imageHeight: 480, sha256: "0".repeat(64) };
  await db
    .insertInto("attachment")
    .values({
      id: "a",
      projectId: "p",
      taskId: "t-1",
      commentId: "c",
      name: "截图.png",
      byteSize: 6000,
      ...image,
      uploadedBy: "user-1",
      createdAt: at,
      ...kept,
    })
    .execute();
  await db
    .insertInto("attachmentPart")
    .values(
      arranged(
        [0, 1, 10].map((position) => ({
          attachmentId: "a",
          position,
          content: Uint8Array.from({ length: 2000 }, (_, index) => (index * 3 + position) % 256),
        })),
      ),
    )
    .execute();
  await db
    .insertInto("taskMove")
    .values({
      projectId: "p",
      taskId: "t-1",
      sequence: 1,
      startBefore: "2027-01-04T08:00",
      finishBefore: "2027-01-04T17:00",
      startAfter: "2027-01-05T08:00",
      finishAfter: "2027-01-05T17:00",
    })
    .execute();
  await db
    .insertInto("notification")
    .values(arranged([notificationRow("n-1"), notificationRow("n-2")]))
    .execute();
  await db
    .insertInto("notificationSetting")
    .values({ userId: "user-1", ways: "{}", digest: "daily", quietFrom: "20:00", quietTo: "08:00", pausedUntil: null, version: 1 })
    .execute();
  await db.insertInto("projectWatch").values({ projectId: "p", userId: "user-1", createdAt: at }).execute();
  await db.insertInto("taskWatch").values({ projectId: "p", userId: "user-1", taskId: "t-1", isWatching: 0, createdAt: at }).execute();
  const watches = JSON.stringify({ isWatchingProject: true, tasks: [] });
  await db.insertInto("keptWatches").values({ projectId: "p", userId: "user-1", watches, keptAt: at }).execute();
  await db.insertInto("reminderDay").values({ projectId: "p", day: "2027-01-04" }).execute();
  await db.insertInto("baseline").values(baselineRow).execute();
  await db.insertInto("baselineTask").values(baselineTaskRow).execute();
  await db
    .insertInto("baselineApproval")
    .values({
      id: "approval",
      baselineId: "b",
      approvedBy: "user-1",
      approvedAt: at,
      withdrawnBy: "user-2",
      withdrawnAt: at,
      withdrawalReason: "范围变了",
    })
    .execute();
  await db
    .insertInto("statusReport")
    .values({
      ...{ id: "report", projectId: "p", version: 2, number: 1, language: "zh", periodFrom: "2027-01-01", periodTo: "2027-01-15" },
      ...{ figures: "{}", figuresAt: at, correctsId: "former", createdBy: null, createdAt: at, sentBy: "user-1", sentAt: at },
      ...{ removedAt: at, removedBy: "user-2" },
    })
    .execute();
  await db
    .insertInto("statusReportSection")
    .values({ reportId: "report", section: "done", version: 3, drafted: "", body: "- 验收", editedBy: "user-1", editedAt: at })
    .execute();
  await db
    .insertInto("statusReportRecipient")
    .values({ id: "recipient", reportId: "report", userId: null, address: "a@example.com" })
    .execute();
  await db
    .insertInto("statusReportRhythm")
    .values({ projectId: "p", version: 1, every: "fortnight", language: "en", nextDay: "2027-01-29" })
    .execute();
  await db
    .insertInto("milestoneForecast")
    .values({ projectId: "p", taskId: "t-1", day: "2027-01-04", plannedAt: "2027-01-04T17:00", isReached: 0 })
    .execute();
  await db
    .insertInto("planStep")
    .values({ id: "s", projectId: "p", userId: "user-1", sequence: 1, undoCommand: "{}", redoCommand: "{}", undone: 0, createdAt: at })
    .execute();
  const content = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256);
  await db
    .insertInto("planBranch")
    .values({
      id: "branch",
      projectId: "p",
      version: 2,
      name: "两周后上线",
      note: "What if?",
      baseVersion: 1,
      base: content,
      changes: 2,
      changedAt: at,
      createdBy: "user-1",
      createdAt: at,
      discardedBy: "user-2",
      discardedAt: at,
      mergedBy: null,
      mergedAt: null,
      mergedVersion: null,
      mergeStepId: null,
      takenBackAt: null,
    })
    .execute();
  const method = { current: "{}", former: null, stepId: null, changedBy: "user-1", changedAt: at };
  await db
    .insertInto("projectMethod")
    .values({ projectId: "p", ...method })
    .execute();
  await db
    .insertInto("planBranchChange")
    .values(arranged([1, 2].map((sequence) => ({ branchId: "branch", sequence, command: "{}", userId: "user-1", createdAt: at }))))
    .execute();
  await db
    .insertInto("planBranchStep")
    .values({ id: "bs", branchId: "branch", userId: "user-1", sequence: 1, undoCommand: "{}", redoCommand: "{}", undone: 1, createdAt: at })
    .execute();
  await db
    .insertInto("planImport")
    .values(
      arranged(
        ["i-1", "i-2"].map((id) => ({
          id,
          projectId: "p",
          fileName: "计划.xml",
          byteSize: 3000,
          content,
          report: "{}",
          createdBy: null,
          createdAt: at,
          stepId: null,
          undoneAt: at,
        })),
      ),
    )
    .execute();
  await db
    .insertInto("savedView")
    .values({
      id: "view",
      projectId: "p",
      createdBy: "user-1",
      page: "tasks",
      name: "迟到的任务",
      query: "state=late",
      isShared: 1,
      createdAt: at,
      removedAt: null,
      version: 1,
    })
    .execute();
  await db.insertInto("defaultView").values({ projectId: "p", userId: "user-1", page: "tasks", view: "view" }).execute();
  await fillGate(db);
  await fillEvaluation(db);
  await fillRequirements(db, arranged);
  for (const stream of ["instance", "p"])
    await db
      .transaction()
      .execute((transaction) =>
        appendEvent(transaction, { stream, at, actorId: null, command: "test.fill", subjectId: null, data: { names }, requestId: "r" }),
      );
}

async function fillGate(db: Database): Promise<void> {
  const gate = { projectId: "p", taskId: "t-1" };
  const removal = { removedAt: null, removedBy: null, version: 1 };
  await db
    .insertInto("gateCriterion")
    .values({
      id: "g-1",
      ...gate,
      position: 1,
      libraryId: null,
      beforeTaskId: "task-1",
      text: "签字齐全",
      createdBy: "user-1",
      createdAt: at,
      ...removal,
    })
    .execute();
  await db.insertInto("gateThreshold").values({ projectId: "p", criterionId: "K17", limits: '{"passShare":0.9}', version: 2 }).execute();
  const signer = { signedBy: "user-1", signerName: "李娜", signerRole: "owner", signedAt: at };
  const withdrawal = { withdrawnAt: at, withdrawnBy: "user-1", withdrawerName: "李娜", withdrawal: "误签" };
  await db
    .insertInto("gateSignature")
    .values({ id: "g-2", ...gate, criterionId: "g-1", note: "", ...signer, ...withdrawal })
    .execute();
  const granter = { grantedBy: "user-1", granterName: "李娜", granterRole: "owner", grantedAt: at };
  const ending = { endedAt: null, endedBy: null, enderName: null, ending: null };
  const owner = { ownerId: "person", ownerName: "李娜" };
  await db
    .insertInto("gateWaiver")
    .values({ id: "g-3", ...gate, criterionId: "g-1", reason: "晚两周", ...owner, expiresOn: "2027-02-01", ...granter, ...ending })
    .execute();
  const decider = { decidedBy: "user-1", deciderName: "李娜", deciderRole: "owner", decidedAt: at };
  const told = { outcome: "conditional", reason: "可以开始", dissent: "", decidedOn: "2027-01-04", planVersion: 1, evidence: "[]" };
  await db
    .insertInto("gateDecision")
    .values({ id: "g-4", ...gate, sequence: 1, ...told, ...decider })
    .execute();
  const met = { metAt: null, metBy: null, meeterName: null, version: 1 };
  await db
    .insertInto("gateCondition")
    .values({ id: "g-5", ...gate, decisionId: "g-4", position: 1, criterionId: "g-1", text: "补签", ...owner, dueOn: "2027-02-01", ...met })
    .execute();
}

/** A row of a table that is not kept. */
export async function insertJob(db: Database): Promise<void> {
  const unclaimed = { claimedBy: null, claimedUntil: null, lastError: null, failedAt: null };
  await db
    .insertInto("job")
    .values({ id: "job", kind: "test", data: "{}", onlyKey: "only", state: "waiting", runAt: at, attempts: 0, createdAt: at, ...unclaimed })
    .execute();
}

export async function insertSession(db: Database, userId: string): Promise<void> {
  const times = { expiresAt: at, createdAt: at, updatedAt: at };
  await db
    .insertInto("authSession")
    .values({ id: "session", userId, token: "hash", ipAddress: null, userAgent: null, ...times })
    .execute();
}

export function calendarRow(id: string): Tables["calendar"] {
  return { id, libraryKey: null, name: id, nameZh: null, week: "[[],[],[],[],[],[],[]]", version: 1 };
}

function notificationRow(id: string): Tables["notification"] {
  const states = { isListed: 1, readAt: null, mailAt: at };
  const about = { reason: "watching", kind: "comment", taskId: "t-1", commentId: "c", actorId: "user-2", data: "{}", onlyKey: id };
  return { id, userId: "user-1", projectId: "p", ...about, ...states, createdAt: at };
}

function userRow(id: string, email: string): Tables["appUser"] {
  const preferences = { image: null, locale: "zh", timeZone: null, theme: null };
  return {
    id,
    name: email,
    email,
    emailVerified: 0,
    ...preferences,
    isAdministrator: 1,
    disabledAt: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}

function accountRow(userId: string): Tables["authAccount"] {
  const tokens = {
    accessToken: null,
    refreshToken: null,
    idToken: null,
    accessTokenExpiresAt: null,
    refreshTokenExpiresAt: null,
    scope: null,
  };
  return {
    id: `credential:${userId}`,
    userId,
    accountId: userId,
    providerId: "credential",
    ...tokens,
    password: "scrypt$…",
    createdAt: at,
    updatedAt: at,
  };
}

function projectRow(calendarId: string): Tables["project"] {
  const criticality = JSON.stringify({ slackDays: 1, nearDays: 3, severalEnds: true });
  const plan = { templateKey: null, calendarId, startDay: "2027-01-04", goLiveDay: null, goLiveTaskId: null, criticality };
  const counts = { isDemo: 0, nextTaskNumber: 3, planVersion: 1, version: 1 };
  return {
    id: "p",
    name: "Rollout",
    nameZh: null,
    ...plan,
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    locale: "zh",
    ...counts,
    createdBy: "user-1",
    createdAt: at,
    archivedAt: at,
    archivedBy: "user-1",
    trashedAt: null,
    trashedBy: null,
  };
}

function taskRow(id: string, number: number): Tables["task"] {
  return {
    id,
    projectId: "p",
    version: 1,
    number,
    parentId: null,
    position: 1024.25,
    kind: "task",
    name: `Task ${number}`,
    nameZh: null,
    durationMinutes: 480,
    elapsed: 0,
    progress: 33,
    constraintType: "ASAP",
    constraintAt: null,
    deadline: null,
    actualStart: null,
    actualFinish: null,
    manualStart: null,
    manualFinish: null,
    roleCode: "PMO",
    ownerId: null,
    deliverable: "",
    deliverableZh: null,
    active: 1,
    external: 0,
    calendarId: null,
    workType: "fixedUnits",
    effortDriven: 0,
    optimisticMinutes: 240,
    pessimisticMinutes: null,
    ignoresPeople: 0,
    priority: 500,
    levellingDelayMinutes: 0,
    pauses: "[]",
    customValues: '{"f1":"中文 🚀","f2":1.25}',
    doneWhen: "",
    doneWhenZh: null,
    items: "[]",
    area: null,
    templateTaskId: null,
    startAt: "2027-01-04T08:00",
    finishAt: "2027-01-04T17:00",
    removedAt: null,
    planVersion: 1,
  };
}

const baselineRow: BaselineRow = {
  id: "b",
  projectId: "p",
  version: 2,
  number: 1,
  name: "Approved",
  nameZh: "批准",
  note: "After the contract",
  noteZh: "签约之后",
  planVersion: 7,
  isReference: 1,
  createdBy: null,
  createdAt: at,
  removedAt: at,
  removedBy: "user-1",
};

const baselineTaskRow: BaselineTaskRow = {
  baselineId: "b",
  taskId: "t-1",
  parentId: "t-0",
  position: 1024,
  kind: "task",
  name: "alpha",
  nameZh: "阿尔法",
  startAt: "2027-01-04T08:00",
  finishAt: "2027-01-04T17:00",
  durationMinutes: 480,
  costMinor: 12_345_678_901,
};

const budgetLineRow: BudgetLineRow = {
  id: "line",
  projectId: "p",
  version: 2,
  position: 1,
  name: "Licences",
  nameZh: "许可",
  category: "licences",
  plannedMinor: 98_765_432_101,
  takesHours: 1,
  removedAt: at,
  removedBy: "user-1",
};

const costEntryRow: CostEntryRow = {
  id: "entry",
  projectId: "p",
  taskId: "t-1",
  lineId: "line",
  version: 1,
  day: "2027-01-05",
  amountMinor: -12_345_678_901,
  note: "退款 refund",
  createdBy: "user-1",
  createdAt: at,
  removedAt: null,
  removedBy: null,
};

const timeEntryRow: TimeEntryRow = {
  id: "hours",
  projectId: "p",
  personId: "person",
  personName: "李娜",
  taskId: "t-1",
  day: "2027-01-05",
  minutes: 450,
  rateMinor: 32_000,
  version: 1,
  recordedBy: "user-1",
  recordedAt: at,
};
