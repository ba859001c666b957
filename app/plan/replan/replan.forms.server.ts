import { z } from "zod";
import { dayField } from "#app/http/day-field.ts";

/** Behind which day unfinished work goes, in the version of the plan that was looked at. */
export const replanForm = z.object({
  planVersion: z.coerce.number().int().min(1).max(2_000_000_000),
  behind: dayField,
});
