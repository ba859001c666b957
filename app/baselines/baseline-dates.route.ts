import { guardedLoader } from "#app/http/guarded.server.ts";
import { answerBaselineDates } from "./baseline-dates.server.ts";

/** The dates of a baseline as JSON: what the chart of the plan draws under its bars. */
export const loader = guardedLoader("plan.view", answerBaselineDates);
