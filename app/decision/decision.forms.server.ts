import { z } from "zod";
import { stances } from "#app/domain/evaluation/decision-rule.ts";

const id = z.string().min(1).max(60);
const reason = z.string().trim().min(1).max(2000);
const words = z.string().trim().max(8000).default("");

/** A recommendation is needed for a vendor that is not the first in rank. */
export const draftForm = z.object({ vendorId: id, recommendation: words, conditions: words, dissent: words });
/** `snapshotHash`: what the page showed, so that nobody signs what they did not see. */
export const signForm = z.object({
  decisionId: id,
  snapshotHash: z.string().regex(/^[0-9a-f]{64}$/),
  stance: z.enum(stances),
  note: z.string().trim().max(2000).default(""),
});
export const withdrawForm = z.object({ decisionId: id, reason });

export const rulingOutcomes = ["pass", "fail"] as const;
export const ruleForm = z.object({ vendorId: id, requirementId: id, outcome: z.enum(rulingOutcomes), reason });
export const rulingForm = z.object({ rulingId: id });

/** `version` is the role's. */
export const fillRoleForm = z.object({
  code: z.string().min(1).max(20),
  version: z.coerce.number().int().min(1).max(2_000_000_000),
  contactId: id,
});
