import { z } from "zod";
import { longestSessionDays } from "#app/http/instance-settings.server.ts";
import { locales } from "#app/i18n/locale.ts";
import { isCurrency, timeZoneField } from "#app/i18n/regional.server.ts";

export const settingsForm = z.object({
  version: z.coerce.number().int().min(1),
  name: z.string().trim().max(60).default(""),
  locale: z.enum(locales),
  timeZone: timeZoneField,
  currency: z.string().refine(isCurrency, "field.invalid"),
  calendar: z.string().min(1).max(100),
  projectCreators: z.enum(["everybody", "administrators"]),
  sessionDays: z.coerce.number().int().min(1).max(longestSessionDays),
  newAccounts: z.enum(["invited", "provider"]),
});

/** Something that is asked for by a button alone. */
const confirmed = z.literal("yes");

export const confirmForm = z.object({ confirmed });

export const addAccountForm = z.object({ name: z.string().trim().min(1).max(100), email: z.email().max(254) });

export const closeForm = z.object({ confirmed, successor: z.string().trim().max(254).optional() });

export const administratorForm = z.object({ to: z.enum(["yes", "no"]) });

export const testMailForm = z.object({ to: z.email().max(254) });

export const jobForm = z.object({ jobId: z.string().min(1).max(100) });
