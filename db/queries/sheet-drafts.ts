import type { Database } from "../tables/index.ts";
import type { SheetDraftRow } from "../tables/plan.ts";

const keptOfOne = 5;

/** Keeps a sheet that is about to be imported; of one person the newest few, and of everybody those since `oldest`. */
export async function insertSheetDraft(db: Database, draft: SheetDraftRow, oldest: string): Promise<void> {
  await db.insertInto("sheetDraft").values(draft).execute();
  const newest = db
    .selectFrom("sheetDraft")
    .select("id")
    .where("userId", "=", draft.userId)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(keptOfOne);
  await db
    .deleteFrom("sheetDraft")
    .where(({ eb, and, or }) => or([eb("createdAt", "<", oldest), and([eb("userId", "=", draft.userId), eb("id", "not in", newest)])]))
    .execute();
}

/** A person's own draft for a project, or for a new one. */
export async function findSheetDraft(
  db: Database,
  id: string,
  userId: string,
  projectId: string | null,
): Promise<SheetDraftRow | undefined> {
  return db
    .selectFrom("sheetDraft")
    .selectAll()
    .where("id", "=", id)
    .where("userId", "=", userId)
    .where("projectId", projectId === null ? "is" : "=", projectId)
    .executeTakeFirst();
}

export async function updateSheetChoice(db: Database, id: string, choice: string): Promise<void> {
  await db.updateTable("sheetDraft").set({ choice }).where("id", "=", id).execute();
}

export async function deleteSheetDraft(db: Database, id: string): Promise<void> {
  await db.deleteFrom("sheetDraft").where("id", "=", id).execute();
}
