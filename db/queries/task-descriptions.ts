import type { Database } from "../tables/index.ts";
import type { TaskDescriptionRow } from "../tables/task-story.ts";
import { writeOver } from "../write-over.ts";

export type DescriptionWithEditor = TaskDescriptionRow & { readonly editorName: string };

/** The description of a task with who wrote it last; undefined when nobody has described it. */
export async function findDescription(db: Database, projectId: string, taskId: string): Promise<DescriptionWithEditor | undefined> {
  return db
    .selectFrom("taskDescription")
    .innerJoin("appUser", "appUser.id", "taskDescription.editedBy")
    .selectAll("taskDescription")
    .select("appUser.name as editorName")
    .where("taskDescription.projectId", "=", projectId)
    .where("taskDescription.taskId", "=", taskId)
    .executeTakeFirst();
}

/** Writes a description that is still at `version`, 0 for one that is not there yet; false when somebody was faster. */
export async function writeDescription(db: Database, version: number, row: Omit<TaskDescriptionRow, "version">): Promise<boolean> {
  const { taskId, ...values } = row;
  return writeOver(
    version,
    db
      .insertInto("taskDescription")
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.column("taskId").doNothing()),
    db
      .updateTable("taskDescription")
      .set({ ...values, version: version + 1 })
      .where("taskId", "=", taskId)
      .where("version", "=", version),
  );
}
