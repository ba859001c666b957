import { columnLetters } from "./sheet.ts";

/** What programs calculate, without the equals sign, and what it comes to; the value is an empty text where the formula gives one. */
export interface FormulaCell {
  readonly formula: string;
  readonly value: number | string;
}

/** A text is always a text, whatever it begins with; only a formula cell is a formula. */
export type WorkbookCell = string | number | null | FormulaCell;

export interface WorkbookSheet {
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly rows: readonly (readonly WorkbookCell[])[];
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Names for cells, in Latin letters. */
  readonly names: readonly { readonly name: string; readonly range: string }[];
}

/** An address from a column and a row, both from 0, that does not move when it is copied: 2 and 4 is `$C$5`. */
export function cellAddress(column: number, row: number): string {
  return `$${columnLetters(column)}$${row + 1}`;
}

/** Cells from one corner to the other, each a column and a row from 0. */
export function rangeAddress(from: readonly [number, number], to: readonly [number, number]): string {
  return `${cellAddress(...from)}:${cellAddress(...to)}`;
}

/** An address on a sheet: `'Group scores'!$C$5`. */
export function onSheet(name: string, address: string): string {
  return `'${name.replaceAll("'", "''")}'!${address}`;
}
