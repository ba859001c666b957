import { useCallback, useEffect, useRef, useState } from "react";
import type { GanttHandle } from "#app/ui/gantt/gantt-view.tsx";
import type { CellPlace } from "#app/ui/gantt/tree-grid.tsx";

export interface ShownCard {
  readonly row: number;
  readonly at: DOMRect;
}

const hoverDelay = 250;
const focusDelay = 700;

/** The card of the bar under the pointer, or of the row with the focus once it rests there. Esc and scrolling put it away. */
export function useTaskCard(gantt: { readonly current: GanttHandle | null }, rowIds: readonly string[], active: CellPlace | null) {
  const [shown, setShown] = useState<ShownCard | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const showSoon = useCallback(
    (row: number, delay: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const at = gantt.current?.barBox(row);
        setShown(at ? { row, at } : null);
      }, delay);
    },
    [gantt],
  );
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setShown(null);
  }, []);

  const hover = useCallback((row: number | null) => (row === null ? hide() : showSoon(row, hoverDelay)), [hide, showSoon]);

  useEffect(() => {
    hide();
    const hasFocus = document.activeElement?.matches('[role="treegrid"] *:focus-visible') ?? false;
    if (active && hasFocus) showSoon(rowIds.indexOf(active.rowId), focusDelay);
  }, [active, rowIds, hide, showSoon]);

  const isShown = shown !== null;
  useEffect(() => {
    if (!isShown) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", hide, { capture: true });
    };
  }, [isShown, hide]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { shown, hover };
}
