import { z } from "zod";
import { dayField as day } from "#app/http/day-field.ts";
import { criticalities } from "#app/domain/template/template.ts";
import { isCurrency, timeZoneField } from "#app/i18n/regional.server.ts";

/** Years beyond these are slips of the finger. */
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

const version = z.coerce.number().int().min(1).max(2_000_000_000);
const checkbox = z
  .literal("yes")
  .optional()
  .transform((value) => value !== undefined);

/** `calendar` is `own` for the project's, or the key of a library calendar. */
export const copyForm = z.object({
  name: projectName,
  start: day,
  calendar: z.string().min(1).max(60),
  people: checkbox,
  members: checkbox,
  progress: checkbox,
  texts: checkbox,
});

/** `over` names the template and its version that this is the next edition of. */
export const saveTemplateForm = z.object({
  name: projectName,
  summary: z.string().trim().max(400).optional(),
  texts: checkbox,
  over: z
    .string()
    .max(80)
    .regex(/^[\w-]+@\d{1,9}$/)
    .transform((text) => {
      const [templateId = "", at = ""] = text.split("@");
      return { id: templateId, version: Number(at) };
    })
    .optional(),
});
export const templateForm = z.object({ templateId: id, version });

export const newProjectForm = z.object({
  name: projectName,
  /** One of ours, or the id of one that somebody saved. */
  template: id,
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
