import { z } from "zod";
import { isTimeZone } from "#app/i18n/preferences.server.ts";

export const currencies: readonly string[] = Intl.supportedValuesOf("currency");

export const settingsForm = z.object({
  version: z.coerce.number().int().min(1),
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().refine(isTimeZone, "field.invalid"),
  currency: z.string().refine((code) => currencies.includes(code), "field.invalid"),
});

export const deleteForm = z.object({ confirmation: z.string().trim().min(1).max(120) });
