import type { Database } from "../tables/index.ts";

/** A vendor of a project with where it stands. */
export interface VendorStage {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
}

/** Whether a vendor at a stage takes no part any more. */
export function isOut(stage: string): boolean {
  return stage === "withdrawn" || stage === "dropped";
}

/** The vendors of a project in their order; those that were removed count as withdrawn. */
export async function listVendorStages(db: Database, projectId: string): Promise<VendorStage[]> {
  const rows = await db
    .selectFrom("vendor")
    .select(["id", "name", "stage", "removedAt"])
    .where("projectId", "=", projectId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map(({ removedAt, ...vendor }) => (removedAt === null ? vendor : { ...vendor, stage: "withdrawn" }));
}
