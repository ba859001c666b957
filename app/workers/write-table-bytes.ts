import { writeCsv } from "hucre/csv";
import { writeXlsx } from "hucre/xlsx";
import { columnLetters } from "#app/domain/sheet/sheet.ts";
import { sheetCell } from "#app/domain/sheet/sheet-cell.ts";
import { writeSafeText } from "#app/domain/sheet/safe-text.ts";

export interface TableColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
}

export type TableCell = string | number | null;

export interface Table {
  readonly format: "xlsx" | "csv";
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A table as a file. What people typed is never taken for a formula: CSV guards it, and a workbook holds it as text. */
export async function writeTableBytes({ format, columns, rows }: Table): Promise<Uint8Array> {
  const lines = [columns.map(({ header }) => header), ...rows];
  const each = (change: (text: string) => string) =>
    lines.map((row) => row.map((cell) => (typeof cell === "string" ? change(cell) : cell)));
  if (format === "csv") return new TextEncoder().encode(writeCsv(each(writeSafeText), { bom: true }));
  return writeXlsx({
    sheets: [
      {
        name: "1",
        rows: each(sheetCell),
        columns: columns.map(({ width }) => ({ width })),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${rows.length + 1}` },
      },
    ],
  });
}
