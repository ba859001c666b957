import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadOriginal } from "./import-page.server.ts";

/** The imported file as it came: it may hold what was not read from it, so it is for who may change the plan. */
export const loader = guardedLoader("plan.edit", downloadOriginal);
