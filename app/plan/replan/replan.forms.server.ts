import { z } from "zod";
import { isDay } from "#app/domain/time/day.ts";

/** Behind which day unfinished work goes, in the version of the plan that was looked at. */
export const replanForm = z.object({
  planVersion: z.coerce.number().int().min(1).max(2_000_000_000),
  behind: z
    .string()
    .refine(isDay, "field.day")
    .refine((text) => text >= "2000-01-01" && text <= "2099-12-31", "field.dayTooFar"),
});
