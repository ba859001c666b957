import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadPlan } from "./exports.server.ts";

/** The plan as a file. */
export const loader = guardedLoader("plan.view", downloadPlan);
