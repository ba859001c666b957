import type { Database } from "../tables/index.ts";
import type { PlanImportRow } from "../tables/plan.ts";

/** The file a project was made from, as it came; its content and the report are read when they are asked for. */
export type PlanImport = Pick<PlanImportRow, "id" | "fileName" | "byteSize" | "createdAt" | "stepId" | "undoneAt">;

export async function insertPlanImport(db: Database, entry: Omit<PlanImportRow, "undoneAt">): Promise<void> {
  await db
    .insertInto("planImport")
    .values({ ...entry, undoneAt: null })
    .execute();
}

/** Notes that the step of an import was taken back, or done again; of other steps there is nothing to note. */
export async function noteTurnedImport(db: Database, stepId: string, undoneAt: string | null): Promise<void> {
  await db.updateTable("planImport").set({ undoneAt }).where("stepId", "=", stepId).execute();
}

/** The newest import of a project; undefined when it was not imported. */
export async function findPlanImport(db: Database, projectId: string): Promise<PlanImport | undefined> {
  return db
    .selectFrom("planImport")
    .select(["id", "fileName", "byteSize", "createdAt", "stepId", "undoneAt"])
    .where("projectId", "=", projectId)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The report as JSON. */
export async function readImportReport(db: Database, id: string): Promise<string> {
  return (await db.selectFrom("planImport").select("report").where("id", "=", id).executeTakeFirstOrThrow()).report;
}

/** The file itself, compressed with gzip. */
export async function readImportContent(db: Database, id: string): Promise<Uint8Array> {
  return (await db.selectFrom("planImport").select("content").where("id", "=", id).executeTakeFirstOrThrow()).content;
}
