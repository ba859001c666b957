import { z } from "zod";
import { isDay } from "#app/domain/time/day.ts";

const id = z.string().min(1).max(60);
const day = z.string().refine(isDay, "field.day");
const version = z.coerce.number().int().min(0).max(2_000_000_000);

/** `share` is in per cent; `calendar` is the id of a calendar of the project, or empty for its own; `rate` an amount as people write it. */
export const workingTimeForm = z.object({
  version,
  share: z.coerce.number().min(1).max(1000),
  calendar: id.optional(),
  rate: z.string().trim().max(40).optional(),
});

const absenceFields = { from: day, to: day.optional(), name: z.string().trim().max(100).optional() };

/** Without a last day, the absence is one day long. */
function withLastDay<Fields extends { from: string; to?: string | undefined; name?: string | undefined }>(fields: Fields) {
  return { ...fields, to: fields.to ?? fields.from, name: fields.name ?? "" };
}
function isInOrder({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return to >= from;
}
const lastDayFirst = { path: ["to"], error: "calendar.range" };

export const addAbsenceForm = z.object(absenceFields).transform(withLastDay).refine(isInOrder, lastDayFirst);
export const editAbsenceForm = z
  .object({ absenceId: id, version, ...absenceFields })
  .transform(withLastDay)
  .refine(isInOrder, lastDayFirst);
export const removeAbsenceForm = z.object({ absenceId: id });
