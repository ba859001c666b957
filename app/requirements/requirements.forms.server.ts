import { z } from "zod";
import { mostImportText } from "#app/domain/cost/read-lines.ts";
import { longestName } from "#app/domain/plan/model.ts";
import {
  dispositions,
  longestSource,
  longestStatement,
  mostEffortDays,
  priorities,
  requirementKinds,
  requirementStatuses,
} from "#app/domain/requirement/requirement.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const optionalId = id.optional().transform((text) => text ?? null);

const fields = {
  statement: z.string().trim().min(1).max(longestStatement),
  statementZh: z
    .string()
    .trim()
    .max(longestStatement)
    .optional()
    .transform((text) => (text === undefined || text === "" ? null : text)),
  kind: z.enum(requirementKinds).default("functional"),
  priority: z.enum(priorities).default("should"),
  source: z.string().trim().max(longestSource).default(""),
  ownerId: optionalId,
  disposition: z.enum(dispositions).default("undecided"),
  effortDays: z.coerce
    .number("field.number")
    .min(0)
    .max(mostEffortDays)
    .optional()
    .transform((days) => days ?? null),
  status: z.enum(requirementStatuses).default("draft"),
  taskId: optionalId,
};
export const addRequirementForm = z.object(fields);
export const editRequirementForm = z.object({ ...fields, version });
export const requirementItemForm = z.object({ requirementId: id, version });

/** The chosen ones by id, with the version of each; what is left empty stays as it is. */
export const bulkForm = z.object({
  chosen: z.record(id, version).default({}),
  priority: z.enum(priorities).optional(),
  disposition: z.enum(dispositions).optional(),
  status: z.enum(requirementStatuses).optional(),
});

/** `share` in per cent. */
export const capForm = z.object({
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  basis: z.enum(["share", "days"]),
  cap: z.coerce.number("field.number").min(0).max(100_000),
});

export const makeTaskForm = z.object({
  version,
  /** Null at the top of the plan. */
  parentId: optionalId,
  name: z.string().trim().min(1).max(longestName),
  durationDays: z.coerce.number("field.number").gt(0).max(2_000).default(1),
});

export const exampleForm = z.object({});

const baselineNote = z.string().trim().max(1000).default("");
/** `agreed`: how many agreed requirements the page showed, so that nobody fixes what they did not see. */
export const baselineForm = z.object({ note: baselineNote, agreed: z.coerce.number().int().min(1).max(100_000) });
export const newBaseline = z.strictObject({ note: baselineNote });

export const importForm = z.object({ text: z.string().trim().min(1).max(mostImportText) });
