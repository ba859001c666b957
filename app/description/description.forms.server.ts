import { z } from "zod";
import { longestDescription } from "#app/domain/longest-description.ts";

const body = z.string().max(longestDescription).default("");

export const descriptionForm = z.object({
  /** 0 while nobody has described the task. */
  version: z.coerce.number().int().min(0),
  body,
  /** Sent by the button; what is saved while somebody types stays open. */
  close: z.literal("1").optional(),
});

export const previewForm = z.object({ body });
