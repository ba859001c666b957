import { z } from "zod";
import { dayField } from "#app/http/day-field.ts";
import { taxBases } from "#app/domain/vendor/costs-in-base.ts";
import { vendorCostCategories } from "#app/domain/vendor/cost-category.ts";
import { vendorStages } from "#app/domain/vendor/stage.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const reason = z.string().trim().min(1).max(2000);
const words = (most: number) => z.string().trim().max(most).default("");

const website = z
  .string()
  .trim()
  .max(290)
  .transform(withScheme)
  .refine((text) => text === "" || /^https?:\/\/[^\s/]+/i.test(text), "vendor.website")
  .default("");
/** People write `example.com`; what is no address at all is left for them to mend. */
function withScheme(text: string): string {
  return /^[^\s/:@]+\.[^\s/:@]{2,}(:\d+)?(\/\S*)?$/.test(text) ? `https://${text}` : text;
}

const vendor = { name: z.string().trim().min(1).max(120), website, profile: words(4000) };

export const addVendorForm = z.object({ ...vendor, stage: z.enum(["long", "short"]).default("long") });
export const editVendorForm = z.object({ ...vendor, version });
export const moveVendorForm = z.object({ vendorId: id, version, stage: z.enum(vendorStages), reason });
export const orderVendorForm = z.object({ vendorId: id, direction: z.enum(["up", "down"]) });
export const vendorItemForm = z.object({ vendorId: id, version });

const email = z
  .string()
  .trim()
  .max(200)
  .refine((text) => text === "" || /^[^\s@]+@[^\s@]+$/.test(text), "field.email")
  .default("");
const contact = { name: z.string().trim().min(1).max(120), role: words(120), email, phone: words(60) };
export const addContactForm = z.object(contact);
export const editContactForm = z.object({ ...contact, contactId: id, version });
export const contactForm = z.object({ contactId: id, version });

const amount = z.string().trim().max(40).optional();
const share = z.coerce.number().min(0).max(100);

/** As people type it: rows without a label and amounts are empty ones. `version` is 0 where there is no bid yet. */
export const offerForm = z.object({
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
  rate: z.coerce.number().gt(0).max(1e9).optional(),
  rateOn: dayField.optional(),
  taxBasis: z.enum(taxBases),
  taxRate: share.default(0),
  validUntil: dayField.optional(),
  rows: z
    .array(
      z.object({
        category: z.enum(vendorCostCategories).default("other"),
        label: words(200),
        criterionId: id.optional(),
        amounts: z.array(amount).max(6).default([]),
      }),
    )
    .max(100)
    .default([]),
});

const seen = z.coerce.number().int().min(0).max(2_000_000_000);

/** `version` is 0 where nobody has stated anything yet. */
export const factsForm = z.object({
  facts: z
    .array(z.object({ criterionId: id, version: seen, amount: z.coerce.number().min(0).max(1e12).optional(), source: words(1000) }))
    .max(100),
});
export const complianceForm = z.object({
  rows: z.array(z.object({ requirementId: id, version: seen, isMet: z.enum(["yes", "no"]).optional(), evidence: words(2000) })).max(200),
});
