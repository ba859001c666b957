import { z } from "zod";

const viewId = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const name = z.string().trim().min(1).max(80);

export const saveViewForm = z.object({ name, query: z.string().max(4000).optional(), shared: z.literal("on").optional() });
export const renameViewForm = z.object({ viewId, version, name });
export const viewForm = z.object({ viewId, version });
export const shareViewForm = z.object({ viewId, version, shared: z.enum(["yes", "no"]) });
/** A saved view or one that is always there; none opens the page with everything. */
export const defaultViewForm = z.object({ view: viewId.optional() });
