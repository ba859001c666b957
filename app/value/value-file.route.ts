import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadValue } from "./value-file.server.ts";

/** The figures by phase as a file. */
export const loader = guardedLoader("plan.view", downloadValue);
