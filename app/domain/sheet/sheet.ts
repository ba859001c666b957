/** A cell's value; a date is civil text, `2026-03-05` or `2026-03-05T09:00`, and a formula is its value. */
export type SheetValue = string | number | boolean | null;

export interface SheetRow {
  /** Line of the file, counted from 1. */
  readonly line: number;
  /** How deep the row is grouped; 0 when it is not. */
  readonly outlineLevel: number;
  readonly cells: readonly SheetValue[];
  /** Formulas whose results the file does not hold, by column, for the cells that are empty because of that. */
  readonly unsolved?: ReadonlyMap<number, string>;
}

/** One sheet of a file, its empty rows left out; a CSV file has one without a name. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
}

/** What one file of sheets may hold; above it the file is refused with a message. */
export const sheetLimits = {
  bytes: 20_000_000,
  /** What a packed file may unpack to. */
  unpackedBytes: 200_000_000,
  entries: 2000,
  sheets: 50,
  rows: 10_000,
  columns: 200,
  cells: 500_000,
  /** Checklists are the longest. */
  cellCharacters: 120_000,
  /** Of a cell that is neither a description nor a checklist. */
  shortCellCharacters: 5000,
} as const;

/** The text of a cell as people read it, without outer blanks. */
export function cellText(value: SheetValue | undefined): string {
  return value === null || value === undefined ? "" : String(value).trim();
}

/** The letters above a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
}
