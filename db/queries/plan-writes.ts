import type { PlanLink, PlanTask } from "#app/domain/plan/model.ts";
import { otherWork, parts } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";
import type { TaskAssignmentRow } from "../tables/plan.ts";
import { updateRows } from "../update-rows.ts";
import { editedColumns, planTaskRow, taskRow, type NewTask, type WrittenPlan } from "./plan-rows.ts";

export interface TaskDates {
  readonly id: string;
  readonly startAt: string;
  readonly finishAt: string;
}

const datesInTurn = 2000;

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
    await insertAssignments(db, plan, part);
  }
}

async function insertAssignments(db: Database, { projectId }: WrittenPlan, tasks: readonly PlanTask[]): Promise<void> {
  const rows = tasks.flatMap(({ id: taskId, assignments }) =>
    assignments.map((assignment, position): TaskAssignmentRow => ({ ...assignment, taskId, projectId, position })),
  );
  for (const part of parts(rows)) await db.insertInto("taskAssignment").values(part).execute();
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
  for (const part of parts(tasks)) {
    await otherWork();
    const rows = part.map((task) => ({ ...planTaskRow(task), removedAt: null, planVersion: plan.version }));
    await updateRows(db, "task", [...editedColumns, "removedAt", "planVersion"], rows);
    await replaceAssignments(db, plan, part);
  }
}

async function replaceAssignments(db: Database, plan: WrittenPlan, tasks: readonly PlanTask[]): Promise<void> {
  const ids = tasks.map((task) => task.id);
  if (ids.length === 0) return;
  await db.deleteFrom("taskAssignment").where("projectId", "=", plan.projectId).where("taskId", "in", ids).execute();
  await insertAssignments(db, plan, tasks);
}

export async function updateLinks(db: Database, plan: WrittenPlan, links: readonly PlanLink[]): Promise<void> {
  for (const part of parts(links)) {
    await otherWork();
    const rows = part.map((link) => ({ ...link, planVersion: plan.version }));
    await updateRows(db, "taskLink", ["type", "lag", "lagUnit", "planVersion"], rows);
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

/** Writes the computed dates of tasks. */
export async function updateTaskDates(db: Database, dates: readonly TaskDates[]): Promise<void> {
  for (let from = 0; from < dates.length; from += datesInTurn) {
    if (from > 0) await otherWork();
    await updateRows(db, "task", ["startAt", "finishAt"], dates.slice(from, from + datesInTurn));
  }
}
