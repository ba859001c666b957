import { z } from "zod";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(0).max(2_000_000_000);

/** `version` is 0 where nothing was agreed on yet. */
export const moderateForm = z.object({
  vendorId: id,
  criterionId: id,
  version,
  value: z.coerce.number().min(-1e6).max(1e6),
  reason: z.string().trim().min(1).max(2000),
});
export const dropModerationForm = z.object({ vendorId: id, criterionId: id, version: version.min(1) });
