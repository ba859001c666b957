import { writeXlsx, type Cell } from "hucre/xlsx";
import { sheetCell } from "#app/domain/sheet/sheet-cell.ts";
import type { FormulaCell, Workbook, WorkbookCell, WorkbookSheet } from "#app/domain/sheet/workbook.ts";

/** A workbook with formulas as a file. Programs show the values that it holds until they calculate anew; what people typed is text, never a formula. */
export async function writeWorkbookBytes({ sheets, names }: Workbook): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      columns: sheet.widths.map((width) => ({ width })),
      freezePane: sheet.frozen,
      rows: sheet.rows.map((row) => row.map(plainValue)),
      cells: detailsOf(sheet),
    })),
    namedRanges: names.map(({ name, range }) => ({ name, range })),
  });
}

function plainValue(cell: WorkbookCell): string | number | null {
  if (isFormula(cell)) return cell.value;
  return typeof cell === "string" ? sheetCell(cell) : cell;
}

/** What a cell is besides its value: a formula, or a heading. */
function detailsOf({ rows, frozen }: WorkbookSheet): Map<string, Partial<Cell>> {
  return new Map(
    rows.flatMap((row, line) =>
      row.flatMap((cell, column) => {
        const heading: Partial<Cell> = line < frozen.rows ? { style: { font: { bold: true } } } : {};
        if (isFormula(cell))
          return [[`${line},${column}`, { type: "formula", formula: cell.formula, formulaResult: cell.value, ...heading }] as const];
        return line < frozen.rows && cell !== null ? [[`${line},${column}`, heading] as const] : [];
      }),
    ),
  );
}

function isFormula(cell: WorkbookCell): cell is FormulaCell {
  return typeof cell === "object" && cell !== null;
}
