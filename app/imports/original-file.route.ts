import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadOriginal } from "./import-page.server.ts";

/** The imported file as it came. */
export const loader = guardedLoader("plan.view", downloadOriginal);
