import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalText } from "#app/domain/canonical-text.ts";
import type { BaselinedRequirement } from "#app/domain/requirement/baseline.ts";
import { priorities, requirementKinds } from "#app/domain/requirement/requirement.ts";
import type { Database } from "../tables/index.ts";
import type { RequirementBaselineRow } from "../tables/requirements.ts";

const contentSchema = z.array(
  z.object({
    number: z.number(),
    statement: z.object({ text: z.string(), zh: z.string().nullable() }),
    kind: z.enum(requirementKinds),
    priority: z.enum(priorities),
  }),
);

export interface RequirementBaseline extends Omit<RequirementBaselineRow, "content"> {
  readonly requirements: readonly BaselinedRequirement[];
  /** What it keeps still has the hash that was taken of it. */
  readonly isSound: boolean;
}

/** The baselines of a project's requirements, the first one first. */
export async function listRequirementBaselines(db: Database, projectId: string): Promise<RequirementBaseline[]> {
  const rows = await db.selectFrom("requirementBaseline").selectAll().where("projectId", "=", projectId).orderBy("number").execute();
  return rows.map(({ content, ...row }) => ({
    ...row,
    requirements: contentSchema.parse(JSON.parse(content)),
    isSound: hashOf(content) === row.hash,
  }));
}

/** What a baseline keeps, as text, with the hash of it. */
export function keptRequirements(requirements: readonly BaselinedRequirement[]): { readonly content: string; readonly hash: string } {
  const content = canonicalText(requirements);
  return { content, hash: hashOf(content) };
}

function hashOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

export async function insertRequirementBaseline(db: Database, row: RequirementBaselineRow): Promise<void> {
  await db.insertInto("requirementBaseline").values(row).execute();
}
