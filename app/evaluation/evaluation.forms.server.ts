import { z } from "zod";

const version = z.coerce.number().int().min(1).max(2_000_000_000);
const vendorId = z.string().min(1).max(60);

export const openPricesForm = z.object({ version });
/** The vendors of one tie, the preferred one first; the places may be filled in any order. */
export const settleTieForm = z.object({ version, order: z.array(vendorId).min(2).max(100), reason: z.string().trim().min(1).max(2000) });
