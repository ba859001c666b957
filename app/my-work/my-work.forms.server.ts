import { z } from "zod";
import { isDay } from "#app/domain/time/day.ts";

const id = z.string().min(1).max(60);
const percent = z.coerce.number().int().min(0).max(100);

/** What is reported of one task: how far it is, and how long it was worked on today; each with what the form was made with. */
export const reportForm = z.object({
  projectId: id,
  taskId: id,
  was: percent,
  progress: percent.optional(),
  /** Sent by the button that says so. */
  done: z.literal("yes").optional(),
  day: z.string().refine(isDay, "field.day").optional(),
  wasMinutes: z.coerce.number().int().min(0).max(1440).default(0),
  hours: z.string().trim().max(20).optional(),
  /** The answer to the question about a big change. */
  kept: z.string().max(60).optional(),
});
export const undoReportForm = z.object({ projectId: id, stepId: z.uuid() });
