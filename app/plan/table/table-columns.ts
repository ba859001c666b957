import type { Plan } from "#app/domain/plan/model.ts";
import {
  columnsOf,
  fieldOf,
  furtherColumns,
  isCostColumn,
  isCustomColumn,
  planColumns,
  type CostColumn,
  type ShownColumn,
} from "../workspace/plan-columns.ts";
import { isNumericColumn } from "../workspace/grid-rows.ts";
import type { TaskOrderKey } from "../task-filter.ts";

/** What a column of the task table can show: what the plan's table shows, and how a task stands. */
export type TableColumn = ShownColumn | "state";

/** The columns of a task table that nobody has changed. */
export const ordinaryTableColumns = [
  "code",
  "name",
  "start",
  "finish",
  "owner",
  "progress",
  "state",
] as const satisfies readonly TableColumn[];

const builtIn: readonly TableColumn[] = [
  ...ordinaryTableColumns,
  ...[...planColumns, ...furtherColumns].filter((column) => !ordinaryTableColumns.some((ordinary) => ordinary === column)),
];

/** The columns that a task table of a plan can have. */
export function tableColumnsOf(plan: Pick<Plan, "fields">, seesCosts: boolean): readonly TableColumn[] {
  return [...builtIn.filter((column) => seesCosts || !isCostTableColumn(column)), ...columnsOf(plan, false).filter(isCustomColumn)];
}

export function isCostTableColumn(column: TableColumn): column is CostColumn {
  return column !== "state" && isCostColumn(column);
}

/** What an address asks for, and what a form with a tick for each column does; the ordinary ones where it names none. The name is always among them, each of them once. */
export function readTableColumns(query: URLSearchParams): readonly TableColumn[] {
  const isTicked = query.has("column");
  const found = new Set<TableColumn>();
  for (const name of namedColumns(query)) {
    const column = isCustomColumn(name) ? name : builtIn.find((known) => known === name);
    if (column) found.add(column);
  }
  if (found.size === 0 && !isTicked) return ordinaryTableColumns;
  return found.has("name") ? [...found] : ["name", ...found];
}

/** What an address asks for as a column that no table can have, as it was written. */
export function unknownTableColumns(query: URLSearchParams): readonly string[] {
  return namedColumns(query).filter((name) => name !== "" && !isCustomColumn(name) && !builtIn.some((known) => known === name));
}

function namedColumns(query: URLSearchParams): readonly string[] {
  const ticked = query.getAll("column");
  const named = ticked.length > 0 ? ticked : (query.get("columns") ?? "").split(".");
  return named.map((part) => part.split("-")[0] ?? "");
}

/** `code.name.f3`; empty for the ordinary ones. */
export function writeTableColumns(columns: readonly TableColumn[]): string {
  const written = columns.join(".");
  return written === ordinaryTableColumns.join(".") ? "" : written;
}

export function isNumericTableColumn(column: TableColumn, plan: Pick<Plan, "fields">): boolean {
  return column !== "state" && isNumericColumn(column, plan);
}

/** Columns of long texts break their lines. */
export function isWideTableColumn(column: TableColumn, plan: Pick<Plan, "fields">): boolean {
  if (isCustomColumn(column)) return fieldOf(plan, column)?.kind === "text";
  return column === "deliverable" || column === "predecessors" || column === "successors" || column === "constraint";
}

/** What a column is sorted by; null where its tasks cannot be sorted. */
export function orderOfColumn(column: TableColumn): TaskOrderKey | null {
  if (isCustomColumn(column)) return column;
  if (column === "code") return "plan";
  const isSorted = column === "name" || column === "start" || column === "finish" || column === "owner" || column === "progress";
  return isSorted ? column : null;
}
