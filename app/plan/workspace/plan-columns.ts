import { planColumns, type PlanColumn } from "./cell-input.ts";

/** Columns that only show: what they hold is computed, or edited on the page of the task. */
export const furtherColumns = [
  "number",
  "kind",
  "predecessors",
  "successors",
  "deadline",
  "constraint",
  "calendar",
  "priority",
  "role",
  "slack",
  "freeSlack",
  "critical",
  "work",
  "units",
  "actualStart",
  "actualFinish",
  "baselineStart",
  "baselineFinish",
  "deliverable",
] as const;
export type FurtherColumn = (typeof furtherColumns)[number];

/** What a column of the table can show. */
export type ShownColumn = PlanColumn | FurtherColumn;

export const allColumns: readonly ShownColumn[] = [...planColumns, ...furtherColumns];

/** A column with the width that somebody gave it; null as it is by itself. */
export interface ChosenColumn {
  readonly key: ShownColumn;
  readonly width: number | null;
}

/** The columns of a table that nobody has changed. */
export const ordinaryColumns: readonly ChosenColumn[] = planColumns.map((key) => ({ key, width: null }));

export const leastColumnWidth = 40;
export const mostColumnWidth = 800;

/** Columns as an address and a browser keep them: `code.name-240.start`. */
export function writeColumns(columns: readonly ChosenColumn[]): string {
  return columns.map(({ key, width }) => (width === null ? key : `${key}-${width}`)).join(".");
}

/** Null for what names no column; the name is always among them, and each of them once. */
export function readColumns(text: string | null): readonly ChosenColumn[] | null {
  if (text === null || text === "") return null;
  const found = new Map<ShownColumn, ChosenColumn>();
  for (const part of text.split(".")) {
    const [name = "", width] = part.split("-");
    const key = allColumns.find((column) => column === name);
    if (key && !found.has(key)) found.set(key, { key, width: widthOf(width) });
  }
  if (found.size === 0) return null;
  return found.has("name") ? [...found.values()] : [{ key: "name", width: null }, ...found.values()];
}

function widthOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{2,3}$/.test(text) ? boundedWidth(Number(text)) : null;
}

export function boundedWidth(width: number): number {
  return Math.min(Math.max(Math.round(width), leastColumnWidth), mostColumnWidth);
}

export function isEditedColumn(column: ShownColumn): column is PlanColumn {
  return planColumns.some((one) => one === column);
}
