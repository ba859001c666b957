import { z } from "zod";
import { dayField as day } from "#app/http/day-field.ts";
import { gateOutcomes } from "#app/domain/gate/mark.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const reason = z.string().trim().min(1).max(2000);
const note = z.string().trim().max(2000).optional();
const longestCriterion = 600;

export const signForm = z.object({ criterionId: id, note });
export const withdrawSignatureForm = z.object({ signatureId: id, reason });
export const waiveForm = z.object({ criterionId: id, reason, ownerId: id, expiresOn: day });
export const endWaiverForm = z.object({ waiverId: id, reason });

/** A row without a day, an owner and a criterion is an empty one. */
const condition = z.object({
  criterionId: id.optional(),
  text: z.string().trim().max(longestCriterion).optional(),
  ownerId: id.optional(),
  dueOn: day.optional(),
});

/** `seen`: how many decisions the page showed, so that nobody decides on top of one that they did not see. */
export const decideForm = z.object({
  outcome: z.enum(gateOutcomes),
  reason,
  dissent: note,
  decidedOn: day.optional(),
  seen: z.coerce.number().int().min(0).max(1_000_000).optional(),
  conditions: z.array(condition).max(100).default([]),
});
export const withdrawDecisionForm = z.object({ reason });
export const conditionForm = z.object({ conditionId: id, version });

/** A criterion of the project's own words, or one of the method's list. */
export const addCriterionForm = z
  .object({ text: z.string().trim().max(longestCriterion).optional(), libraryId: id.optional() })
  .refine(({ text, libraryId }) => text || libraryId, { path: ["text"], error: "field.required" });
export const editCriterionForm = z.object({ criterionId: id, version, text: z.string().trim().min(1).max(longestCriterion) });
export const removeCriterionForm = z.object({ criterionId: id, version });
export const restoreCriterionForm = z.object({ criterionId: id });

/** As people write limits: shares in per cent. A limit left empty is the usual one; `version` is 0 where none was changed yet. */
export const limitsForm = z.object({
  criterionId: id,
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  limits: z
    .array(z.object({ name: z.string().min(1).max(60), value: z.coerce.number().min(-1e12).max(1e12).optional() }))
    .min(1)
    .max(10),
});
