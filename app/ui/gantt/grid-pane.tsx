import clsx from "clsx";
import { useEffect, useRef, useState, type ReactNode } from "react";

declare module "react" {
  interface CSSProperties {
    /** How far the frozen columns of a shifted grid are put back. */
    "--frozen-shift"?: string;
  }
}

export interface GridPaneProps {
  /** In pixels; null for the whole width of the screen. */
  readonly width: number | null;
  readonly children: ReactNode;
}

/**
 * The left pane. It must not scroll by itself, or its header could not stick to the top of the common scroller; so columns that do not
 * fit are brought into view by shifting the grid: with the focus or with a sideways wheel. The frozen columns stay where they are.
 */
export function GridPane({ width, children }: GridPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const [shift, setShift] = useState(0);
  const [slide, setSlide] = useState(0);

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
      const left = cell.classList.contains("frozen") ? frame.left : frozenEdge(element);
      if (box.right > frame.right) shiftBy(box.right - frame.right);
      else if (box.left < left) shiftBy(box.left - left);
    };
    element.addEventListener("wheel", onWheel, { passive: false, signal: stop.signal });
    element.addEventListener("focusin", onFocus, { signal: stop.signal });
    const resized = new ResizeObserver(() => {
      shiftBy(0);
      setSlide(frozenOverhang(element));
    });
    resized.observe(element);
    return () => {
      stop.abort();
      resized.disconnect();
    };
  }, []);

  return (
    <div ref={pane} className="gantt-grid" style={width === null ? undefined : { width }}>
      <div
        className={clsx("gantt-grid-sheet", shift > slide && "shifted")}
        style={{ marginInlineStart: -shift, "--frozen-shift": `${Math.max(shift - slide, 0)}px` }}
      >
        {children}
      </div>
    </div>
  );
}

function hiddenWidth(pane: HTMLElement): number {
  const sheet = pane.querySelector<HTMLElement>(".gantt-grid-sheet");
  return sheet ? Math.max(0, sheet.offsetWidth - pane.offsetWidth) : 0;
}

/** As much of the pane as the columns beside the frozen ones have at least. */
const leastBeside = 100;

/** How far the frozen columns slide along in a pane that is too narrow for them and any other. */
function frozenOverhang(pane: HTMLElement): number {
  let width = leastBeside;
  for (const cell of frozenHeaders(pane)) width += cell.offsetWidth;
  return Math.max(0, width - pane.offsetWidth);
}

/** Where on the screen the frozen columns end. */
function frozenEdge(pane: HTMLElement): number {
  const last = [...frozenHeaders(pane)].at(-1);
  return (last ?? pane).getBoundingClientRect()[last ? "right" : "left"];
}

function frozenHeaders(pane: HTMLElement): NodeListOf<HTMLElement> {
  return pane.querySelectorAll<HTMLElement>(".tree-head .frozen");
}
