import { z } from "zod";
import { isCurrency, timeZoneField } from "#app/i18n/regional.server.ts";

export const settingsForm = z.object({
  version: z.coerce.number().int().min(1),
  name: z.string().trim().min(1).max(120),
  timeZone: timeZoneField,
  currency: z.string().refine(isCurrency, "field.invalid"),
});

/** What the buttons send that archive a project or delete it: nothing happens to one by an empty form. */
export const confirmedForm = z.object({ confirmed: z.literal("yes") });
