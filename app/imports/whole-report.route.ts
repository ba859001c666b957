import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadReport } from "./import-page.server.ts";

/** The whole report on an import, as JSON. */
export const loader = guardedLoader("plan.view", downloadReport);
