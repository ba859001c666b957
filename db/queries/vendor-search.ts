import type { Database } from "../tables/index.ts";

/** A vendor of a project, or the decision that stands there on one. */
export interface NamedVendor {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
}

/** The vendors of these projects in the order of their lists; removed ones are not among them. */
export async function listVendorNames(db: Database, projectIds: readonly string[]): Promise<NamedVendor[]> {
  if (projectIds.length === 0) return [];
  return db
    .selectFrom("vendor")
    .select(["id", "projectId", "name"])
    .where("projectId", "in", projectIds)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** The decisions of these projects that were not withdrawn, the newest first, by the vendor that each is for. */
export async function listDecidedNames(db: Database, projectIds: readonly string[]): Promise<NamedVendor[]> {
  if (projectIds.length === 0) return [];
  return db
    .selectFrom("evaluationDecision")
    .select(["id", "projectId", "vendorName as name"])
    .where("projectId", "in", projectIds)
    .where("withdrawnAt", "is", null)
    .orderBy("draftedAt", "desc")
    .orderBy("id")
    .execute();
}
