import { z } from "zod";
import { dayField } from "#app/http/day-field.ts";
import { isDay } from "#app/domain/time/day.ts";

const day = z
  .string()
  .refine(isDay, "field.day")
  .refine((text) => text >= "1902-01-01" && text < "2197-01-01", "field.day");

/** A task that is to start on another day; `was` is the day that the person saw it start on, `kept` answers the question about a big change. */
export const moveForm = z.object({ taskId: z.string().min(1).max(60), was: day, to: dayField, kept: z.string().max(60).optional() });
/** The step of a move that is taken back. */
export const undoMoveForm = z.object({ stepId: z.uuid() });
