import { createPlanScheduler } from "#app/domain/plan/schedule.ts";

/** Every date of a plan. The plans of a page have most of their tasks in common: what changed alone is read again. */
export const schedulePlan = createPlanScheduler();
