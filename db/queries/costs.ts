import { parts } from "../in-parts.ts";
import type { CostEntryRow, TaskCostRow } from "../tables/costs.ts";
import type { Database } from "../tables/index.ts";
import { trashed } from "./cost-trash.ts";

/** What the tasks of a plan are to cost beside hours, without what was deleted and what belongs to removed tasks. */
export async function listTaskCosts(db: Database, projectId: string): Promise<TaskCostRow[]> {
  return db
    .selectFrom("taskCost")
    .innerJoin("task", "task.id", "taskCost.taskId")
    .selectAll("taskCost")
    .where("taskCost.projectId", "=", projectId)
    .where("taskCost.removedAt", "is", null)
    .where("task.removedAt", "is", null)
    .orderBy("task.number")
    .orderBy("taskCost.id")
    .execute();
}

/** A planned cost of a task, deleted or not. */
export async function findTaskCost(db: Database, projectId: string, id: string): Promise<TaskCostRow | undefined> {
  return db.selectFrom("taskCost").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

export async function insertTaskCosts(db: Database, costs: readonly Omit<TaskCostRow, "removedAt" | "removedBy">[]): Promise<void> {
  for (const part of parts(costs))
    await db
      .insertInto("taskCost")
      .values(part.map((cost) => ({ ...cost, ...trashed(null) })))
      .execute();
}

/** Changes a planned cost that is still at `version`; false when it was changed elsewhere. */
export async function updateTaskCost(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<TaskCostRow, "id" | "projectId" | "version">>,
): Promise<boolean> {
  const result = await db
    .updateTable("taskCost")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What was spent, the newest first, without what was deleted. */
export async function listCostEntries(db: Database, projectId: string): Promise<CostEntryRow[]> {
  return db
    .selectFrom("costEntry")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("day", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Something that was spent, deleted or not. */
export async function findCostEntry(db: Database, projectId: string, id: string): Promise<CostEntryRow | undefined> {
  return db.selectFrom("costEntry").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

export async function insertCostEntries(db: Database, entries: readonly Omit<CostEntryRow, "removedAt" | "removedBy">[]): Promise<void> {
  for (const part of parts(entries))
    await db
      .insertInto("costEntry")
      .values(part.map((entry) => ({ ...entry, ...trashed(null) })))
      .execute();
}

/** Changes an entry that is still at `version`; false when it was changed elsewhere. */
export async function updateCostEntry(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<CostEntryRow, "id" | "projectId" | "version" | "createdAt" | "createdBy">>,
): Promise<boolean> {
  const result = await db
    .updateTable("costEntry")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
