import { z } from "zod";
import { mostSlackDays, ordinaryCriticality, type Criticality } from "#app/domain/plan/criticality.ts";
import type { Database } from "../tables/index.ts";

const days = z.number().int().min(-mostSlackDays).max(mostSlackDays);
export const criticalitySchema = z.object({ slackDays: days, nearDays: days, severalEnds: z.boolean() });

/** As it is kept in the row of a project. */
export function criticalityOf(kept: string | null): Criticality {
  return kept === null ? ordinaryCriticality : criticalitySchema.parse(JSON.parse(kept));
}

/** Changes what counts as critical in a project whose settings are still at `version`; false when they were changed elsewhere. */
export async function updateCriticality(db: Database, projectId: string, version: number, criticality: Criticality): Promise<boolean> {
  const result = await db
    .updateTable("project")
    .set({ criticality: JSON.stringify(criticality), version: version + 1 })
    .where("id", "=", projectId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
