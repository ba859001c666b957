import { z } from "zod";
import { isDay } from "#app/domain/time/day.ts";
import { parseWorkingTimes } from "#app/domain/time/working-times.ts";

const day = z.string().refine(isDay, "field.day");

/** Empty text is a day off. */
const workingTimes = z
  .string()
  .max(200)
  .optional()
  .transform((text, context) => {
    const intervals = parseWorkingTimes(text ?? "");
    if (intervals) return intervals;
    context.addIssue({ code: "custom", message: "calendar.interval" });
    return z.NEVER;
  });

export const weekForm = z.object({
  version: z.coerce.number().int().min(1).max(2_000_000_000),
  monday: workingTimes,
  tuesday: workingTimes,
  wednesday: workingTimes,
  thursday: workingTimes,
  friday: workingTimes,
  saturday: workingTimes,
  sunday: workingTimes,
});

/** Without a last day, the exception is one day long. */
export const exceptionForm = z
  .object({ from: day, to: day.optional(), name: z.string().trim().min(1).max(100), times: workingTimes })
  .transform(({ to, ...rest }) => ({ ...rest, to: to ?? rest.from }))
  .refine(({ from, to }) => to >= from, { path: ["to"], error: "calendar.range" });

/** Whether the holidays of a year are announced or only predicted. */
export const yearForm = z.object({
  year: z.coerce.number().int().min(1900).max(2199),
  state: z.enum(["official", "provisional"]),
});

/** `calendar` is the key of a library calendar, `planVersion` that of the plan whose new dates were shown before. */
export const replaceForm = z.object({
  planVersion: z.coerce.number().int().min(1).max(2_000_000_000),
  calendar: z.string().min(1).max(60),
});
/** Only one replacement can be taken back: the last. */
export const restoreCalendarForm = z.object({ confirmed: z.literal("yes") });

const calendarNames = { name: z.string().trim().min(1).max(100), nameZh: z.string().trim().min(1).max(100).optional() };

/** `source` is the key of a library calendar, or `own` for the project's. */
export const addCalendarForm = z.object({ ...calendarNames, source: z.string().min(1).max(60) });
export const renameForm = z.object({ ...calendarNames, version: z.coerce.number().int().min(1).max(2_000_000_000) });
export const removeCalendarForm = z.object({ calendarId: z.string().min(1).max(60) });

export const removeExceptionForm = z.object({ exceptionId: z.string().min(1).max(60) });
