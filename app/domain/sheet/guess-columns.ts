import { parseDuration } from "../time/duration.ts";
import type { SheetField } from "./columns.ts";
import { readSheetTime } from "./dates.ts";
import { readLink, splitPredecessors } from "./predecessors.ts";

const rowsLookedAt = 50;

/**
 * The field of each column of rows without a header, by what stands in them: WBS codes before the first text, the names, durations with a
 * unit, the first and the second column of dates, per cent, names of `people`, and links. Null for what cannot be told; a column that
 * stands for none is left out. Of `Build | 3d | 2026-03-02` the first is the name, the second the duration and the third the start.
 */
export function guessColumns(
  rows: readonly (readonly string[])[],
  people: ReadonlySet<string>,
  minutesPerDay: number,
): readonly (SheetField | null)[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const taken = new Set<SheetField>();
  const columns = Array.from({ length: width }, (_, column) =>
    rows
      .slice(0, rowsLookedAt)
      .map((row) => (row[column] ?? "").trim())
      .filter(Boolean),
  );
  const guessed = columns.map((cells) => {
    const field = cells.length === 0 ? undefined : candidates(cells, people, minutesPerDay).find((one) => !taken.has(one));
    if (field) taken.add(field);
    return field ?? null;
  });
  if (taken.has("name")) return guessed;
  // A lone column of numbers is names, too.
  const first = columns.findIndex((cells) => cells.length > 0);
  return guessed.map((field, column) => (column === first ? "name" : field));
}

function candidates(cells: readonly string[], people: ReadonlySet<string>, minutesPerDay: number): readonly SheetField[] {
  const all = (test: (cell: string) => boolean) => cells.every(test);
  if (all((cell) => readSheetTime(cell, "monthFirst") !== null && !/^\d+([.,]\d+)?$/.test(cell))) return ["start", "finish", "deadline"];
  if (all((cell) => /^\d{1,3}\s*[%％]$/.test(cell))) return ["progress"];
  if (all((cell) => /^\d+(\.\d+)*\.?$/.test(cell)) && cells.some((cell) => cell.includes("."))) return ["code"];
  if (all((cell) => !/^\d+$/.test(cell) && parseDuration(cell, minutesPerDay) !== null)) return ["duration"];
  if (all((cell) => people.has(cell.toLowerCase()))) return ["owner"];
  if (all((cell) => isLinks(cell, minutesPerDay))) return ["predecessors"];
  return ["name"];
}

function isLinks(cell: string, minutesPerDay: number): boolean {
  const parts = splitPredecessors(cell);
  return parts.every((part) => /^#?\d/.test(part) && readLink(part, minutesPerDay).ok);
}
