import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadAnswers } from "./answer-files-download.server.ts";

/** The answers of all vendors as a file. */
export const loader = guardedLoader("vendors.view", downloadAnswers);
