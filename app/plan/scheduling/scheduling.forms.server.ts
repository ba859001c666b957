import { z } from "zod";
import { mostPriority, workTypes } from "#app/domain/plan/model.ts";
import { constraintTypes } from "#app/domain/schedule/network.ts";
import { isDay } from "#app/domain/time/day.ts";
import { refuseFarDays } from "#app/http/day-field.ts";
import { kept, taskChanges } from "../plan.forms.server.ts";

const version = z.coerce.number().int().min(1);
const day = z.string().refine(isDay, "field.day");
const checked = z.literal("yes").optional();

/** What the form was made of, as the page wrote it. */
const shown = z
  .string()
  .max(10_000)
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: "custom", message: "field.invalid" });
      return z.NEVER;
    }
  })
  .pipe(taskChanges);

/** How a task is scheduled; days as people choose them. */
export const schedulingForm = z
  .object({
    version,
    shown,
    dates: z.enum(["computed", "manual"]).optional(),
    manualStart: day.optional(),
    manualFinish: day.optional(),
    constraint: z.enum(constraintTypes),
    constraintAt: day.optional(),
    calendarId: z.string().max(60).optional(),
    workType: z.enum(workTypes).optional(),
    effortDriven: checked,
    ignoresPeople: checked,
    optimistic: z.string().trim().max(40).optional(),
    pessimistic: z.string().trim().max(40).optional(),
    priority: z.coerce.number().int().min(0).max(mostPriority).optional(),
    inactive: checked,
    clearDelay: checked,
    kept,
  })
  .superRefine((typed, context) => refuseFarDays(["manualStart", "manualFinish", "constraintAt"], typed, typed.shown, context));

/** A person who is to work on a task; the share is of their working time, in per cent, the work as people write durations. */
export const assignForm = z.object({
  version,
  personId: z.string().min(1, "field.required").max(60),
  share: z.coerce.number().min(1).max(10_000),
  work: z.string().trim().max(40).optional(),
  kept,
});

export const unassignForm = z.object({ version, personId: z.string().min(1).max(60), kept });
