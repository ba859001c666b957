import { plainGroupings, type Grouping } from "#app/domain/plan/grouping.ts";
import { readShut, shutKey, writeShut } from "../shut-groups.ts";
import { readTaskFilter, taskFilterQuery, type TaskFilter } from "../task-filter.ts";
import { isCustomColumn } from "../workspace/plan-columns.ts";
import { readTableColumns, writeTableColumns, type TableColumn } from "./table-columns.ts";

/** How the task table is looked at; it stands in the address of the page. */
export interface TableView {
  readonly filter: TaskFilter;
  readonly columns: readonly TableColumn[];
  /** What the tasks are put together by; null for the outline of the plan. */
  readonly grouping: Grouping | null;
  /** The keys of the groups that are closed, as addresses know them. */
  readonly shut: readonly string[];
}

export const tableGroupings = ["phase", ...plainGroupings] as const;

export function readTableView(query: URLSearchParams): TableView {
  const group = query.get("group") ?? "";
  return {
    filter: readTaskFilter(query),
    columns: readTableColumns(query),
    grouping: tableGroupings.find((one) => one === group) ?? (isCustomColumn(group) ? group : null),
    shut: readShut(query.get("shut")),
  };
}

/** The query of the address that asks for it; empty for all tasks in the order of the plan. */
export function tableQuery({ filter, ...rest }: TableView, page = 1): string {
  const query = new URLSearchParams(taskFilterQuery(filter));
  for (const [name, value] of Object.entries(keptByFilter(rest))) query.set(name, value);
  if (page > 1) query.set("page", String(page));
  return query.toString();
}

/** What the address says beside the filter. */
export function keptByFilter({ columns, grouping, shut }: Omit<TableView, "filter">): Readonly<Record<string, string>> {
  const [written, closed] = [writeTableColumns(columns), grouping === null ? "" : writeShut(shut)];
  return {
    ...(written === "" ? {} : { columns: written }),
    ...(grouping === null ? {} : { group: grouping }),
    ...(closed === "" ? {} : { shut: closed }),
  };
}

/** A query as the task table itself writes it. */
export function cleanTableQuery(query: string): string {
  return tableQuery(readTableView(new URLSearchParams(query)));
}

/** The same table with a group open that is closed, or the other way round. */
export function withGroupToggled(view: TableView, key: string): TableView {
  const known = shutKey(key);
  const shut = view.shut.includes(known) ? view.shut.filter((one) => one !== known) : [...view.shut, known];
  return { ...view, shut };
}
