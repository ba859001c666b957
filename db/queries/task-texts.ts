import type { Database } from "../tables/index.ts";
import type { ChecklistItemRow, TaskDescriptionRow } from "../tables/task-story.ts";

/** The descriptions of all tasks of a project. */
export async function listDescriptions(db: Database, projectId: string): Promise<Pick<TaskDescriptionRow, "taskId" | "body">[]> {
  return db.selectFrom("taskDescription").select(["taskId", "body"]).where("projectId", "=", projectId).execute();
}

type ListedItem = Pick<ChecklistItemRow, "taskId" | "text" | "assigneeId" | "doneAt" | "doneBy">;

/** The checklists of all tasks of a project, in their order, without items that were removed. */
export async function listChecklists(db: Database, projectId: string): Promise<ListedItem[]> {
  return db
    .selectFrom("checklistItem")
    .select(["taskId", "text", "assigneeId", "doneAt", "doneBy"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** Writes the first descriptions of tasks. */
export async function insertDescriptions(db: Database, rows: readonly Omit<TaskDescriptionRow, "version">[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500)
    await db
      .insertInto("taskDescription")
      .values(rows.slice(from, from + 500).map((row) => ({ ...row, version: 1 })))
      .execute();
}
