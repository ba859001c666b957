import type { Database } from "../tables/index.ts";
import type { PlanStepRow } from "../tables/plan.ts";

/** Of each person in a project: more than anybody takes back, and no more than the disk bears. */
const stepsKept = 5000;

/** Adds what a person just did; what they had undone before can no longer be done again. */
export async function pushStep(db: Database, step: Omit<PlanStepRow, "sequence" | "undone">): Promise<void> {
  const { projectId, userId } = step;
  const own = db.selectFrom("planStep").where("projectId", "=", projectId).where("userId", "=", userId);
  const last = await own
    .select(({ fn }) => fn.max("sequence").as("sequence"))
    .where("undone", "=", 0)
    .executeTakeFirst();
  const sequence = (last?.sequence ?? 0) + 1;
  await db
    .deleteFrom("planStep")
    .where("projectId", "=", projectId)
    .where("userId", "=", userId)
    .where(({ eb, or }) => or([eb("undone", "=", 1), eb("sequence", "<=", sequence - stepsKept)]))
    .execute();
  await db
    .insertInto("planStep")
    .values({ ...step, sequence, undone: 0 })
    .execute();
}

/** Which ways the steps of a person can be turned. */
export async function readTurns(db: Database, projectId: string, userId: string): Promise<{ canUndo: boolean; canRedo: boolean }> {
  const own = db.selectFrom("planStep").where("projectId", "=", projectId).where("userId", "=", userId);
  const states = await own.select("undone").distinct().execute();
  return { canUndo: states.some((state) => state.undone === 0), canRedo: states.some((state) => state.undone === 1) };
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

/** A step of a project, whoever did it. */
export async function findStepById(db: Database, projectId: string, id: string): Promise<PlanStepRow | undefined> {
  return db.selectFrom("planStep").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

/** Gives a step up: it can no longer be taken back or done again. */
export async function deleteStep(db: Database, id: string): Promise<void> {
  await db.deleteFrom("planStep").where("id", "=", id).execute();
}

/** The steps of all people that put tasks back when they are turned next. */
export async function listRestoringSteps(db: Database, projectId: string): Promise<PlanStepRow[]> {
  const restoring = '{"kind":"restoreTasks"%';
  return db
    .selectFrom("planStep")
    .selectAll()
    .where("projectId", "=", projectId)
    .where(({ eb, and, or }) =>
      or([
        and([eb("undone", "=", 0), eb("undoCommand", "like", restoring)]),
        and([eb("undone", "=", 1), eb("redoCommand", "like", restoring)]),
      ]),
    )
    .execute();
}

/** Marks a step as taken back or done again, with the commands as they now are. */
export async function turnStep(db: Database, id: string, step: Pick<PlanStepRow, "undoCommand" | "redoCommand" | "undone">): Promise<void> {
  await db.updateTable("planStep").set(step).where("id", "=", id).execute();
}
