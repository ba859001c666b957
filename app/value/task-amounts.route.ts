import { guardedLoader } from "#app/http/guarded.server.ts";
import { readTaskAmounts } from "./task-amounts.server.ts";

/** What the tasks of a plan cost, for the columns of its table. */
export const loader = guardedLoader("costs.view", async (caller) => Response.json(await readTaskAmounts(caller)));
