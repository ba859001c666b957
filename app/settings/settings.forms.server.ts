import { z } from "zod";
import { isCurrency, isTimeZone } from "#app/i18n/regional.server.ts";

export const settingsForm = z.object({
  version: z.coerce.number().int().min(1),
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().refine(isTimeZone, "field.invalid"),
  currency: z.string().refine(isCurrency, "field.invalid"),
});

export const deleteForm = z.object({ confirmation: z.string().trim().min(1).max(120) });
