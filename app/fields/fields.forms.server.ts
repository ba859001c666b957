import { z } from "zod";
import { fieldKinds, longestFieldName, mostOptions } from "#app/domain/plan/custom-field.ts";

const key = z.string().regex(/^f[1-9]\d{0,6}$/);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const name = z.string().trim().min(1).max(longestFieldName);
const longestDescription = 300;
const description = z.string().trim().max(longestDescription).default("");
/** A name, or the English and the Chinese one with a bar between them. */
const longestOption = 2 * longestFieldName + 3;
const checkbox = z
  .literal("yes")
  .optional()
  .transform((value) => value !== undefined);

const field = {
  name,
  /** What Chinese readers see instead; not said: the same. */
  nameZh: name.optional(),
  description,
  descriptionZh: z.string().trim().max(longestDescription).optional(),
  isExpected: checkbox,
  /** A line for each. */
  newOptions: z
    .string()
    .max(mostOptions * (longestOption + 2))
    .default(""),
};

export const addFieldForm = z.object({ ...field, kind: z.enum(fieldKinds) });

export const editFieldForm = z.object({
  ...field,
  key,
  version,
  /** Those there are; an empty one goes. */
  options: z
    .array(
      z.object({
        key: z.string().regex(/^o[1-9]\d{0,6}$/),
        name: z.string().trim().max(longestOption).default(""),
        place: z.coerce.number().min(0).max(10_000).default(10_000),
      }),
    )
    .max(mostOptions)
    .default([]),
});

export const fieldForm = z.object({ key, version });
export const moveFieldForm = z.object({ key, direction: z.enum(["up", "down"]) });
