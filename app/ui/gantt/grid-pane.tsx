import { useEffect, useRef, useState, type FocusEvent, type ReactNode } from "react";

export interface GridPaneProps {
  /** In pixels; null for the whole width of the screen. */
  readonly width: number | null;
  readonly children: ReactNode;
}

/**
 * The left pane. It must not scroll by itself, or its header could not stick to the top of the common scroller; so columns that do not
 * fit are brought into view by shifting the grid: with the focus, with a sideways wheel, with a finger.
 */
export function GridPane({ width, children }: GridPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const [shift, setShift] = useState(0);

  useEffect(() => setShift(0), [width]);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const distance = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (Math.abs(distance) <= (event.shiftKey ? 0 : Math.abs(event.deltaY))) return;
      const hidden = hiddenWidth(element);
      if (hidden <= 0) return;
      event.preventDefault();
      setShift((before) => Math.min(Math.max(before + distance, 0), hidden));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);

  const onFocus = (event: FocusEvent) => {
    const element = pane.current;
    const cell = event.target.closest(".tree-cell");
    if (!element || !cell) return;
    const frame = element.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const hidden = hiddenWidth(element);
    if (box.right > frame.right) setShift((before) => Math.min(before + box.right - frame.right, hidden));
    else if (box.left < frame.left) setShift((before) => Math.max(before + box.left - frame.left, 0));
  };
  return (
    <div ref={pane} className="gantt-grid" style={width === null ? undefined : { width }} onFocus={onFocus}>
      <div className="gantt-grid-sheet" style={{ marginInlineStart: -shift }}>
        {children}
      </div>
    </div>
  );
}

function hiddenWidth(pane: HTMLElement): number {
  const sheet = pane.querySelector<HTMLElement>(".gantt-grid-sheet");
  return sheet ? Math.max(0, sheet.offsetWidth - pane.offsetWidth) : 0;
}
