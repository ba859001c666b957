import type { CustomField } from "#app/domain/plan/custom-field.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { editedColumns, type EditedFurther } from "./further-input.ts";
import type { PlanFormat } from "./plan-format.ts";

/** What every table begins with. */
export const planColumns = ["code", "name", "start", "finish", "duration", "owner", "progress"] as const;
export type PlanColumn = (typeof planColumns)[number];

/** Amounts, for those who may see what the project costs. */
export const costColumns = ["plannedCost", "actualCost", "earnedValue"] as const;
export type CostColumn = (typeof costColumns)[number];

/** Columns beside those that every table begins with. */
export const furtherColumns = [
  "number",
  "kind",
  "gate",
  "predecessors",
  "successors",
  "deadline",
  "constraint",
  "constraintDate",
  "calendar",
  "priority",
  "role",
  "slack",
  "freeSlack",
  "critical",
  "work",
  "units",
  "optimistic",
  "pessimistic",
  "actualStart",
  "actualFinish",
  "baselineStart",
  "baselineFinish",
  "deliverable",
  ...costColumns,
] as const;
export type FurtherColumn = (typeof furtherColumns)[number];

/** A field of the project's own, by its key. */
export type CustomColumn = `f${number}`;

/** What a column of the table can show. */
export type ShownColumn = PlanColumn | FurtherColumn | CustomColumn;

/** A column whose cells can be edited in the table. */
export type EditedColumn = PlanColumn | EditedFurther | CustomColumn;

const builtIn: readonly ShownColumn[] = [...planColumns, ...furtherColumns];

/** The columns that a table of a plan can have. */
export function columnsOf({ fields }: Pick<Plan, "fields">, seesCosts: boolean): readonly ShownColumn[] {
  const custom = fields.flatMap(({ key }) => (isCustomColumn(key) ? [key] : []));
  return [...builtIn.filter((column) => seesCosts || !isCostColumn(column)), ...custom];
}

/** What stands above a column. */
export function columnLabel(
  column: ShownColumn,
  plan: Pick<Plan, "fields">,
  { text, bilingual }: Pick<PlanFormat, "text" | "bilingual">,
): string {
  if (!isCustomColumn(column)) return text(`column.${column}`);
  const field = fieldOf(plan, column);
  return field ? bilingual(field.name) : "";
}

export function fieldOf({ fields }: Pick<Plan, "fields">, column: CustomColumn): CustomField | undefined {
  return fields.find(({ key }) => key === column);
}

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
    const key = isCustomColumn(name) ? name : builtIn.find((column) => column === name);
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

export function isPlanColumn(column: ShownColumn): column is PlanColumn {
  return planColumns.some((one) => one === column);
}

export function isCustomColumn(column: string): column is CustomColumn {
  return /^f[1-9]\d{0,6}$/.test(column);
}

export function isCostColumn(column: ShownColumn): column is CostColumn {
  return costColumns.some((one) => one === column);
}

export function isEditedColumn(column: ShownColumn): column is EditedColumn {
  return isPlanColumn(column) || isCustomColumn(column) || editedColumns.some((one) => one === column);
}
