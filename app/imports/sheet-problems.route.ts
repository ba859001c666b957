import { guardedLoader } from "#app/http/guarded.server.ts";
import { downloadProblems } from "./sheet-problems.server.ts";

/** What is wrong with the sheet that is to change the project. */
export const loader = guardedLoader("plan.edit", (caller) => downloadProblems(caller, caller.project.id));
