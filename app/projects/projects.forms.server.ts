import { z } from "zod";
import { criticalities, templateKeys } from "#app/domain/template/template.ts";
import { isDay } from "#app/domain/time/day.ts";
import { isCurrency, timeZoneField } from "#app/i18n/regional.server.ts";

/** Years beyond these are slips of the finger. */
const day = z
  .string()
  .refine(isDay, "field.day")
  .refine((text) => text >= "2000-01-01" && text <= "2099-12-31", "field.dayTooFar");
export const projectName = z.string().trim().min(1).max(120);
const currency = z.string().refine(isCurrency, "field.invalid");

/** What the template chooser asks; it stands in the URL, so that an answer can be shared. */
export const chooserForm = z.object({
  users: z.coerce.number().int().min(1).max(1_000_000),
  sites: z.coerce.number().int().min(1).max(10_000),
  budget: z.coerce.number().min(0).max(1e13).optional(),
  currency: currency.optional(),
  criticality: z.enum(criticalities),
});

const id = z.string().min(1).max(60);
export const trashedProjectForm = z.object({ projectId: id });
export const deleteForeverForm = z.object({ projectId: id, confirmation: z.string().trim().min(1).max(120) });

export const newProjectForm = z.object({
  name: projectName,
  template: z.enum(templateKeys),
  planFrom: z.enum(["start", "goLive"]),
  day,
  calendar: z.string().min(1).max(60),
  timeZone: timeZoneField,
  currency,
  people: z
    .array(z.object({ code: z.string().max(10), name: z.string().trim().max(100).optional() }))
    .max(100)
    .default([]),
});
