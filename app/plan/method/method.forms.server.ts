import { z } from "zod";
import { mergeChoices } from "../branches/branches.forms.server.ts";

/** Which method and edition the plan is brought to, and what of it. */
export const applyMethodForm = mergeChoices({
  key: z.string().min(1).max(60),
  edition: z.coerce.number().int().min(1).max(2_000_000_000),
});
