import type { PlanBranchStepRow } from "../tables/branches.ts";
import type { Database } from "../tables/index.ts";

/** Adds what a person just did in a branch; what they had undone before can no longer be done again. */
export async function pushBranchStep(db: Database, step: Omit<PlanBranchStepRow, "sequence" | "undone">): Promise<void> {
  const { branchId, userId } = step;
  const last = await db
    .selectFrom("planBranchStep")
    .select(({ fn }) => fn.max("sequence").as("sequence"))
    .where("branchId", "=", branchId)
    .where("userId", "=", userId)
    .where("undone", "=", 0)
    .executeTakeFirst();
  await db.deleteFrom("planBranchStep").where("branchId", "=", branchId).where("userId", "=", userId).where("undone", "=", 1).execute();
  await db
    .insertInto("planBranchStep")
    .values({ ...step, sequence: (last?.sequence ?? 0) + 1, undone: 0 })
    .execute();
}

/** Which ways the steps of a person in a branch can be turned. */
export async function readBranchTurns(db: Database, branchId: string, userId: string): Promise<{ canUndo: boolean; canRedo: boolean }> {
  const own = db.selectFrom("planBranchStep").where("branchId", "=", branchId).where("userId", "=", userId);
  const states = await own.select("undone").distinct().execute();
  return { canUndo: states.some((state) => state.undone === 0), canRedo: states.some((state) => state.undone === 1) };
}

/** The step of a person that undo takes back next, or that redo does again next. */
export async function findBranchStep(
  db: Database,
  branchId: string,
  userId: string,
  direction: "undo" | "redo",
): Promise<PlanBranchStepRow | undefined> {
  return db
    .selectFrom("planBranchStep")
    .selectAll()
    .where("branchId", "=", branchId)
    .where("userId", "=", userId)
    .where("undone", "=", direction === "undo" ? 0 : 1)
    .orderBy("sequence", direction === "undo" ? "desc" : "asc")
    .limit(1)
    .executeTakeFirst();
}

/** Gives a step up: it can no longer be taken back or done again. */
export async function deleteBranchStep(db: Database, id: string): Promise<void> {
  await db.deleteFrom("planBranchStep").where("id", "=", id).execute();
}

/** Marks a step as taken back or done again, with the commands as they now are. */
export async function turnBranchStep(
  db: Database,
  id: string,
  step: Pick<PlanBranchStepRow, "undoCommand" | "redoCommand" | "undone">,
): Promise<void> {
  await db.updateTable("planBranchStep").set(step).where("id", "=", id).execute();
}
