import { guardedLoader } from "#app/http/guarded.server.ts";
import { answerBranchData } from "./branch-plan.server.ts";

/** The plan of a branch as JSON. */
export const loader = guardedLoader("plan.view", answerBranchData);
