import { guardedLoader } from "#app/http/guarded.server.ts";
import { readTaskAmounts } from "#app/value/task-amounts.server.ts";
import { downloadTable } from "./table-file.server.ts";

/** The task table as a file. */
export const loader = guardedLoader("plan.view", (caller) => downloadTable(caller, readTaskAmounts));
