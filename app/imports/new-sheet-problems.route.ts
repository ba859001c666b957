import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadProblems } from "./sheet-problems.server.ts";

/** What is wrong with the sheet that is to become a project. */
export const loader = guardedLoader("projects.create", (caller) => downloadProblems(caller, null));
