import type { Database } from "../tables/index.ts";
import type { SavedViewRow } from "../tables/search.ts";

export interface SeenView extends SavedViewRow {
  readonly makerName: string;
}

/** The views of a page that an account sees: its own and the shared ones. */
export async function listViews(db: Database, projectId: string, page: string, userId: string): Promise<SeenView[]> {
  return db
    .selectFrom("savedView")
    .innerJoin("appUser", "appUser.id", "savedView.createdBy")
    .selectAll("savedView")
    .select("appUser.name as makerName")
    .where("projectId", "=", projectId)
    .where("page", "=", page)
    .where("removedAt", "is", null)
    .where(({ or, eb }) => or([eb("createdBy", "=", userId), eb("isShared", "=", 1)]))
    .orderBy("savedView.id")
    .execute();
}

export async function findView(db: Database, projectId: string, page: string, id: string): Promise<SavedViewRow | undefined> {
  return db
    .selectFrom("savedView")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("page", "=", page)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function countOwnViews(db: Database, projectId: string, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("savedView")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("projectId", "=", projectId)
    .where("createdBy", "=", userId)
    .where("removedAt", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertView(db: Database, view: SavedViewRow): Promise<void> {
  await db.insertInto("savedView").values(view).execute();
}

/** Changes a view that is still at `version`; false when it was changed elsewhere. */
export async function updateView(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Pick<SavedViewRow, "name" | "removedAt" | "isShared">>,
): Promise<boolean> {
  const result = await db
    .updateTable("savedView")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Deletes for good what was removed before an instant. */
export async function purgeViews(db: Database, before: string): Promise<void> {
  await db.deleteFrom("savedView").where("removedAt", "<", before).execute();
}

export async function findDefaultView(db: Database, projectId: string, userId: string, page: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("defaultView")
    .select("view")
    .where("projectId", "=", projectId)
    .where("userId", "=", userId)
    .where("page", "=", page)
    .executeTakeFirst();
  return row?.view;
}

/** Chooses the view that a page opens with for an account; null chooses none. */
export async function setDefaultView(db: Database, projectId: string, userId: string, page: string, view: string | null): Promise<void> {
  await db.deleteFrom("defaultView").where("projectId", "=", projectId).where("userId", "=", userId).where("page", "=", page).execute();
  if (view !== null) await db.insertInto("defaultView").values({ projectId, userId, page, view }).execute();
}
