import { z } from "zod";
import { longestBaselineNote } from "#app/domain/baseline/model.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const name = z.string().trim().min(1).max(100);
const note = z.string().trim().max(longestBaselineNote).default("");

export const takeBaselineForm = z.object({
  name,
  note,
  /** Only some phases are kept as they are now, the rest as an earlier baseline has it. */
  earlier: id.optional(),
  phases: z
    .array(id.optional())
    .max(2000)
    .default([])
    .transform((ids) => ids.filter((each) => each !== undefined)),
});
export const baselineForm = z.object({ baselineId: id, version });
export const editBaselineForm = z.object({ baselineId: id, version, name, note });
export const withdrawForm = z.object({ baselineId: id, version, reason: z.string().trim().min(1).max(longestBaselineNote) });
/** A baseline, or `automatic`, which leaves the choice to the rule. */
export const referenceForm = z.object({ baselineId: z.union([z.literal("automatic"), id]) });
