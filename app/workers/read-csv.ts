import { parseCsv } from "hucre/csv";
import { sheetLimits, type Sheet, type SheetRow } from "#app/domain/sheet/sheet.ts";
import { readSafeText } from "#app/domain/sheet/safe-text.ts";
import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";

/**
 * Reads text of separated values: UTF-8 with or without a mark, UTF-16 with one or recognisable, GB18030; comma, semicolon or tab. An
 * apostrophe that keeps a text from being taken for a formula is no part of it. Throws an ImportRefusal for a file over the limits.
 */
export function readCsv(bytes: Uint8Array): readonly Sheet[] {
  const text = decode(bytes);
  const values = parseCsv(text, { delimiter: chooseDelimiter(text), maxRows: sheetLimits.rows + 101 });
  const rows: SheetRow[] = [];
  let cells = 0;
  values.forEach((row, index) => {
    const texts = row.map((value) => readSafeText(String(value ?? "").slice(0, sheetLimits.cellCharacters)));
    const last = texts.findLastIndex((value) => value.trim() !== "");
    if (last < 0) return;
    if (last >= sheetLimits.columns) throw new ImportRefusal("import.tooLarge", { what: "columns", limit: sheetLimits.columns });
    cells += last + 1;
    rows.push({ line: index + 1, outlineLevel: 0, cells: texts.slice(0, last + 1) });
  });
  if (values.length > sheetLimits.rows + 100) throw new ImportRefusal("import.tooLarge", { what: "rows", limit: sheetLimits.rows });
  if (cells > sheetLimits.cells) throw new ImportRefusal("import.tooLarge", { what: "cells", limit: sheetLimits.cells });
  return [{ name: "", isHidden: false, rows }];
}

function decode(bytes: Uint8Array): string {
  const read = (encoding: string) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : unmarked16(bytes);
  const text = marked ? read(marked) : (read("utf-8") ?? read("gb18030"));
  if (text === null) throw new ImportRefusal("import.encoding", { encoding: marked ?? "utf-8", reason: "invalidBytes" });
  if (text.includes("\u0000")) throw new ImportRefusal("import.malformed", { reason: "U+0000" });
  return text;
}

/** Sheets of programs on Windows may come as UTF-16 without a mark: every other byte of Latin letters and signs is zero then. */
function unmarked16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const head = bytes.subarray(0, 400);
  const zeros = [0, 0];
  head.forEach((byte, index) => byte === 0 && zeros[index % 2]!++);
  if (zeros[1]! > 2 && zeros[0] === 0) return "utf-16le";
  return zeros[0]! > 2 && zeros[1] === 0 ? "utf-16be" : null;
}

/** The sign that stands most often in the first lines, outside of quotes; each of them may also be full width in Chinese text and is not meant then. */
function chooseDelimiter(text: string): string {
  const counts = new Map([",", ";", "\t"].map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
