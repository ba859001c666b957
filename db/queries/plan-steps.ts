import type { Database } from "../tables/index.ts";
import type { PlanStepRow } from "../tables/plan.ts";

const stepsKept = 200;

/** Adds what a person just did; what they had undone before can no longer be done again. */
export async function pushStep(db: Database, step: Omit<PlanStepRow, "sequence" | "undone">): Promise<void> {
  const { projectId, userId } = step;
  const own = db.deleteFrom("planStep").where("projectId", "=", projectId).where("userId", "=", userId);
  await own.where("undone", "=", 1).execute();
  const last = await findStep(db, projectId, userId, "undo");
  const sequence = (last?.sequence ?? 0) + 1;
  await db
    .insertInto("planStep")
    .values({ ...step, sequence, undone: 0 })
    .execute();
  await own.where("sequence", "<=", sequence - stepsKept).execute();
}

/** The step that undo takes back next, or that redo does again next. */
export async function findStep(
  db: Database,
  projectId: string,
  userId: string,
  direction: "undo" | "redo",
): Promise<PlanStepRow | undefined> {
  return db
    .selectFrom("planStep")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("userId", "=", userId)
    .where("undone", "=", direction === "undo" ? 0 : 1)
    .orderBy("sequence", direction === "undo" ? "desc" : "asc")
    .limit(1)
    .executeTakeFirst();
}

/** Marks a step as taken back or done again, with the commands as they now are. */
export async function turnStep(db: Database, id: string, step: Pick<PlanStepRow, "undoCommand" | "redoCommand" | "undone">): Promise<void> {
  await db.updateTable("planStep").set(step).where("id", "=", id).execute();
}
