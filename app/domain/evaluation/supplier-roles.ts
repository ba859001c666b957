/** Roles of the plan that the supplier fills: whoever holds one has an interest in who is chosen, and the vendor that is chosen names their people. */
export const supplierRoles: readonly string[] = ["VPM", "SOL", "DEV"];
