import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadHistory } from "./history-file.server.ts";

/** The log of a project as a file. */
export const loader = guardedLoader("history.view", downloadHistory);
