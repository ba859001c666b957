import { z } from "zod";
import { dayField as day } from "#app/http/day-field.ts";
import { mostImportText } from "#app/domain/cost/read-lines.ts";
import { mostSheetRows } from "./sheet-limits.ts";

const id = z.string().min(1).max(60);
const cell = z.string().trim().max(20).default("");
const minutes = z.coerce.number().int().min(0).max(1440).default(0);

/** A week of one person: of each row the task, what is typed for each day, and the minutes that the form was made with. */
export const sheetForm = z.object({
  personId: id,
  week: day,
  rows: z
    .array(z.object({ taskId: id.optional(), days: z.array(cell).length(7), was: z.array(minutes).length(7) }))
    .max(mostSheetRows)
    .default([]),
});
export const importHoursForm = z.object({ text: z.string().min(1).max(mostImportText) });
