import { guardedLoader } from "#app/http/guarded.server.ts";
import { answerPlanData } from "./plan-data.server.ts";

/** The whole plan as JSON. */
export const loader = guardedLoader("plan.view", answerPlanData);
