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

/** A person's own draft for a project, or for a new one, without its content. */
export async function findSheetDraft(
  db: Database,
  id: string,
  userId: string,
  projectId: string | null,
): Promise<Pick<SheetDraftRow, "id" | "fileName" | "byteSize" | "choice"> | undefined> {
  return db
    .selectFrom("sheetDraft")
    .select(["id", "fileName", "byteSize", "choice"])
    .where("id", "=", id)
    .where("userId", "=", userId)
    .where("projectId", projectId === null ? "is" : "=", projectId)
    .executeTakeFirst();
}

/** The file itself, compressed with gzip; undefined when the draft is gone. */
export async function readSheetContent(db: Database, id: string): Promise<Uint8Array | undefined> {
  return (await db.selectFrom("sheetDraft").select("content").where("id", "=", id).executeTakeFirst())?.content;
}

export async function updateSheetChoice(db: Database, id: string, choice: string): Promise<void> {
  await db.updateTable("sheetDraft").set({ choice }).where("id", "=", id).execute();
}

export async function deleteSheetDraft(db: Database, id: string): Promise<void> {
  await db.deleteFrom("sheetDraft").where("id", "=", id).execute();
}
