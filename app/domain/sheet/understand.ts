import { findHeaderRow, findPhaseColumn, isExportedHeader, recogniseColumns, sheetFields, type SheetField } from "./columns.ts";
import { isAmbiguous, tellDateOrder, type DateOrder } from "./dates.ts";
import { chooseHierarchy, readParents, type HierarchyRow, type HierarchySource } from "./hierarchy.ts";
import type { BilingualText } from "../plan/model.ts";
import { isOwnColumn, noOwnFields, ownFieldOf, type OwnColumn, type OwnFields } from "./own-fields.ts";
import { chooseLinkTarget, indexTargets, readLink, splitPredecessors, type LinkTarget } from "./predecessors.ts";
import { cellText, columnLetters, sheetLimits, type Sheet, type SheetRow, type SheetValue } from "./sheet.ts";

/** What people decided on how a file is to be read; what they left alone is found out. */
export interface SheetChoice {
  /** Index of the sheet. */
  readonly sheet?: number;
  readonly headerLine?: number;
  /** Field by column, one of the project's own by its key; null leaves a column out. */
  readonly columns?: readonly (SheetField | OwnColumn | null)[];
  readonly hierarchy?: HierarchySource;
  readonly dateOrder?: DateOrder;
  readonly linkTarget?: LinkTarget;
  /** An empty cell empties the field, instead of leaving it as it is. */
  readonly emptiesCells?: boolean;
}

export interface ColumnReading {
  readonly letters: string;
  readonly header: string;
  readonly field: SheetField | null;
  /** The project's own field that it is, where it is no other. */
  readonly own: { readonly key: string; readonly name: BilingualText } | null;
  readonly samples: readonly string[];
}

/** How a file is read: what was chosen, and what was found out. */
export interface SheetReading {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly rows: number }[];
  readonly sheet: number;
  /** Null when no header was found and none was chosen. */
  readonly headerLine: number | null;
  readonly columns: readonly ColumnReading[];
  readonly hierarchy: HierarchySource;
  readonly dateOrder: DateOrder;
  /** A date that reads otherwise in the other order; null when there is none. */
  readonly ambiguousDate: string | null;
  readonly linkTarget: LinkTarget;
  readonly emptiesCells: boolean;
  /** The lines below the header. */
  readonly rows: readonly SheetRow[];
}

const samplesShown = 3;
const sampleLength = 40;
export const dateFields = [
  "start",
  "finish",
  "constraintAt",
  "deadline",
  "actualStart",
  "actualFinish",
] as const satisfies readonly SheetField[];

/**
 * Finds out how a file is to be read: the first sheet that is not hidden and has a header, the header's row, the field of each column, what tells the
 * hierarchy, how dates are written, and what links count. Choices stand, but for those that do not fit the file.
 * `order` is taken for dates that tell nothing.
 */
export function understandSheets(
  sheets: readonly Sheet[],
  choice: SheetChoice,
  order: DateOrder,
  minutesPerDay: number,
  own: OwnFields = noOwnFields,
): SheetReading {
  const sheet = choice.sheet !== undefined && choice.sheet < sheets.length ? choice.sheet : chooseSheet(sheets);
  const all = sheets[sheet]?.rows ?? [];
  const chosen = choice.headerLine === undefined ? -1 : all.findIndex((row) => row.line === choice.headerLine);
  const headerIndex = chosen >= 0 ? chosen : findHeaderRow(all);
  const header = all[headerIndex];
  const rows = header ? all.slice(headerIndex + 1) : [];
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), header?.cells.length ?? 0);
  const recognised = header ? withPhases(recogniseColumns(header), header, rows, choice) : [];
  const targets = Array.from({ length: width }, (_, index) =>
    choice.columns ? (choice.columns[index] ?? null) : guessedTarget(cellText(header?.cells[index]), recognised[index] ?? null, own),
  );
  const fields = targets.map((target) => (target === null || isOwnColumn(target) ? null : fieldNamed(target)));
  const columns = fields.map((field, index) => ({
    letters: columnLetters(index),
    header: cellText(header?.cells[index]).slice(0, sampleLength * 2),
    field,
    own: ownNamed(targets[index], own),
    samples: samplesOf(rows, index),
  }));
  const dates = rows.flatMap(({ cells }) => cells.filter((_, index) => dateFields.some((field) => field === fields[index])));
  const dateOrder = choice.dateOrder ?? tellDateOrder(dates) ?? order;
  return {
    sheets: sheets.map(({ name, isHidden, rows: own }) => ({ name, isHidden, rows: own.length })),
    sheet,
    headerLine: header?.line ?? null,
    columns,
    hierarchy: choice.hierarchy ?? chooseHierarchy(hierarchyRows(rows, fields), (field) => fields.includes(field)),
    dateOrder,
    ambiguousDate: tellDateOrder(dates) === null ? cellText(dates.find(isAmbiguous)) || null : null,
    linkTarget: choice.linkTarget ?? foundLinkTarget(rows, fields, minutesPerDay),
    emptiesCells: choice.emptiesCells ?? false,
    rows,
  };
}

/** A field of the project's own goes before what others call a field of every task: "Effort" may be both. A sheet needs its names. */
function guessedTarget(header: string, recognised: SheetField | null, own: OwnFields): string | null {
  const isCertain = recognised === "name" || (recognised !== null && isExportedHeader(header));
  return isCertain ? recognised : (ownFieldOf(header, own)?.key ?? recognised);
}

function fieldNamed(target: string): SheetField | null {
  return sheetFields.find((field) => field === target) ?? null;
}

function ownNamed(target: string | null | undefined, { fields }: OwnFields): ColumnReading["own"] {
  const field = fields.find(({ key }) => key === target);
  return field ? { key: field.key, name: field.name } : null;
}

/** The columns with the one of phases as parents, where the sheet does not tell by something else which task lies under which. */
function withPhases(
  fields: readonly (SheetField | null)[],
  header: SheetRow,
  rows: readonly SheetRow[],
  choice: SheetChoice,
): readonly (SheetField | null)[] {
  const phases = findPhaseColumn(header, fields);
  if (phases < 0) return fields;
  const told = hierarchyRows(rows, fields);
  const source = chooseHierarchy(told, (field) => fields.includes(field));
  const isToldOtherwise = readParents(told, source).some((parent) => parent.kind === "row");
  return isToldOtherwise && choice.hierarchy !== "parent" ? fields : fields.with(phases, "parent");
}

function chooseSheet(sheets: readonly Sheet[]): number {
  const withHeader = sheets.findIndex((sheet) => !sheet.isHidden && findHeaderRow(sheet.rows) >= 0);
  if (withHeader >= 0) return withHeader;
  return Math.max(
    0,
    sheets.findIndex((sheet) => !sheet.isHidden && sheet.rows.length > 0),
  );
}

function samplesOf(rows: readonly SheetRow[], index: number): readonly string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = cellText(cells[index]);
    if (text !== "") samples.add(text.length > sampleLength ? `${text.slice(0, sampleLength - 1)}…` : text);
    if (samples.size === samplesShown) break;
  }
  return [...samples];
}

function foundLinkTarget(rows: readonly SheetRow[], fields: readonly (SheetField | null)[], minutesPerDay: number): LinkTarget {
  const named = hierarchyRows(rows, fields).map((row, index) => ({ ...row, line: rows[index]!.line }));
  const targets = rows.flatMap((row) =>
    splitPredecessors(cellText(valueOf(row, fields, "predecessors"))).flatMap((text) => {
      const link = readLink(text, minutesPerDay);
      return link.ok ? [link.value.target] : [];
    }),
  );
  return chooseLinkTarget(targets, indexTargets(named));
}

/** What the lines say that tells the hierarchy. */
export function hierarchyRows(rows: readonly SheetRow[], fields: readonly (SheetField | null)[]): readonly HierarchyRow[] {
  const text = (row: SheetRow, field: SheetField) => cellText(valueOf(row, fields, field));
  return rows.map((row) => {
    const name = valueOf(row, fields, "name");
    return {
      name: cellText(name),
      number: text(row, "number"),
      code: text(row, "code"),
      level: text(row, "level"),
      parent: text(row, "parent"),
      outlineLevel: row.outlineLevel,
      indent: typeof name === "string" ? name.length - name.trimStart().length : 0,
    };
  });
}

/** The formula of a cell that is empty because the file does not hold its result; null for any other cell. */
export function unsolvedFormula(row: SheetRow, fields: readonly (SheetField | null)[], field: SheetField): string | null {
  return row.unsolved?.get(fields.indexOf(field)) ?? null;
}

export function valueOf(row: SheetRow, fields: readonly (SheetField | null)[], field: SheetField): SheetValue {
  const index = fields.indexOf(field);
  const value = index < 0 ? null : (row.cells[index] ?? null);
  const isShort = typeof value !== "string" || field === "description" || field === "checklist";
  return isShort ? value : value.slice(0, sheetLimits.shortCellCharacters);
}
