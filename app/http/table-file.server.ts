import { writeCsv } from "hucre/csv";
import { writeXlsx } from "hucre/xlsx";
import { writeSafeText } from "#app/domain/sheet/safe-text.ts";
import { attachment } from "./download.ts";

export const tableFormats = ["xlsx", "csv"] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface FileColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
}

type Cell = string | number | null;

/** The format that a URL asks for, CSV where it asks for none; undefined for one that there is not. */
export function askedFormat(url: string): TableFormat | undefined {
  const asked = new URL(url).searchParams.get("format") ?? "csv";
  return tableFormats.find((format) => format === asked);
}

/** A table as a file to save. What people typed is never taken for a formula: CSV guards it, and a workbook holds it as text. */
export async function tableFile(
  columns: readonly FileColumn[],
  rows: readonly (readonly Cell[])[],
  { name, format }: { readonly name: string; readonly format: TableFormat },
): Promise<Response> {
  const header = columns.map((column) => column.header);
  if (format === "csv") {
    const safe = rows.map((row) => row.map((cell) => (typeof cell === "string" ? writeSafeText(cell) : cell)));
    return attachment(writeCsv([header, ...safe], { bom: true }), `${name}.csv`, "text/csv; charset=utf-8");
  }
  const file = await writeXlsx({
    sheets: [
      {
        name: "1",
        rows: [header, ...rows.map((row) => [...row])],
        columns: columns.map(({ width }) => ({ width })),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${rows.length + 1}` },
      },
    ],
  });
  return attachment(new Uint8Array(file), `${name}.xlsx`, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}
