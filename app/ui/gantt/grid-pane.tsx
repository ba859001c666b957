import { useEffect, useRef, useState, type ReactNode } from "react";

export interface GridPaneProps {
  /** In pixels; null for the whole width of the screen. */
  readonly width: number | null;
  readonly children: ReactNode;
}

/**
 * The left pane. It must not scroll by itself, or its header could not stick to the top of the common scroller; so columns that do not
 * fit are brought into view by shifting the grid: with the focus or with a sideways wheel.
 */
export function GridPane({ width, children }: GridPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const [shift, setShift] = useState(0);

  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const stop = new AbortController();
    const shiftBy = (distance: number) => setShift((before) => Math.min(Math.max(before + distance, 0), hiddenWidth(element)));
    const onWheel = (event: WheelEvent) => {
      const distance = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      const isSideways = event.shiftKey ? distance !== 0 : Math.abs(distance) > Math.abs(event.deltaY);
      if (!isSideways || hiddenWidth(element) === 0) return;
      event.preventDefault();
      shiftBy(distance);
    };
    const onFocus = (event: FocusEvent) => {
      const cell = event.target instanceof Element ? event.target.closest(".tree-cell") : null;
      if (!cell) return;
      const frame = element.getBoundingClientRect();
      const box = cell.getBoundingClientRect();
      if (box.right > frame.right) shiftBy(box.right - frame.right);
      else if (box.left < frame.left) shiftBy(box.left - frame.left);
    };
    element.addEventListener("wheel", onWheel, { passive: false, signal: stop.signal });
    element.addEventListener("focusin", onFocus, { signal: stop.signal });
    const resized = new ResizeObserver(() => shiftBy(0));
    resized.observe(element);
    return () => {
      stop.abort();
      resized.disconnect();
    };
  }, []);

  return (
    <div ref={pane} className="gantt-grid" style={width === null ? undefined : { width }}>
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
