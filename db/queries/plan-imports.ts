import type { Database } from "../tables/index.ts";
import type { PlanImportRow } from "../tables/plan.ts";

/** The file a project was made from, as it came; its content and the report are read when they are asked for. */
export type PlanImport = Pick<PlanImportRow, "id" | "fileName" | "byteSize" | "createdAt" | "stepId">;

export async function insertPlanImport(db: Database, entry: PlanImportRow): Promise<void> {
  await db.insertInto("planImport").values(entry).execute();
}

/** The newest import of a project; undefined when it was not imported. */
export async function findPlanImport(db: Database, projectId: string): Promise<PlanImport | undefined> {
  return db
    .selectFrom("planImport")
    .select(["id", "fileName", "byteSize", "createdAt", "stepId"])
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
