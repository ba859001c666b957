export const vendorCostCategories = [
  "licences",
  "subscription",
  "implementation",
  "customisation",
  "integration",
  "dataMigration",
  "training",
  "support",
  "infrastructure",
  "internal",
  "other",
] as const;
/** What a vendor's offer costs money for. */
export type VendorCostCategory = (typeof vendorCostCategories)[number];

export function vendorCostCategory(text: string): VendorCostCategory {
  return vendorCostCategories.find((category) => category === text) ?? "other";
}
