import { z } from "zod";
import { dayField as day } from "#app/http/day-field.ts";
import { earningMethods } from "#app/domain/earned-value/task-value.ts";

/** Without a day, the project is looked at as of today. */
export const statusForm = z.object({
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  statusDay: day.optional().transform((value) => value ?? null),
  method: z.enum(earningMethods),
});
