/** The cell of a table that a key leads to from an input in one; undefined where the key is for the text, or there is none. */
export function nextCell(table: HTMLTableElement, input: HTMLInputElement, key: string): HTMLInputElement | undefined {
  const step = stepOf(input, key);
  const cell = input.closest("td");
  const row = input.closest("tr");
  if (!step || !cell || !row) return undefined;
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const target = rows[rows.indexOf(row) + step.rows]?.cells[cell.cellIndex + step.columns];
  return target?.querySelector<HTMLInputElement>("input:not([type=hidden])") ?? undefined;
}

function stepOf({ selectionStart, selectionEnd, value }: HTMLInputElement, key: string): { rows: number; columns: number } | undefined {
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  switch (key) {
    case "ArrowDown":
    case "Enter":
      return { rows: 1, columns: 0 };
    case "ArrowUp":
      return { rows: -1, columns: 0 };
    case "ArrowLeft":
      return isWhole || selectionEnd === 0 ? { rows: 0, columns: -1 } : undefined;
    case "ArrowRight":
      return isWhole || selectionStart === value.length ? { rows: 0, columns: 1 } : undefined;
    default:
      return undefined;
  }
}
