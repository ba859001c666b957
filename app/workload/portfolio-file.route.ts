import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadPortfolioWorkload } from "./load-file.server.ts";

/** The workload over the reader's projects as a file. */
export const loader = guardedLoader("projects.list", downloadPortfolioWorkload);
