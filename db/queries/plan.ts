import type { Plan, PlanLink, PlanTask, TaskAssignment } from "#app/domain/plan/model.ts";
import { inTreeOrder } from "#app/domain/plan/tree.ts";
import { otherWork } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";
import { readReferenceDates } from "./baselines.ts";
import { readCalendar } from "./calendars.ts";
import { readFields } from "./custom-fields.ts";
import { readGateMarks } from "./gate-marks.ts";
import { planLink, planTask, planTaskColumns } from "./plan-rows.ts";
import { readWorkingTimes } from "./working-times.ts";
import { findPlanVersion } from "./projects.ts";
import { criticalityOf } from "./criticality.ts";

const rowsReadAtOnce = 1000;

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
    .select(["id", "planVersion", "startDay", "calendarId", "nextTaskNumber", "goLiveTaskId", "criticality"])
    .where("id", "=", projectId)
    .executeTakeFirst();
  if (!project) return undefined;
  const calendar = await readCalendar(db, project.calendarId);
  const tasks = await readTasks(db, projectId, earlier);
  const isLarge = tasks.length >= rowsReadAtOnce;
  if (isLarge) await otherWork();
  const links = await readLinks(db, projectId, earlier, isLarge);
  const { calendars, workingTimes } = await readWorkingTimes(db, projectId);
  const people = await db.selectFrom("person").select(["id", "name"]).where("projectId", "=", projectId).orderBy("id").execute();
  const roles = await db.selectFrom("projectRole").selectAll().where("projectId", "=", projectId).orderBy("position").execute();
  return {
    projectId,
    version: project.planVersion,
    start: project.startDay,
    nextTaskNumber: project.nextTaskNumber,
    goLiveTaskId: project.goLiveTaskId,
    criticality: criticalityOf(project.criticality),
    calendar,
    calendars,
    workingTimes,
    people,
    roles: roles.map((role) => ({ code: role.code, name: { text: role.name, zh: role.nameZh }, personId: role.personId })),
    fields: await readFields(db, projectId),
    tasks,
    links,
    baseline: await readReferenceDates(db, projectId),
    gates: await readGateMarks(db, projectId),
  };
}

async function readTasks(db: Database, projectId: string, earlier: Plan | undefined): Promise<readonly PlanTask[]> {
  const rows = db.selectFrom("task").where("projectId", "=", projectId);
  if (!earlier) return inTreeOrder(await readAllTasks(db, projectId, await readAssignments(db, projectId)));
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
  const assignments = present.length === 0 ? noAssignments : await readAssignments(db, projectId);
  const tasks = [
    ...earlier.tasks.filter((task) => !changedIds.has(task.id)),
    ...present.map((row) => planTask(row, assignments.get(row.id) ?? [])),
  ];
  return tasks.length === Number(count) ? inTreeOrder(tasks) : readTasks(db, projectId, undefined);
}

type TaskAssignments = ReadonlyMap<string, readonly TaskAssignment[]>;
const noAssignments: TaskAssignments = new Map();

/** Who works on which task. */
async function readAssignments(db: Database, projectId: string): Promise<TaskAssignments> {
  const rows = await db
    .selectFrom("taskAssignment")
    .select(["taskId", "personId", "units", "workMinutes"])
    .where("projectId", "=", projectId)
    .orderBy("taskId")
    .orderBy("position")
    .orderBy("personId")
    .execute();
  const byTask = new Map<string, TaskAssignment[]>();
  for (const { taskId, ...assignment } of rows) {
    const known = byTask.get(taskId);
    if (known) known.push(assignment);
    else byTask.set(taskId, [assignment]);
  }
  return byTask;
}

/** In parts: ten thousand rows in one piece would hold everybody up for a fifth of a second. */
async function readAllTasks(db: Database, projectId: string, assignments: TaskAssignments): Promise<PlanTask[]> {
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
    for (const row of page) tasks.push(planTask(row, assignments.get(row.id) ?? []));
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
