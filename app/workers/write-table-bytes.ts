import { writeCsv } from "hucre/csv";
import { writeXlsx } from "hucre/xlsx";
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
  const header = columns.map((column) => column.header);
  const each = (change: (text: string) => string) => rows.map((row) => row.map((cell) => (typeof cell === "string" ? change(cell) : cell)));
  if (format === "csv") return new TextEncoder().encode(writeCsv([header, ...each(writeSafeText)], { bom: true }));
  return writeXlsx({
    sheets: [
      {
        name: "1",
        rows: [header, ...each(sheetCell)],
        columns: columns.map(({ width }) => ({ width })),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${rows.length + 1}` },
      },
    ],
  });
}
