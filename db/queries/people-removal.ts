import type { UpdateQueryBuilder, UpdateResult } from "kysely";
import { parts } from "../in-parts.ts";
import type { Database, Tables } from "../tables/index.ts";
import type { TaskAssignmentRow } from "../tables/plan.ts";
import type { PersonRow } from "../tables/projects.ts";

type Whose = Pick<PersonRow, "id" | "projectId">;

/** What somebody holds in a plan: ids of tasks and steps of checklists, those that were removed among them, and codes of roles. */
export interface Holdings {
  readonly tasks: readonly string[];
  readonly items: readonly string[];
  readonly roles: readonly string[];
  /** Tasks they work on, as an owner or not. */
  readonly assignments: readonly Pick<TaskAssignmentRow, "taskId" | "position" | "units" | "workMinutes">[];
}

export async function listHoldings(db: Database, { projectId, id }: Whose): Promise<Holdings> {
  const tasks = await db
    .selectFrom("task")
    .select("id")
    .where("projectId", "=", projectId)
    .where("ownerId", "=", id)
    .orderBy("id")
    .execute();
  const roles = db.selectFrom("projectRole").select("code").where("projectId", "=", projectId).where("personId", "=", id);
  const items = await db
    .selectFrom("checklistItem")
    .select("id")
    .where("projectId", "=", projectId)
    .where("assigneeId", "=", id)
    .orderBy("id")
    .execute();
  const assignments = await db
    .selectFrom("taskAssignment")
    .select(["taskId", "position", "units", "workMinutes"])
    .where("projectId", "=", projectId)
    .where("personId", "=", id)
    .orderBy("taskId")
    .execute();
  return {
    assignments,
    tasks: tasks.map((task) => task.id),
    items: items.map((item) => item.id),
    roles: (await roles.orderBy("position").execute()).map((role) => role.code),
  };
}

/** Takes a person out of a project; what they held is nobody's. */
export async function deletePerson(db: Database, { projectId, id }: Whose, planVersion: number): Promise<void> {
  await stampOthers(db, { projectId, id }, planVersion, (tasks) =>
    tasks.where("id", "in", (query) => query.selectFrom("taskAssignment").select("taskId").where("personId", "=", id)),
  );
  await db
    .updateTable("task")
    .set((row) => ({ ownerId: null, version: row("version", "+", 1), planVersion }))
    .where("projectId", "=", projectId)
    .where("ownerId", "=", id)
    .execute();
  await db
    .updateTable("projectRole")
    .set((row) => ({ personId: null, version: row("version", "+", 1) }))
    .where("projectId", "=", projectId)
    .where("personId", "=", id)
    .execute();
  await db
    .updateTable("checklistItem")
    .set((row) => ({ assigneeId: null, version: row("version", "+", 1) }))
    .where("projectId", "=", projectId)
    .where("assigneeId", "=", id)
    .execute();
  await db.deleteFrom("person").where("projectId", "=", projectId).where("id", "=", id).execute();
}

/** Gives a person those of the tasks, steps and roles that are nobody's now. */
export async function giveHoldings(
  db: Database,
  { projectId, id }: Whose,
  { tasks, items, roles, assignments }: Holdings,
  planVersion: number,
): Promise<void> {
  for (let from = 0; from < tasks.length; from += 500)
    await db
      .updateTable("task")
      .set((row) => ({ ownerId: id, version: row("version", "+", 1), planVersion }))
      .where("projectId", "=", projectId)
      .where("ownerId", "is", null)
      .where("id", "in", tasks.slice(from, from + 500))
      .execute();
  for (let from = 0; from < items.length; from += 500)
    await db
      .updateTable("checklistItem")
      .set((row) => ({ assigneeId: id, version: row("version", "+", 1) }))
      .where("projectId", "=", projectId)
      .where("assigneeId", "is", null)
      .where("id", "in", items.slice(from, from + 500))
      .execute();
  if (roles.length > 0)
    await db
      .updateTable("projectRole")
      .set((row) => ({ personId: id, version: row("version", "+", 1) }))
      .where("projectId", "=", projectId)
      .where("personId", "is", null)
      .where("code", "in", roles)
      .execute();
  for (const part of parts(assignments)) {
    const there = await db
      .selectFrom("task")
      .select("id")
      .where("projectId", "=", projectId)
      .where(
        "id",
        "in",
        part.map(({ taskId }) => taskId),
      )
      .execute();
    const ids = there.map((row) => row.id);
    if (ids.length === 0) continue;
    const rows = part.filter(({ taskId }) => ids.includes(taskId)).map((assignment) => ({ ...assignment, projectId, personId: id }));
    await db.insertInto("taskAssignment").values(rows).execute();
    await stampOthers(db, { projectId, id }, planVersion, (query) => query.where("id", "in", ids));
  }
}

/** Counts an edit of tasks that a person works on and does not own. */
async function stampOthers(
  db: Database,
  { projectId, id }: Whose,
  planVersion: number,
  some: (tasks: TaskUpdate) => TaskUpdate,
): Promise<void> {
  const edited = db
    .updateTable("task")
    .set((row) => ({ version: row("version", "+", 1), planVersion }))
    .where("projectId", "=", projectId)
    .where((row) => row.or([row("ownerId", "is", null), row("ownerId", "<>", id)]));
  await some(edited).execute();
}

type TaskUpdate = UpdateQueryBuilder<Tables, "task", "task", UpdateResult>;
