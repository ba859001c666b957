import { readXlsx, type CellValue, type Sheet as XlsxSheet } from "hucre/xlsx";
import { columnLetters, sheetLimits, type Sheet, type SheetRow, type SheetValue } from "#app/domain/sheet/sheet.ts";
import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";
import { checkZip } from "./check-zip.ts";

/** A header and what stands above it may come on top of the rows. */
const linesRead = sheetLimits.rows + 100;

/**
 * Reads the sheets of an .xlsx file: values of formulas instead of the formulas, with those that have none, merged cells with their value in each
 * line, per cent as people see them. Throws an ImportRefusal for a file over the limits or one that is no workbook.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const names = checkZip(bytes);
  if (!names.includes("xl/workbook.xml")) throw new ImportRefusal("import.malformed", { reason: "xl/workbook.xml" });
  const range = `A1:${columnLetters(sheetLimits.columns)}${linesRead + 1}`;
  const workbook = await readXlsx(bytes, { readStyles: true, range }).catch((error: unknown) => {
    throw new ImportRefusal("import.malformed", { reason: error instanceof Error ? error.message : "" });
  });
  if (workbook.sheets.length > sheetLimits.sheets)
    throw new ImportRefusal("import.tooLarge", { what: "sheets", limit: sheetLimits.sheets });
  return workbook.sheets.map(readSheet);
}

function readSheet(sheet: XlsxSheet): Sheet {
  const rows: SheetRow[] = [];
  const merged = mergedValues(sheet);
  const unsolved = unsolvedFormulas(sheet);
  let cells = 0;
  sheet.rows.forEach((values, index) => {
    const row = values.map(
      (value, column) => merged.get(`${index},${column}`) ?? cellValue(value, sheet.cells?.get(`${index},${column}`)?.style?.numFmt),
    );
    const last = row.findLastIndex((value) => value !== null && value !== "");
    const formulas = unsolved.get(index);
    if (last < 0 && (!formulas || index >= sheetLimits.rows)) return;
    if (last >= sheetLimits.columns) throw new ImportRefusal("import.tooLarge", { what: "columns", limit: sheetLimits.columns });
    cells += last + 1;
    rows.push({
      line: index + 1,
      outlineLevel: sheet.rowDefs?.get(index)?.outlineLevel ?? 0,
      cells: indented(row.slice(0, last + 1), sheet, index),
      ...(formulas ? { unsolved: formulas } : {}),
    });
  });
  if (rows.length > linesRead || (rows.at(-1)?.line ?? 0) > linesRead)
    throw new ImportRefusal("import.tooLarge", { what: "rows", limit: sheetLimits.rows });
  if (cells > sheetLimits.cells) throw new ImportRefusal("import.tooLarge", { what: "cells", limit: sheetLimits.cells });
  return { name: sheet.name, isHidden: sheet.hidden === true || sheet.veryHidden === true, rows };
}

function cellValue(value: CellValue, format: string | undefined): SheetValue {
  if (value instanceof Date) return civilText(value);
  if (typeof value === "number") return format?.includes("%") ? `${Number((value * 100).toFixed(6))}%` : value;
  if (typeof value === "string") return value.slice(0, sheetLimits.cellCharacters);
  return value;
}

/** Dates of sheets have no zone; the reader gives them as UTC. */
function civilText(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const text = new Date(Math.round(date.getTime() / 60_000) * 60_000).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 16);
}

/** The indent of a cell's format counts like blanks before its text. */
function indented(row: readonly SheetValue[], { cells }: XlsxSheet, index: number): readonly SheetValue[] {
  return row.map((value, column) => {
    const indent = typeof value === "string" ? (cells?.get(`${index},${column}`)?.style?.alignment?.indent ?? 0) : 0;
    return indent > 0 ? `${" ".repeat(Math.min(indent, 50))}${String(value)}` : value;
  });
}

/** Programs that write workbooks may leave the results of formulas to the one that opens it. By row and column, in each line of merged cells. */
function unsolvedFormulas({ cells, merges, rows }: XlsxSheet): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const found = new Map<number, Map<number, string>>();
  const add = (row: number, column: number, formula: string) =>
    found.set(row, (found.get(row) ?? new Map<number, string>()).set(column, formula));
  for (const [place, { formula }] of cells ?? []) {
    const [row = 0, column = 0] = place.split(",").map(Number);
    if (formula !== undefined && (rows[row]?.[column] ?? null) === null) add(row, column, formula);
  }
  for (const { startRow, startCol, endRow } of merges ?? []) {
    const formula = found.get(startRow)?.get(startCol);
    if (formula === undefined) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) add(row, startCol, formula);
  }
  return found;
}

const mostMergedCells = 100_000;

/** The value of the first cell of a merged range, in its other lines. */
function mergedValues(sheet: XlsxSheet): ReadonlyMap<string, SheetValue> {
  const values = new Map<string, SheetValue>();
  for (const { startRow, startCol, endRow } of sheet.merges ?? []) {
    const value = cellValue(sheet.rows[startRow]?.[startCol] ?? null, undefined);
    for (let row = startRow + 1; row <= Math.min(endRow, sheet.rows.length - 1); row++) {
      values.set(`${row},${startCol}`, value);
      if (values.size > mostMergedCells) throw new ImportRefusal("import.tooLarge", { what: "cells", limit: sheetLimits.cells });
    }
  }
  return values;
}
