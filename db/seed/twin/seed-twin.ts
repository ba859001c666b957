import { gzipSync } from "node:zlib";
import { projectRoles, type ProjectRole } from "#app/domain/access/permissions.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { findUser, findUserByEmail, insertUser } from "../../queries/accounts.ts";
import { insertApiToken } from "../../queries/api-tokens.ts";
import { planAsBaseline } from "#app/domain/baseline/model.ts";
import { reportSections } from "#app/domain/report/sections.ts";
import { insertBaseline } from "../../queries/baselines.ts";
import { insertBranch, insertBranchChange } from "../../queries/branches.ts";
import { insertRecipients, insertReport } from "../../queries/status-reports.ts";
import { insertBudgetLines } from "../../queries/budget-lines.ts";
import { insertScorecard } from "../../queries/new-scorecard.ts";
import { insertRequirementRows, takeRequirementNumbers } from "../../queries/requirements.ts";
import { blankCriterion } from "#app/domain/scorecard/new-criteria.ts";
import { standardMethod } from "#app/domain/scorecard/standard-method.ts";
import { insertCostEntries, insertTaskCosts } from "../../queries/costs.ts";
import { insertTimeEntries } from "../../queries/time-entries.ts";
import { findLibraryCalendar } from "../../queries/calendars.ts";
import { appendEvent } from "../../queries/events.ts";
import { insertGateCriteria, insertGateDecision, insertGateSignature } from "../../queries/gates.ts";
import { storeNewProject } from "../../queries/new-project.ts";
import { insertPlanImport } from "../../queries/plan-imports.ts";
import { insertProjectMethod } from "../../queries/project-method.ts";
import { pushStep } from "../../queries/plan-steps.ts";
import type { Database } from "../../tables/index.ts";
import { deterministicSource, type DeterministicSource } from "../deterministic.ts";
import { makeCanaries, type Canaries } from "./canaries.ts";
import { twinPlan, type TwinPlan, type TwinTemplate } from "./twin-project.ts";

export interface TwinUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** Reads and changes all that the account may. */
  readonly token: string;
  readonly role: ProjectRole;
}

export interface TwinProject {
  readonly id: string;
  readonly users: readonly TwinUser[];
  readonly canaries: Canaries;
  readonly taskIds: readonly string[];
  readonly linkIds: readonly string[];
  readonly personIds: readonly string[];
  readonly calendarId: string;
  readonly baselineId: string;
  readonly budgetLineId: string;
  readonly criterionId: string;
  readonly requirementId: string;
  readonly importId: string;
  readonly reportId: string;
  readonly branchId: string;
}

export interface TwinSeed {
  readonly seed: number;
  readonly projects: { readonly A: TwinProject; readonly B: TwinProject };
}

export interface TwinOptions extends Omit<TwinTemplate, "calendar"> {
  readonly seed: number;
  readonly hashPassword: (password: string, salt: Buffer) => Promise<string>;
  readonly hashToken: (token: string) => string;
}

/**
 * Writes two projects of one shape that share nothing but the library, each with an account for every role and a canary in every text.
 * All of it follows from the number, so that seeding again changes nothing and two databases become equal. Throws when accounts with
 * these addresses come from another number, and when the library of calendars is not there.
 */
export async function seedTwin(db: Database, options: TwinOptions): Promise<TwinSeed> {
  const source = deterministicSource(options.seed);
  const library = await findLibraryCalendar(db, "china");
  if (!library) throw new Error("The library has no calendar of China");
  const twins = [];
  for (const mark of ["A", "B"] as const) twins.push(await makeTwin(source, { ...options, calendar: library }, mark));
  const [first, second] = twins;
  if (!first || !second) throw new Error("A twin is missing");
  if (!(await areThere(db, [first, second]))) {
    const hashes = await hashPasswords(source, options, [first, second]);
    await db.transaction().execute(async (transaction) => {
      for (const twin of [first, second]) {
        await writeTwin(transaction, twin, hashes);
        await writeTokens(transaction, twin, options);
      }
    });
  }
  return { seed: options.seed, projects: { A: first.project, B: second.project } };
}

interface Twin {
  readonly project: TwinProject;
  readonly planned: TwinPlan;
  readonly now: () => string;
  readonly newId: () => string;
  readonly ids: {
    readonly costs: readonly string[];
    readonly gate: readonly string[];
    readonly step: string;
    readonly request: string;
    readonly tokens: readonly string[];
  };
}

async function makeTwin(source: DeterministicSource, template: TwinTemplate, mark: "A" | "B"): Promise<Twin> {
  const canaries = makeCanaries(source, mark);
  const password = source.text(20);
  const users = projectRoles.map((role): TwinUser => {
    const email = `twin-${mark}-${role}@example.com`.toLowerCase();
    const name = `${role} ${mark} ${canaries.userName}`;
    return { id: source.newId(), email, name, password, token: `rollout_${source.text(43)}`, role };
  });
  const planned = twinPlan(source, template, canaries);
  const project = {
    id: planned.plan.projectId,
    users,
    canaries,
    taskIds: planned.plan.tasks.map((task) => task.id),
    linkIds: planned.plan.links.map((link) => link.id),
    personIds: planned.plan.people.map((person) => person.id),
    calendarId: planned.calendar.id,
    baselineId: source.newId(),
    budgetLineId: source.newId(),
    importId: source.newId(),
    reportId: source.newId(),
    branchId: source.newId(),
    criterionId: source.newId(),
    requirementId: source.newId(),
  };
  const ids = {
    step: source.newId(),
    request: source.newId(),
    tokens: users.map(() => source.newId()),
    gate: [1, 2, 3].map(() => source.newId()),
    costs: [1, 2, 3].map(() => source.newId()),
  };
  const instant = source.now();
  return { project, planned, ids, newId: source.newId, now: () => instant };
}

async function areThere(db: Database, twins: readonly Twin[]): Promise<boolean> {
  const users = twins.flatMap((twin) => twin.project.users);
  const known = await Promise.all(users.map((user) => findUser(db, user.id)));
  if (known.every((user) => user !== undefined)) return true;
  for (const user of users)
    if (await findUserByEmail(db, user.email)) throw new Error(`${user.email} comes from another seed. Take an empty database.`);
  return false;
}

/** One hash for the accounts of a project, which share their password: hashing is slow on purpose. */
async function hashPasswords(
  source: DeterministicSource,
  { hashPassword }: TwinOptions,
  twins: readonly Twin[],
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const { project } of twins) {
    const hash = await hashPassword(project.users[0]?.password ?? "", source.bytes(16));
    for (const user of project.users) hashes.set(user.id, hash);
  }
  return hashes;
}

async function writeTwin(db: Database, { project, planned, ids, newId, now }: Twin, hashes: ReadonlyMap<string, string>): Promise<void> {
  const { users, canaries } = project;
  const owner = users[0];
  if (!owner) throw new Error("A project needs an owner");
  for (const { id, name, email } of users)
    await insertUser(db, {
      id,
      name,
      email,
      locale: null,
      timeZone: null,
      isAdministrator: false,
      passwordHash: hashes.get(id) ?? null,
      now: now(),
    });
  const { plan, schedule, background, calendar } = planned;
  await storeNewProject(db, {
    project: {
      name: `Rollout ${canaries.projectName}`,
      nameZh: `实施 ${canaries.projectNameZh}`,
      templateKey: "std6",
      goLiveDay: null,
      timeZone: "Asia/Shanghai",
      currency: "CNY",
      isDemo: 0,
      createdBy: owner.id,
      createdAt: now(),
    },
    newId,
    plan,
    schedule,
    background,
    calendar,
    members: users.map((user) => ({ userId: user.id, role: user.role })),
    contacts: new Map(
      plan.people.map((person, index) => [person.id, { email: `${canaries.personEmail}@example.com`, userId: users[index]?.id ?? null }]),
    ),
  });
  const baseline = { id: project.baselineId, projectId: project.id, number: 1, planVersion: plan.version, isReference: 1 as const };
  await insertBaseline(
    db,
    {
      ...baseline,
      name: `Approved ${canaries.baselineName}`,
      nameZh: `批准 ${canaries.baselineNameZh}`,
      note: canaries.baselineNote,
      noteZh: null,
      createdBy: owner.id,
      createdAt: now(),
    },
    planAsBaseline(plan, schedule),
  );
  await writeGate(db, { project, planned, ids, newId, now }, owner);
  await writeCosts(db, { project, planned, ids, newId, now }, owner);
  await writeTraces(db, { project, planned, ids, newId, now }, owner);
  await writeReport(db, { project, newId, now }, owner);
  await writeBranch(db, { project, planned, now }, owner);
  await writeMethod(db, { project, planned, now }, owner);
  await writeScorecard(db, { project, newId, now }, owner);
  await writeRequirement(db, { project, now }, owner);
}

/** A criterion and a requirement by which vendors are judged. */
async function writeScorecard(
  db: Database,
  { project, newId, now }: Pick<Twin, "project" | "newId" | "now">,
  owner: TwinUser,
): Promise<void> {
  const { id: projectId, canaries, criterionId, requirementId } = project;
  const text = (canary: string) => ({ en: `Asked ${canary}`, zh: `要求 ${canary}` });
  const criterion = { ...blankCriterion, id: criterionId, name: text(canaries.criterionName), guidance: text(canaries.criterionName) };
  await insertScorecard(
    db,
    { projectId, userId: owner.id, userName: owner.name, now: now(), newId },
    {
      method: standardMethod("CNY"),
      weighting: "points",
      criteria: [criterion],
      requirements: [{ id: requirementId, libraryId: null, text: text(canaries.requirementText) }],
      weighings: [],
    },
  );
}

/** A requirement of the project. It is called as the one of its scorecard is: addresses name both by the same word. */
async function writeRequirement(db: Database, { project, now }: Pick<Twin, "project" | "now">, owner: TwinUser): Promise<void> {
  const { id: projectId, canaries, requirementId: id } = project;
  const number = await takeRequirementNumbers(db, projectId, 1);
  const words = { statement: `Must ${canaries.requirementStatement}`, statementZh: `必须 ${canaries.requirementStatement}` };
  const choices = { kind: "functional", priority: "must", disposition: "extend", status: "agreed", effortDays: 3 };
  const life = { createdBy: owner.id, createdAt: now(), removedAt: null, removedBy: null, version: 1 };
  await insertRequirementRows(db, [
    { id, projectId, number, ...words, ...choices, source: `Said ${canaries.requirementSource}`, ownerId: null, taskId: null, ...life },
  ]);
}

/** A status report that was sent to its owner. */
async function writeReport(db: Database, { project, newId, now }: Pick<Twin, "project" | "newId" | "now">, owner: TwinUser): Promise<void> {
  const at = now();
  const figures = { progress: 0, done: 0, slipped: 0, overdue: 0, open: 0, scheduleIndex: null, finishes: {} };
  const { reportId } = project;
  const none = { goLive: null, forecast: null, costs: null, comparedWith: null };
  await insertReport(
    db,
    {
      ...{ id: reportId, projectId: project.id, version: 1, number: 1, language: "en", periodFrom: "2027-01-01", periodTo: "2027-01-15" },
      ...{ figures: JSON.stringify({ ...figures, ...none }), figuresAt: at, correctsId: null, createdBy: owner.id, createdAt: at },
      ...{ sentBy: owner.id, sentAt: at, removedAt: null, removedBy: null },
    },
    reportSections.map((section) => ({
      ...{ reportId, section, version: 1, drafted: "", body: `- ${project.canaries.reportText}`, editedBy: owner.id, editedAt: at },
    })),
  );
  await insertRecipients(db, [{ id: newId(), reportId, userId: owner.id, address: null }]);
}

/** A what-if in which one task is called something else. */
async function writeBranch(db: Database, { project, planned: { plan }, now }: Pick<Twin, "project" | "planned" | "now">, owner: TwinUser) {
  const { canaries, branchId } = project;
  const made = { createdBy: owner.id, createdAt: now() };
  const branch = { id: branchId, projectId: project.id, name: `What if ${canaries.branchName}`, note: canaries.branchNote, ...made };
  const { tasks, links, nextTaskNumber } = plan;
  await insertBranch(db, { ...branch, baseVersion: plan.version }, { tasks, links, nextTaskNumber });
  const task = tasks.find((each) => each.kind === "task");
  if (!task) throw new Error("The template has no task");
  const changes = { name: { text: canaries.branchTaskName, zh: null } };
  const command: PlanCommand = { kind: "updateTask", taskId: task.id, version: task.version, changes };
  await insertBranchChange(db, { branchId, sequence: 1, command, userId: owner.id, createdAt: now() });
}

/** What the plan was made from, with a name that the method gives a task. */
async function writeMethod(db: Database, { project, planned, now }: Pick<Twin, "project" | "planned" | "now">, owner: TwinUser) {
  const { plan, background } = planned;
  const ids = Object.fromEntries([...background].flatMap(([id, { templateTaskId }]) => (templateTaskId ? [[templateTaskId, id]] : [])));
  const tasks = plan.tasks.flatMap((task) => {
    const { templateTaskId = null, doneWhen = noText, items = [], area = null } = background.get(task.id) ?? {};
    if (templateTaskId === null) return [];
    const { kind, durationMinutes, elapsed, roleCode, deliverable, name } = task;
    const parentId = task.parentId === null ? null : (background.get(task.parentId)?.templateTaskId ?? null);
    const called = { text: `${name.text} ${project.canaries.methodTaskName}`, zh: name.zh };
    return [{ id: templateTaskId, parentId, kind, name: called, durationMinutes, elapsed, roleCode, deliverable, doneWhen, items, area }];
  });
  const outline = { tasks, links: [], roles: [], minutesPerDay: 480 };
  const record = { key: "std6", edition: 1, outline, ids, left: [] };
  await insertProjectMethod(db, { projectId: project.id, record, changedBy: owner.id, changedAt: now() });
}

const noText = { text: "", zh: null };

async function writeTokens(db: Database, { project, ids, now }: Twin, { hashToken }: TwinOptions): Promise<void> {
  for (const [index, { id: userId, token }] of project.users.entries()) {
    const scope = { access: "write" as const, limited: 0, createdAt: now(), expiresAt: null };
    const tokenHash = hashToken(token);
    await insertApiToken(db, { id: ids.tokens[index] ?? "", userId, name: "Twin", tokenHash, hint: token.slice(-4), ...scope }, []);
  }
}

/** At the first gate: a criterion of the project's own, who signed it, and a decision. */
async function writeGate(db: Database, { project, planned, ids, now }: Twin, owner: TwinUser): Promise<void> {
  const { canaries } = project;
  const task = planned.plan.tasks.find((each) => each.kind === "gate");
  const [criterionId = "", signatureId = "", decisionId = ""] = ids.gate;
  if (!task) throw new Error("The template has no gate");
  const place = { projectId: project.id, taskId: task.id };
  const made = { createdBy: owner.id, createdAt: now(), removedAt: null, removedBy: null, version: 1 };
  const text = `Agreed ${canaries.gateCriterion}`;
  await insertGateCriteria(db, [{ id: criterionId, ...place, position: 1, libraryId: null, beforeTaskId: null, text, ...made }]);
  const signer = { signedBy: owner.id, signerName: owner.name, signerRole: owner.role, signedAt: now() };
  const standing = { withdrawnAt: null, withdrawnBy: null, withdrawerName: null, withdrawal: null };
  await insertGateSignature(db, { id: signatureId, ...place, criterionId, note: canaries.gateNote, ...signer, ...standing });
  const decider = { decidedBy: owner.id, deciderName: owner.name, deciderRole: owner.role, decidedAt: now() };
  const told = { outcome: "noGo", reason: canaries.gateReason, dissent: "", decidedOn: now().slice(0, 10), planVersion: 1, evidence: "[]" };
  await insertGateDecision(db, { id: decisionId, ...place, sequence: 1, ...told, ...decider }, []);
}

/** A budget line, what a task is to cost, what was spent, and hours of a person. */
async function writeCosts(db: Database, { project, planned, ids, now }: Twin, owner: TwinUser): Promise<void> {
  const { canaries, budgetLineId: lineId, id: projectId } = project;
  const task = planned.plan.tasks.find((each) => each.kind === "task");
  const person = planned.plan.people[0];
  const [costId = "", entryId = "", hoursId = ""] = ids.costs;
  if (!task || !person) throw new Error("The template has no task");
  const line = { category: "licences", plannedMinor: 5_000_000, takesHours: 1 as const, position: 1, version: 1 };
  await insertBudgetLines(db, [
    { id: lineId, projectId, name: `Licences ${canaries.budgetLine}`, nameZh: `许可 ${canaries.budgetLine}`, ...line },
  ]);
  const place = { projectId, taskId: task.id, lineId, version: 1 };
  await insertTaskCosts(db, [{ id: costId, ...place, name: `First part ${canaries.costNote}`, amountMinor: 1_000_000 }]);
  const made = { createdBy: owner.id, createdAt: now() };
  await insertCostEntries(db, [{ id: entryId, ...place, day: "2026-03-10", amountMinor: 900_000, note: canaries.costNote, ...made }]);
  const worked = { day: "2026-03-10", minutes: 450, rateMinor: 30_000, version: 1, recordedBy: owner.id, recordedAt: now() };
  await insertTimeEntries(db, [{ id: hoursId, projectId, personId: person.id, personName: person.name, taskId: task.id, ...worked }]);
}

/** What people leave behind them: an entry of the log, a step that can be taken back, an imported file. */
async function writeTraces(db: Database, { project, planned, ids, now }: Twin, owner: TwinUser): Promise<void> {
  const { canaries } = project;
  const task = planned.plan.tasks.find((each) => each.kind === "task");
  if (!task) throw new Error("The template has no task");
  const entry = { stream: project.id, at: now(), actorId: owner.id, requestId: ids.request };
  await appendEvent(db, { ...entry, command: "project.create", subjectId: project.id, data: { name: canaries.eventData } });
  const undo: PlanCommand = {
    kind: "updateTask",
    taskId: task.id,
    version: 1,
    changes: { deliverable: { text: canaries.formerDeliverable, zh: null } },
  };
  const redo: PlanCommand = { ...undo, changes: { deliverable: task.deliverable } };
  const [undoCommand, redoCommand] = [JSON.stringify(undo), JSON.stringify(redo)];
  await pushStep(db, { id: ids.step, projectId: project.id, userId: owner.id, undoCommand, redoCommand, createdAt: now() });
  const file = Buffer.from(`<Project><Name>${canaries.importContent}</Name></Project>`);
  await insertPlanImport(db, {
    id: project.importId,
    projectId: project.id,
    fileName: `${canaries.importFileName}.xml`,
    byteSize: file.length,
    // Stored, not compressed: the bytes are those of every release of zlib.
    content: gzipSync(file, { level: 0 }),
    report: JSON.stringify(importReport(planned, canaries)),
    createdBy: owner.id,
    createdAt: now(),
    stepId: null,
  });
}

/** The report of an import in which one thing was not understood. */
function importReport({ plan, calendar, schedule }: TwinPlan, canaries: Canaries): object {
  const count = (kind: string) => plan.tasks.filter((task) => task.kind === kind).length;
  return {
    format: "mspdi",
    calendar: { name: calendar.name, exceptions: calendar.exceptions.length },
    people: plan.people.map((person) => person.name),
    read: {
      tasks: count("task"),
      phases: count("phase"),
      milestones: count("milestone") + count("gate"),
      links: plan.links.length,
      people: plan.people.length,
      assignments: 0,
      calendars: 1,
    },
    end: { file: null, plan: schedule.finish },
    compared: 0,
    agreed: 0,
    moved: [],
    notUnderstood: [{ code: "import.note.taskNotes", taskName: canaries.importReport, uid: "1", parameters: {} }],
  };
}
