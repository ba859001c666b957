import { z } from "zod";
import { isCurrency, timeZoneField } from "#app/i18n/regional.server.ts";

export const longestProjectName = 120;

export const importForm = z.object({
  /** Looked at by the use case, which says what is wrong with a file. */
  file: z.file().optional(),
  /** The name in the file is taken when none is typed. */
  name: z.string().trim().max(longestProjectName).optional(),
  timeZone: timeZoneField,
  currency: z.string().refine(isCurrency, "field.invalid"),
});
