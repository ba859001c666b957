import { xmlText } from "../xml-text.ts";

/** In characters; Excel opens no workbook with a longer cell. */
const longestCell = 32_767;
const cutMark = "…";

/** A text as a cell of a workbook holds it: without characters that would break the file, and marked where it had to be cut. */
export function sheetCell(text: string): string {
  const clean = xmlText(text);
  return clean.length <= longestCell ? clean : `${clean.slice(0, longestCell - 1).replace(/[\uD800-\uDBFF]$/, "")}${cutMark}`;
}

/** Whether a cell is one that {@link sheetCell} cut. */
export function isCutCell(text: string): boolean {
  return text.length >= longestCell - 1 && text.length <= longestCell && text.endsWith(cutMark);
}
