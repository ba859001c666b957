import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { TaskAmounts } from "../workspace/shown-costs.ts";
import { isCostTableColumn, type TableColumn } from "./table-columns.ts";

/** How what the tasks cost is read, for those who may see it. */
export type ReadAmounts<Asking extends ProjectCaller> = (caller: Asking) => Promise<TaskAmounts>;

/** What the tasks cost, where a column shows it; null where none does, or the caller may not see it. */
export async function amountsShown<Asking extends ProjectCaller>(
  caller: Asking,
  columns: readonly TableColumn[],
  readAmounts: ReadAmounts<Asking>,
): Promise<TaskAmounts | null> {
  return caller.can("costs.view") && columns.some(isCostTableColumn) ? readAmounts(caller) : null;
}
