import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadWorkload } from "./load-file.server.ts";

/** A project's workload as a file. */
export const loader = guardedLoader("plan.view", downloadWorkload);
