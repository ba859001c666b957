export const costCategories = ["labour", "services", "licences", "equipment", "data", "training", "travel", "other"] as const;
/** What the money of a budget line is for. */
export type CostCategory = (typeof costCategories)[number];

export function costCategory(text: string): CostCategory {
  return costCategories.find((category) => category === text) ?? "other";
}
