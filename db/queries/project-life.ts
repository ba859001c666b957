import type { Database } from "../tables/index.ts";
import { deleteProject } from "./projects.ts";

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

/** Deletes for good what went to the trash before an instant: whole projects, and tasks removed from plans with all that hangs on them. */
export async function purgeTrash(db: Database, before: string): Promise<{ projects: number; tasks: number }> {
  const projects = await db.selectFrom("project").select(["id", "name", "nameZh"]).where("trashedAt", "<", before).execute();
  for (const { id } of projects) await db.transaction().execute((transaction) => deleteProject(transaction, id));
  const tasks = await db.deleteFrom("task").where("removedAt", "<", before).executeTakeFirst();
  return { projects: projects.length, tasks: Number(tasks.numDeletedRows) };
}
