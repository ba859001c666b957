import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Database } from "../tables/index.ts";
import type { TaskRemovalRow } from "../tables/plan.ts";

export type Restoration = Extract<PlanCommand, { kind: "restoreTasks" }>;

export interface TaskRemoval extends Omit<TaskRemovalRow, "restoration"> {
  readonly restoration: Restoration;
  /** Who removed it; null when the account is gone. */
  readonly remover: string | null;
}

/** The tasks that can be put back into a plan, the one removed last first. */
export async function listTaskRemovals(db: Database, projectId: string): Promise<TaskRemoval[]> {
  const rows = await removals(db, projectId).orderBy("taskRemoval.removedAt", "desc").orderBy("taskRemoval.taskId").execute();
  return rows.map(removal);
}

export async function findTaskRemoval(db: Database, projectId: string, taskId: string): Promise<TaskRemoval | undefined> {
  const row = await removals(db, projectId).where("taskRemoval.taskId", "=", taskId).executeTakeFirst();
  return row && removal(row);
}

function removals(db: Database, projectId: string) {
  return db
    .selectFrom("taskRemoval")
    .leftJoin("appUser", "appUser.id", "taskRemoval.removedBy")
    .selectAll("taskRemoval")
    .select("appUser.name as remover")
    .where("taskRemoval.projectId", "=", projectId);
}

function removal({ restoration, ...row }: TaskRemovalRow & { remover: string | null }): TaskRemoval {
  // Written by this file only.
  return { ...row, restoration: JSON.parse(restoration) as Restoration };
}

/** Keeps what puts a removed task back; what was kept of it before gives way. */
export async function putTaskRemoval(db: Database, { restoration, ...row }: Omit<TaskRemoval, "remover">): Promise<void> {
  const values = { ...row, restoration: JSON.stringify(restoration) };
  await db
    .insertInto("taskRemoval")
    .values(values)
    .onConflict((conflict) => conflict.column("taskId").doUpdateSet(values))
    .execute();
}

/** Forgets how tasks are put back: they are. */
export async function deleteTaskRemovals(db: Database, taskIds: readonly string[]): Promise<void> {
  for (let from = 0; from < taskIds.length; from += 500)
    await db
      .deleteFrom("taskRemoval")
      .where("taskId", "in", taskIds.slice(from, from + 500))
      .execute();
}
