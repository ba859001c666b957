import { guardedLoader } from "#app/http/guarded.server.ts";
import { offerChartFile } from "./chart-page.server.ts";

/** The chart of the plan as a file. */
export const loader = guardedLoader("plan.view", offerChartFile);
