/** Heard by the window when something was done in a what-if; its detail is the id of that. */
export const branchEvent = "rollout:branch";
