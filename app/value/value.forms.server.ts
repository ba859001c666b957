import { z } from "zod";
import { earningMethods } from "#app/domain/earned-value/task-value.ts";
import { isDay } from "#app/domain/time/day.ts";

const day = z
  .string()
  .refine(isDay, "field.day")
  .refine((text) => text >= "2000-01-01" && text <= "2099-12-31", "field.dayTooFar");

/** Without a day, the project is looked at as of today. */
export const statusForm = z.object({
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  statusDay: day.optional().transform((value) => value ?? null),
  method: z.enum(earningMethods),
});
