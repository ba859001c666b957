import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadVariance } from "./variance-file.server.ts";

/** A comparison as a file. */
export const loader = guardedLoader("plan.view", downloadVariance);
