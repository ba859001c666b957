import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { GanttHandle } from "#app/ui/gantt/gantt-view.tsx";

export interface ShownCard {
  readonly row: number;
  readonly at: DOMRect;
}

const hoverDelay = 250;

/** The card of the bar under the pointer, or of the active row on request. Esc, scrolling and going to another row put it away. */
export function useTaskCard(gantt: { readonly current: GanttHandle | null }, activeRow: number) {
  const [shown, setShown] = useState<ShownCard | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const show = useCallback(
    (row: number) => {
      const at = gantt.current?.barBox(row);
      setShown(at ? { row, at } : null);
    },
    [gantt],
  );
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setShown(null);
  }, []);

  const hover = useCallback(
    (row: number | null) => {
      if (row === null) return hide();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => show(row), hoverDelay);
    },
    [hide, show],
  );
  // Before anything is painted: the card of one row is never seen over another.
  useLayoutEffect(hide, [activeRow, hide]);

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
  return { shown, hover, toggle: (row: number) => (shown?.row === row ? hide() : show(row)) };
}
