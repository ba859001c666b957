import type { Table } from "#app/workers/write-table-bytes.ts";
import { writeTableFile } from "#app/workers/write-table-file.ts";
import { attachment } from "./download.ts";

export const tableFormats = ["xlsx", "csv"] as const;
export type TableFormat = (typeof tableFormats)[number];

const contentTypes: Readonly<Record<TableFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The format that a URL asks for, CSV where it asks for none; undefined for one that there is not. */
export function askedFormat(url: string): TableFormat | undefined {
  const asked = new URL(url).searchParams.get("format") ?? "csv";
  return tableFormats.find((format) => format === asked);
}

/** A table as a file to save. Writing it is work: do it when the caller is admitted. */
export async function tableFile(table: Table, name: string): Promise<Response> {
  return attachment(await writeTableFile(table), `${name}.${table.format}`, contentTypes[table.format]);
}
