import { z } from "zod";

const key = z.string().regex(/^f[1-9]\d{0,6}$/);

const shown = z
  .string()
  .max(100_000)
  .transform((json, context) => {
    try {
      return z.record(key, z.string()).parse(JSON.parse(json));
    } catch {
      context.addIssue({ code: "custom", message: "field.invalid" });
      return z.NEVER;
    }
  });

/** The project's own fields of a task, as people typed and chose them, and as the page had shown them. */
export const taskFieldsForm = z.object({
  version: z.coerce.number().int().min(1),
  shown,
  values: z.record(key, z.string().max(2_000).optional()).default({}),
});
