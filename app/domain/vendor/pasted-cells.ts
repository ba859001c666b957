/**
 * The cells of what a spreadsheet puts on the clipboard, row by row: cells are parted by tabs, rows by line ends, and a cell in quotation marks may
 * hold both. The line end behind the last row makes no row of its own.
 */
export function pastedCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? "";
    if (isQuoted && sign === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && sign === "\t") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (!isQuoted && (sign === "\n" || sign === "\r")) {
      if (sign === "\r" && text[index + 1] === "\n") index += 1;
      rows.at(-1)?.push(cell);
      cell = "";
      rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)?.push(cell);
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === "") rows.pop();
  return rows;
}
