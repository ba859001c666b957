/** The most lines and characters that are taken at once. */
export const mostImportLines = 1000;
export const mostImportText = 200_000;

export interface TextLine {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Takes a table apart that was pasted or comes from a CSV file: cells are parted by tabs, semicolons or commas, whichever the first line
 * has most of in this order, and may be quoted. Cells come without outer blanks, lines without any text not at all.
 */
export function readLines(text: string): TextLine[] {
  const plain = text.replace(/^\ufeff/, "");
  const separator = separatorOf(plain);
  const lines: TextLine[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let line = 1;
  let first = 1;
  const endLine = () => {
    cells.push(cell.trim());
    if (cells.some((each) => each !== "")) lines.push({ line: first, cells });
    cells = [];
    cell = "";
  };
  for (let index = 0; index < plain.length; index++) {
    const sign = plain[index]!;
    if (sign === "\n") line++;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (plain[index + 1] === '"') cell += plain[++index];
      else isQuoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      cell = "";
      isQuoted = true;
    } else if (sign === separator) {
      cells.push(cell.trim());
      cell = "";
    } else if (sign === "\n") {
      endLine();
      first = line;
    } else if (sign !== "\r") cell += sign;
  }
  endLine();
  return lines;
}

/** The place of each column by the words of a header line, in any order; null where no cell names a column. */
export function readHeader<Column extends string>(
  cells: readonly string[],
  words: Readonly<Record<Column, readonly string[]>>,
): Partial<Record<Column, number>> | null {
  const places: Partial<Record<Column, number>> = {};
  for (const [index, cell] of cells.entries()) {
    const key = cell.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
    for (const column of Object.keys(words) as Column[])
      if (places[column] === undefined && words[column].includes(key)) places[column] = index;
  }
  return Object.keys(places).length > 0 ? places : null;
}

function separatorOf(text: string): string {
  const first = text.slice(0, text.indexOf("\n") < 0 ? text.length : text.indexOf("\n"));
  return first.includes("\t") ? "\t" : first.includes(";") ? ";" : ",";
}
