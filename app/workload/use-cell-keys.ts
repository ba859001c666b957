import { useEffect, useRef, type KeyboardEvent } from "react";

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One stop of the Tab key for the cells of a table, and the arrow keys from one to the next; without scripts each cell is a stop of its own. */
export function useCellKeys() {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const cells = table.current ? cellsOf(table.current) : [];
    const first = cells.find((cell) => cell.getAttribute("aria-current") === "true") ?? cells[0];
    for (const cell of cells) cell.tabIndex = cell === first ? 0 : -1;
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = steps[event.key];
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLAnchorElement>("a[data-cell]") : null;
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbour(event.currentTarget, cell, step);
    if (!next) return;
    event.preventDefault();
    for (const other of cellsOf(event.currentTarget)) other.tabIndex = other === next ? 0 : -1;
    next.focus();
  };
  return { ref: table, onKeyDown };
}

function neighbour(table: HTMLTableElement, cell: HTMLElement, [rowStep, columnStep]: readonly [number, number]) {
  const place = cell.closest("td");
  const row = cell.closest("tr");
  if (!place || !row) return null;
  return table.rows[row.rowIndex + rowStep]?.cells[place.cellIndex + columnStep]?.querySelector<HTMLAnchorElement>("a[data-cell]") ?? null;
}

function cellsOf(table: HTMLTableElement): readonly HTMLAnchorElement[] {
  return [...table.querySelectorAll<HTMLAnchorElement>("a[data-cell]")];
}
