import { z } from "zod";
import { isCurrency, timeZoneField } from "#app/i18n/regional.server.ts";

export const settingsForm = z.object({
  version: z.coerce.number().int().min(1),
  name: z.string().trim().min(1).max(120),
  timeZone: timeZoneField,
  currency: z.string().refine(isCurrency, "field.invalid"),
});
