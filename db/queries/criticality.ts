import { z } from "zod";
import { mostSlackDays, ordinaryCriticality, type Criticality } from "#app/domain/plan/criticality.ts";

const days = z.number().int().min(-mostSlackDays).max(mostSlackDays);
export const criticalitySchema = z.object({ slackDays: days, nearDays: days, severalEnds: z.boolean() });

/** As it is kept in the row of a project. */
export function criticalityOf(kept: string | null): Criticality {
  return kept === null ? ordinaryCriticality : criticalitySchema.parse(JSON.parse(kept));
}
