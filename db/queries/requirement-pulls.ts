import { z } from "zod";
import type { Database } from "../tables/index.ts";
import type { RequirementPullRow } from "../tables/requirements.ts";

export const pullPlaces = ["mandatory", "scored"] as const;
export type PullPlace = (typeof pullPlaces)[number];

/** Where vendors are judged by a requirement of the project, and in which words. */
export interface RequirementPull {
  readonly requirementId: string;
  readonly place: PullPlace;
  /** The mandatory requirement or the criterion of the scorecard. */
  readonly subjectId: string;
  /** As the scorecard took it over. */
  readonly statement: { readonly text: string; readonly zh: string | null };
}

const place = z.enum(pullPlaces);

/** The requirements that are in the scorecard of a project, in the order of their codes; those whose place was taken out of it are not. */
export async function listPulls(db: Database, projectId: string): Promise<RequirementPull[]> {
  const rows = await db
    .selectFrom("requirementPull")
    .innerJoin("requirement", "requirement.id", "requirementPull.requirementId")
    .selectAll("requirementPull")
    .where("requirementPull.projectId", "=", projectId)
    .orderBy("requirement.number")
    .execute();
  const present = new Set<string>();
  for (const table of ["evaluationRequirement", "evaluationCriterion"] as const)
    for (const { id } of await db
      .selectFrom(table)
      .select("id")
      .where("projectId", "=", projectId)
      .where("removedAt", "is", null)
      .execute())
      present.add(id);
  return rows.flatMap((row) => {
    if (!present.has(row.subjectId)) return [];
    const statement = { text: row.statement, zh: row.statementZh };
    return [{ requirementId: row.requirementId, place: place.parse(row.place), subjectId: row.subjectId, statement }];
  });
}

/** Notes where requirements went, in place of where they were before. */
export async function keepPulls(db: Database, rows: readonly RequirementPullRow[]): Promise<void> {
  for (const row of rows) {
    await db.deleteFrom("requirementPull").where("requirementId", "=", row.requirementId).execute();
    await db.insertInto("requirementPull").values(row).execute();
  }
}
