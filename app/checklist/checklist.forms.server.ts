import { z } from "zod";
import { longestItem, mostItems } from "#app/domain/checklist-limits.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1);
const text = z.string().trim().min(1).max(longestItem);

/** One item a line. */
export const addItemsForm = z.object({
  lines: z
    .string()
    .trim()
    .min(1)
    .max(mostItems * (longestItem + 2)),
});
export const itemForm = z.object({ itemId: id, version });
export const tickForm = z.object({ itemId: id, done: z.enum(["0", "1"]) });
export const editItemForm = z.object({ itemId: id, version, text, assigneeId: id.optional() });
export const moveItemForm = z.object({ itemId: id, direction: z.enum(["up", "down"]) });
