import { z } from "zod";
import { mostSlackDays } from "#app/domain/plan/criticality.ts";
import { locales } from "#app/i18n/locale.ts";
import { isCurrency, timeZoneField } from "#app/i18n/regional.server.ts";

export const settingsForm = z.object({
  version: z.coerce.number().int().min(1),
  name: z.string().trim().min(1).max(120),
  /** What Chinese readers see instead; not said: the same. */
  nameZh: z.string().trim().max(120).optional(),
  timeZone: timeZoneField,
  currency: z.string().refine(isCurrency, "field.invalid"),
  /** Not said: the language of whoever makes the project write. */
  locale: z.enum(locales).optional(),
});

/** Not said: no milestone is the go-live. */
export const goLiveForm = z.object({ version: z.coerce.number().int().min(1), goLive: z.uuid().optional() });

const slackDays = z.coerce.number().int().min(0).max(mostSlackDays);

export const criticalityForm = z.object({
  version: z.coerce.number().int().min(1),
  slackDays,
  nearDays: slackDays,
  severalEnds: z.literal("yes").optional(),
});

/** What the buttons send that archive a project or delete it: nothing happens to one by an empty form. */
export const confirmedForm = z.object({ confirmed: z.literal("yes") });
