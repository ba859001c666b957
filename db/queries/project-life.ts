import { lockName } from "../dialect.ts";
import type { Database } from "../tables/index.ts";
import { purgeBaselines } from "./baselines.ts";
import { purgeScorecards } from "./scorecard.ts";
import { purgeRequirements } from "./requirements.ts";
import { purgeReports } from "./status-reports.ts";
import { purgeCosts } from "./cost-trash.ts";
import { deleteRemovedTasks } from "./plan-writes.ts";
import { purgeTemplates } from "./project-templates.ts";
import { deleteProject } from "./projects.ts";
import { findTaskRemoval } from "./task-removals.ts";

/** Ends the work on a project, or takes it up again; false when it is so already. */
export async function setArchived(db: Database, projectId: string, archived: { at: string; by: string } | null): Promise<boolean> {
  const values = { archivedAt: archived?.at ?? null, archivedBy: archived?.by ?? null };
  const result = await db
    .updateTable("project")
    .set((row) => ({ ...values, version: row("version", "+", 1) }))
    .where("id", "=", projectId)
    .where("archivedAt", archived ? "is" : "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Who archived a project and when; undefined while people work in it. */
export async function findArchiving(db: Database, projectId: string): Promise<{ at: string; by: string | null } | undefined> {
  const row = await db
    .selectFrom("project")
    .leftJoin("appUser", "appUser.id", "project.archivedBy")
    .select(["project.archivedAt as at", "appUser.name as by"])
    .where("project.id", "=", projectId)
    .executeTakeFirst();
  return row?.at ? { at: row.at, by: row.by } : undefined;
}

/** Puts a project into the trash or takes it out; false when it is there already, or not there. */
export async function setTrashed(db: Database, projectId: string, trashed: { at: string; by: string } | null): Promise<boolean> {
  const result = await db
    .updateTable("project")
    .set({ trashedAt: trashed?.at ?? null, trashedBy: trashed?.by ?? null })
    .where("id", "=", projectId)
    .where("trashedAt", trashed ? "is" : "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface TrashedProject {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly trashedAt: string;
  /** Null when the account is gone. */
  readonly trashedBy: string | null;
}

/** The projects in the trash that an account owns, the last one first. */
export async function listTrashedProjects(db: Database, userId: string): Promise<TrashedProject[]> {
  const rows = await db
    .selectFrom("project")
    .innerJoin("projectMember", "projectMember.projectId", "project.id")
    .leftJoin("appUser", "appUser.id", "project.trashedBy")
    .select(["project.id", "project.name", "project.nameZh", "project.trashedAt", "appUser.name as trashedBy"])
    .where("projectMember.userId", "=", userId)
    .where("projectMember.role", "=", "owner")
    .where("project.trashedAt", "is not", null)
    .orderBy("project.trashedAt", "desc")
    .orderBy("project.id")
    .execute();
  return rows.flatMap(({ trashedAt, ...row }) => (trashedAt === null ? [] : [{ ...row, trashedAt }]));
}

interface Purged {
  readonly projects: number;
  readonly tasks: number;
  readonly comments: number;
  readonly templates: number;
  readonly baselines: number;
  readonly reports: number;
  /** What-ifs. */
  readonly branches: number;
  /** Budget lines, planned costs and what was spent. */
  readonly costs: number;
  /** Criteria and mandatory requirements of scorecards. */
  readonly scorecards: number;
  readonly requirements: number;
}

/** Deletes for good what was removed before an instant, with all that hangs on it: whole projects, tasks of plans, comments, saved templates, baselines, what-ifs, costs, criteria of scorecards and requirements. */
export async function purgeTrash(db: Database, before: string): Promise<Purged> {
  const projects = await purgeProjects(db, before);
  const tasks = await purgeTasks(db, before);
  const comments = await db.deleteFrom("comment").where("removedAt", "<", before).executeTakeFirst();
  const templates = await purgeTemplates(db, before);
  const baselines = await purgeBaselines(db, before);
  const reports = await purgeReports(db, before);
  const branches = await db.deleteFrom("planBranch").where("discardedAt", "<", before).executeTakeFirst();
  const counts = { projects, tasks, comments: Number(comments.numDeletedRows), templates, baselines, reports };
  return {
    ...counts,
    branches: Number(branches.numDeletedRows),
    costs: await purgeCosts(db, before),
    scorecards: await purgeScorecards(db, before),
    requirements: await purgeRequirements(db, before),
  };
}

async function purgeProjects(db: Database, before: string): Promise<number> {
  const trashed = (from: Database) => from.selectFrom("project").select("id").where("trashedAt", "<", before);
  let count = 0;
  for (const { id } of await trashed(db).execute())
    await db.transaction().execute(async (transaction) => {
      await lockName(transaction, `members:${id}`);
      // An owner may have restored it since it was listed.
      if (!(await trashed(transaction).where("id", "=", id).executeTakeFirst())) return;
      await deleteProject(transaction, id);
      count++;
    });
  return count;
}

/** Only what the trash offered: tasks removed before there was one can come back by undo alone, and stay. */
async function purgeTasks(db: Database, before: string): Promise<number> {
  const removals = await db.selectFrom("taskRemoval").select(["projectId", "taskId"]).where("removedAt", "<", before).execute();
  let count = 0;
  for (const { projectId, taskId } of removals)
    await db.transaction().execute(async (transaction) => {
      await lockName(transaction, `plan:${projectId}`);
      const removal = await findTaskRemoval(transaction, projectId, taskId);
      if (!removal || removal.removedAt >= before) return;
      const ids = removal.restoration.tasks.map((task) => task.id);
      count += await deleteRemovedTasks(transaction, projectId, ids, before);
    });
  return count;
}
