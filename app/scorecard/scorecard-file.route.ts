import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadScorecard } from "./scorecard-file.server.ts";

/** The scorecard as a table, or as the file that the command line evaluates. */
export const loader = guardedLoader("vendors.view", downloadScorecard);
