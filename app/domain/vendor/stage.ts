export const vendorStages = ["long", "short", "dropped", "withdrawn"] as const;
/** Where a vendor is on the way to the decision. Those that were dropped or withdrew stay with everything, out of the ranking. */
export type VendorStage = (typeof vendorStages)[number];

export function vendorStage(text: string): VendorStage {
  return vendorStages.find((stage) => stage === text) ?? "long";
}
