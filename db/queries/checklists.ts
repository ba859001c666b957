import type { Database } from "../tables/index.ts";
import type { ChecklistItemRow } from "../tables/task-story.ts";

export type ItemWithDoer = ChecklistItemRow & { readonly doneByName: string | null };

/** The checklist of a task in its order, removed items among them. */
export async function listItems(db: Database, projectId: string, taskId: string): Promise<ItemWithDoer[]> {
  return db
    .selectFrom("checklistItem")
    .leftJoin("appUser", "appUser.id", "checklistItem.doneBy")
    .selectAll("checklistItem")
    .select("appUser.name as doneByName")
    .where("checklistItem.projectId", "=", projectId)
    .where("checklistItem.taskId", "=", taskId)
    .orderBy("checklistItem.position")
    .orderBy("checklistItem.id")
    .execute();
}

export async function insertItems(db: Database, items: readonly ChecklistItemRow[]): Promise<void> {
  if (items.length > 0) await db.insertInto("checklistItem").values(items).execute();
}

export type ItemChanges = Partial<
  Pick<ChecklistItemRow, "position" | "text" | "assigneeId" | "doneAt" | "doneBy" | "removedAt" | "removedBy">
>;

/**
 * Changes an item that is still at `version`; false when it was changed elsewhere. Ticking or moving it makes no new version: who edits
 * its words meanwhile is not late for that.
 */
export async function updateItem(db: Database, id: string, version: number, changes: ItemChanges): Promise<boolean> {
  const isEdit = Object.keys(changes).some((field) => !["position", "doneAt", "doneBy"].includes(field));
  const result = await db
    .updateTable("checklistItem")
    .set({ ...changes, version: isEdit ? version + 1 : version })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Gives the items of a list new places, when there is no room left between two of them. */
export async function placeItems(db: Database, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries())
    await db
      .updateTable("checklistItem")
      .set({ position: (index + 1) * 1024 })
      .where("id", "=", id)
      .execute();
}
