import { z } from "zod";

/** A stop by its number, from 0. */
export const goForm = z.object({ stop: z.coerce.number().int().min(0).max(20) });

/** `next` is the page the reader is on. */
export const finishForm = z.object({ next: z.string().min(1).max(2000) });
