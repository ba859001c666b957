import { sql } from "kysely";
import { z } from "zod";
import type { TaskBackground } from "#app/domain/plan/from-template.ts";
import type { BilingualText, Plan, PlanLink, PlanTask, TaskKind } from "#app/domain/plan/model.ts";
import { inTreeOrder } from "#app/domain/plan/tree.ts";
import type { ConstraintType, LagUnit, LinkType } from "#app/domain/schedule/network.ts";
import { dialectOf } from "../dialect.ts";
import type { EventRow } from "../tables/log.ts";
import type { Database } from "../tables/index.ts";
import type { TaskLinkRow, TaskRow } from "../tables/plan.ts";
import { readCalendar } from "./calendars.ts";
import { findPlanVersion } from "./projects.ts";

/** What is stored of a task beside what people edit: what the template said of it, and its computed dates. */
export interface NewTask {
  readonly doneWhen: BilingualText;
  readonly items: readonly string[];
  readonly area: string | null;
  readonly templateTaskId: string | null;
  readonly startAt: string;
  readonly finishAt: string;
}

export interface TaskDates {
  readonly id: string;
  readonly startAt: string;
  readonly finishAt: string;
}

/**
 * The whole plan of a project, as of one version; undefined when there is no such project. Where an earlier state of it is at hand, only
 * the tasks and links that changed since are read.
 */
export async function readPlan(db: Database, projectId: string, earlier?: Plan): Promise<Plan | undefined> {
  for (let known = earlier; ;) {
    const plan = await readPlanParts(db, projectId, known);
    // Outside of a transaction somebody may have changed the plan between two statements: what changed since the first is read again then.
    if (!plan || (await findPlanVersion(db, projectId)) === plan.version) return plan;
    known = plan;
  }
}

async function readPlanParts(db: Database, projectId: string, earlier: Plan | undefined): Promise<Plan | undefined> {
  const project = await db
    .selectFrom("project")
    .select(["id", "planVersion", "startDay", "calendarId", "nextTaskNumber", "goLiveTaskId"])
    .where("id", "=", projectId)
    .executeTakeFirst();
  if (!project) return undefined;
  const calendar = await readCalendar(db, project.calendarId);
  const tasks = await readTasks(db, projectId, earlier);
  const isLarge = tasks.length >= rowsReadAtOnce;
  if (isLarge) await otherWork();
  const links = await readLinks(db, projectId, earlier, isLarge);
  const people = await db.selectFrom("person").select(["id", "name"]).where("projectId", "=", projectId).orderBy("id").execute();
  const roles = await db.selectFrom("projectRole").selectAll().where("projectId", "=", projectId).orderBy("position").execute();
  return {
    projectId,
    version: project.planVersion,
    start: project.startDay,
    nextTaskNumber: project.nextTaskNumber,
    goLiveTaskId: project.goLiveTaskId,
    calendar,
    people,
    roles: roles.map((role) => ({ code: role.code, name: { text: role.name, zh: role.nameZh }, personId: role.personId })),
    tasks,
    links,
    baseline: await readNewestBaseline(db, projectId),
  };
}

async function readTasks(db: Database, projectId: string, earlier: Plan | undefined): Promise<readonly PlanTask[]> {
  const rows = db.selectFrom("task").where("projectId", "=", projectId);
  if (!earlier) return inTreeOrder(await readAllTasks(db, projectId));
  const changed = await rows
    .select([...planTaskColumns, "removedAt"])
    .where("planVersion", ">", earlier.version)
    .execute();
  // One that was removed and then deleted for good leaves nothing behind that would tell.
  const { count } = await rows
    .select(({ fn }) => fn.countAll().as("count"))
    .where("removedAt", "is", null)
    .executeTakeFirstOrThrow();
  if (changed.length === 0 && Number(count) === earlier.tasks.length) return earlier.tasks;
  const changedIds = new Set(changed.map((row) => row.id));
  const present = changed.filter((row) => row.removedAt === null);
  const tasks = [...earlier.tasks.filter((task) => !changedIds.has(task.id)), ...present.map(planTask)];
  return tasks.length === Number(count) ? inTreeOrder(tasks) : readTasks(db, projectId, undefined);
}

/** In parts: ten thousand rows in one piece would hold everybody up for a fifth of a second. */
async function readAllTasks(db: Database, projectId: string): Promise<PlanTask[]> {
  const tasks: PlanTask[] = [];
  for (let lastNumber = 0; ;) {
    const page = await db
      .selectFrom("task")
      .select(planTaskColumns)
      .where("projectId", "=", projectId)
      .where("number", ">", lastNumber)
      .where("removedAt", "is", null)
      .orderBy("number")
      .limit(rowsReadAtOnce)
      .execute();
    for (const row of page) tasks.push(planTask(row));
    if (page.length < rowsReadAtOnce) return tasks;
    await otherWork();
    lastNumber = page[page.length - 1]!.number;
  }
}

async function readLinks(db: Database, projectId: string, earlier: Plan | undefined, isLarge: boolean): Promise<readonly PlanLink[]> {
  const rows = db.selectFrom("taskLink").where("projectId", "=", projectId);
  if (earlier) {
    const { count } = await rows.select(({ fn }) => fn.countAll().as("count")).executeTakeFirstOrThrow();
    const changed = await rows.selectAll().where("planVersion", ">", earlier.version).execute();
    if (changed.length === 0 && Number(count) === earlier.links.length) return earlier.links;
    const links = new Map([...earlier.links, ...changed.map(planLink)].map((link) => [link.id, link]));
    // Else some were deleted, and left nothing behind that would name them.
    if (links.size === Number(count)) return inOrderOfIds([...links.values()]);
  }
  if (!isLarge) return inOrderOfIds((await rows.selectAll().execute()).map(planLink));
  const ids = (await rows.select("id").execute()).map((row) => row.id).sort();
  const links: PlanLink[] = [];
  for (let from = 0; from < ids.length; from += rowsReadAtOnce) {
    await otherWork();
    const part = rows.where("id", "in", ids.slice(from, from + rowsReadAtOnce));
    for (const row of await part.selectAll().execute()) links.push(planLink(row));
  }
  return inOrderOfIds(links);
}

function inOrderOfIds(links: PlanLink[]): PlanLink[] {
  return links.sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** A plan as it is written: its project and the version that the change leads to. */
type WrittenPlan = Pick<Plan, "projectId" | "version">;

/** Rows are written in parts, because a statement takes a limited number of values. */
const rowsPerStatement = 200;
const rowsReadAtOnce = 1000;
const updatesInTurn = 50;
const datesInTurn = 2000;

/** Lets other requests read between two parts: SQLite answers at once, so a large plan would hold everybody up. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export async function insertTasks(
  db: Database,
  plan: WrittenPlan,
  tasks: readonly PlanTask[],
  storedOf: (task: PlanTask, index: number) => NewTask,
): Promise<void> {
  let index = 0;
  for (const part of parts(tasks)) {
    await otherWork();
    await db
      .insertInto("task")
      .values(part.map((task) => taskRow(plan, task, storedOf(task, index++))))
      .execute();
  }
}

export async function insertLinks(db: Database, { projectId, version }: WrittenPlan, links: readonly PlanLink[]): Promise<void> {
  for (const part of parts(links)) {
    await otherWork();
    await db
      .insertInto("taskLink")
      .values(part.map((link) => ({ ...link, projectId, planVersion: version })))
      .execute();
  }
}

/** Writes what people edit of tasks, and puts those back into the plan that were removed; {@link updateTaskDates} writes computed dates. */
export async function updateTasks(db: Database, plan: WrittenPlan, tasks: readonly PlanTask[]): Promise<void> {
  for (const [index, task] of tasks.entries()) {
    if (index % updatesInTurn === updatesInTurn - 1) await otherWork();
    const { id, ...values } = planTaskRow(task);
    await db
      .updateTable("task")
      .set({ ...values, removedAt: null, planVersion: plan.version })
      .where("id", "=", id)
      .execute();
  }
}

export async function updateLinks(db: Database, plan: WrittenPlan, links: readonly PlanLink[]): Promise<void> {
  for (const [index, { id, type, lag, lagUnit }] of links.entries()) {
    if (index % updatesInTurn === updatesInTurn - 1) await otherWork();
    await db.updateTable("taskLink").set({ type, lag, lagUnit, planVersion: plan.version }).where("id", "=", id).execute();
  }
}

/** Takes tasks out of the plan; their rows stay, so that they can be put back whole. */
export async function removeTasks(db: Database, plan: WrittenPlan, ids: readonly string[], now: string): Promise<void> {
  const values = { removedAt: now, planVersion: plan.version };
  for (const part of parts(ids)) await db.updateTable("task").set(values).where("id", "in", part).execute();
}

/** Which of the ids belong to tasks of the project that were removed before. */
export async function findRemovedTasks(db: Database, projectId: string, ids: readonly string[]): Promise<Set<string>> {
  const removed = new Set<string>();
  for (const part of parts(ids)) {
    const tasks = db.selectFrom("task").select("id").where("projectId", "=", projectId).where("id", "in", part);
    for (const row of await tasks.where("removedAt", "is not", null).execute()) removed.add(row.id);
  }
  return removed;
}

/** Deletes those of the tasks for good that were removed from the plan before an instant; returns how many. */
export async function deleteRemovedTasks(db: Database, projectId: string, ids: readonly string[], before: string): Promise<number> {
  let count = 0;
  for (const part of parts(ids)) {
    const removed = db.deleteFrom("task").where("projectId", "=", projectId).where("id", "in", part).where("removedAt", "<", before);
    count += Number((await removed.executeTakeFirst()).numDeletedRows);
  }
  return count;
}

export async function deleteLinks(db: Database, ids: readonly string[]): Promise<void> {
  for (const part of parts(ids)) await db.deleteFrom("taskLink").where("id", "in", part).execute();
}

/** Writes the computed dates of tasks, many in one statement. */
export async function updateTaskDates(db: Database, dates: readonly TaskDates[]): Promise<void> {
  for (let from = 0; from < dates.length; from += datesInTurn) {
    if (from > 0) await otherWork();
    await updateDates(db, dates.slice(from, from + datesInTurn));
  }
}

async function updateDates(db: Database, dates: readonly TaskDates[]): Promise<void> {
  const statement =
    dialectOf(db) === "sqlite"
      ? sql`update task set start_at = new.value ->> 1, finish_at = new.value ->> 2
            from json_each(${JSON.stringify(dates.map((entry) => [entry.id, entry.startAt, entry.finishAt]))}) as new
            where task.id = new.value ->> 0`
      : sql`update task set start_at = new.start_at, finish_at = new.finish_at
            from unnest(${column("id")}::text[], ${column("startAt")}::text[], ${column("finishAt")}::text[]) as new(id, start_at, finish_at)
            where task.id = new.id`;
  await statement.execute(db);

  function column(name: keyof TaskDates): string[] {
    return dates.map((entry) => entry[name]);
  }
}

/** The dates of the newest baseline by task; null when none was taken. */
async function readNewestBaseline(db: Database, projectId: string): Promise<Plan["baseline"]> {
  const newest = await db
    .selectFrom("baseline")
    .select("id")
    .where("projectId", "=", projectId)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!newest) return null;
  const rows = await db.selectFrom("baselineTask").select(["taskId", "startAt", "finishAt"]).where("baselineId", "=", newest.id).execute();
  return Object.fromEntries(rows.map((row) => [row.taskId, [row.startAt, row.finishAt] as const]));
}

const planTaskColumns = [
  "id",
  "version",
  "number",
  "parentId",
  "position",
  "kind",
  "name",
  "nameZh",
  "durationMinutes",
  "elapsed",
  "progress",
  "constraintType",
  "constraintAt",
  "deadline",
  "actualStart",
  "actualFinish",
  "manualStart",
  "manualFinish",
  "roleCode",
  "ownerId",
  "deliverable",
  "deliverableZh",
] as const satisfies readonly (keyof TaskRow)[];

type PlanTaskRow = Pick<TaskRow, (typeof planTaskColumns)[number]>;

// Field by field: copying the rest of a row takes ten times as long, and plans are read a thousand rows at a time.
function planTask(row: PlanTaskRow): PlanTask {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    parentId: row.parentId,
    position: row.position,
    kind: row.kind as TaskKind,
    name: { text: row.name, zh: row.nameZh },
    durationMinutes: row.durationMinutes,
    elapsed: row.elapsed === 1,
    progress: row.progress,
    constraint: row.constraintType as ConstraintType,
    constraintAt: row.constraintAt,
    deadline: row.deadline,
    actualStart: row.actualStart,
    actualFinish: row.actualFinish,
    manualStart: row.manualStart,
    manualFinish: row.manualFinish,
    roleCode: row.roleCode,
    ownerId: row.ownerId,
    deliverable: { text: row.deliverable, zh: row.deliverableZh },
  };
}

function planTaskRow(task: PlanTask): PlanTaskRow {
  return {
    id: task.id,
    version: task.version,
    number: task.number,
    parentId: task.parentId,
    position: task.position,
    kind: task.kind,
    name: task.name.text,
    nameZh: task.name.zh,
    durationMinutes: task.durationMinutes,
    elapsed: task.elapsed ? 1 : 0,
    progress: task.progress,
    constraintType: task.constraint,
    constraintAt: task.constraintAt,
    deadline: task.deadline,
    actualStart: task.actualStart,
    actualFinish: task.actualFinish,
    manualStart: task.manualStart,
    manualFinish: task.manualFinish,
    roleCode: task.roleCode,
    ownerId: task.ownerId,
    deliverable: task.deliverable.text,
    deliverableZh: task.deliverable.zh,
  };
}

function taskRow(plan: WrittenPlan, task: PlanTask, stored: NewTask): TaskRow {
  const { doneWhen, items, area, templateTaskId, startAt, finishAt } = stored;
  return {
    ...planTaskRow(task),
    projectId: plan.projectId,
    doneWhen: doneWhen.text,
    doneWhenZh: doneWhen.zh,
    items: JSON.stringify(items),
    area,
    templateTaskId,
    startAt,
    finishAt,
    removedAt: null,
    planVersion: plan.version,
  };
}

function planLink(row: TaskLinkRow): PlanLink {
  const { id, predecessorId, successorId, type, lag, lagUnit } = row;
  return { id, predecessorId, successorId, type: type as LinkType, lag, lagUnit: lagUnit as LagUnit };
}

function* parts<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += rowsPerStatement) yield items.slice(from, from + rowsPerStatement);
}

export async function listTaskIdsOfArea(db: Database, projectId: string, area: string): Promise<Set<string>> {
  const rows = await db.selectFrom("task").select("id").where("projectId", "=", projectId).where("area", "=", area).execute();
  return new Set(rows.map((row) => row.id));
}

/** What the template said of a task beyond what people plan with. */
export async function findTaskBackground(db: Database, projectId: string, taskId: string) {
  return db
    .selectFrom("task")
    .select(["doneWhen", "doneWhenZh", "items", "area", "templateTaskId"])
    .where("projectId", "=", projectId)
    .where("id", "=", taskId)
    .executeTakeFirst();
}

/** What is known of the tasks of a project beyond what people plan with, by their ids. */
export async function listTaskBackgrounds(db: Database, projectId: string): Promise<Map<string, TaskBackground>> {
  const rows = await db
    .selectFrom("task")
    .select(["id", "doneWhen", "doneWhenZh", "items", "area", "templateTaskId"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .execute();
  return new Map(
    rows.map(({ id, doneWhen, doneWhenZh, items, area, templateTaskId }) => [
      id,
      { doneWhen: { text: doneWhen, zh: doneWhenZh }, items: itemsSchema.parse(JSON.parse(items)), area, templateTaskId },
    ]),
  );
}

const itemsSchema = z.array(z.string());

/** Names of those of the ids that are tasks of the project, removed ones among them. */
export async function findTaskNames(db: Database, projectId: string, ids: readonly string[]): Promise<Map<string, BilingualText>> {
  const names = new Map<string, BilingualText>();
  for (const part of parts(ids)) {
    const rows = await db
      .selectFrom("task")
      .select(["id", "name", "nameZh"])
      .where("projectId", "=", projectId)
      .where("id", "in", part)
      .execute();
    for (const row of rows) names.set(row.id, { text: row.name, zh: row.nameZh });
  }
  return names;
}

export type RenamingRow = Pick<EventRow, "sequence" | "subjectId" | "data">;

/** The log's entries that name tasks anew, from one entry on, the oldest first; undone and redone ones, too. */
export async function listRenamings(db: Database, projectId: string, taskIds: readonly string[], since: number): Promise<RenamingRow[]> {
  const found: RenamingRow[] = [];
  for (const part of parts(taskIds))
    found.push(
      ...(await db
        .selectFrom("event")
        .select(["sequence", "subjectId", "data"])
        .where("stream", "=", projectId)
        .where("sequence", ">=", since)
        .where("subjectId", "in", part)
        .where("command", "in", ["plan.updateTask", "plan.undo", "plan.redo", "plan.revert"])
        .where("data", "like", '%"name"%')
        .execute()),
    );
  return found.sort((left, right) => left.sequence - right.sequence);
}
