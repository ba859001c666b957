import { z } from "zod";
import { dayField } from "#app/http/day-field.ts";
import { costCategories } from "#app/domain/cost/category.ts";
import { mostImportText } from "#app/domain/cost/read-lines.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const name = z.string().trim().min(1).max(120);
const amount = z.string().trim().min(1).max(40);
const checkbox = z
  .literal("yes")
  .optional()
  .transform((value) => value !== undefined);
/** Years beyond these are slips of the finger. */
/** Empty for none. */
const optionalId = id.optional().transform((value) => value ?? null);

const line = {
  name,
  nameZh: name.optional().transform((text) => text ?? null),
  category: z.enum(costCategories),
  planned: amount,
  takesHours: checkbox,
};
export const addLineForm = z.object(line);
export const editLineForm = z.object({ ...line, id, version });

const taskCost = { taskId: id, lineId: optionalId, name, amount };
export const addTaskCostForm = z.object(taskCost);
export const editTaskCostForm = z.object({ ...taskCost, id, version });

const entry = { day: dayField, amount, lineId: optionalId, taskId: optionalId, note: z.string().trim().max(500).default("") };
export const addEntryForm = z.object(entry);
export const editEntryForm = z.object({ ...entry, id, version });

/** One thing that is deleted or put back. */
export const costItemForm = z.object({ id, version });
export const importForm = z.object({ text: z.string().min(1).max(mostImportText) });
