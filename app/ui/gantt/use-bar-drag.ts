import { useEffect, useRef } from "react";
import { edgePull } from "./edge-pull.ts";
import { headerHeight, rowHeight } from "./measures.ts";
import type { RolloutGantt } from "./rollout-gantt.ts";

export type BarDragKind = "move" | "resize";

export interface BarDragEvents {
  onSelectRow(row: number): void;
  onOpenRow(row: number): void;
  onHoverRow(row: number | null): void;
  /** Whole days from where the bar or its end lies. */
  onDrag(id: string, kind: BarDragKind, days: number): void;
  onDrop(id: string, kind: BarDragKind, days: number): void;
  onDragCancel(): void;
}

interface Drag {
  readonly pointerId: number;
  readonly row: number;
  /** Of the bar that was taken: others may come to lie on its row meanwhile. */
  readonly id: string;
  readonly kind: BarDragKind;
  readonly fromX: number;
  readonly scrollLeft: number;
  /** Where the pointer is now. */
  x: number;
  days: number;
  hasMoved: boolean;
}

/** Distance in pixels after which a press is a drag. */
const threshold = 4;

/** Pointer handling of the chart, for mouse, pen and touch alike: select, open, hover, move and resize. */
export function useBarDrag(
  host: { current: HTMLDivElement | null },
  painter: { current: RolloutGantt | null },
  hasChart: boolean,
  events: BarDragEvents,
): void {
  const latest = useRef(events);
  latest.current = events;
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const stop = new AbortController();
    const options = { signal: stop.signal };
    let drag: Drag | null = null;
    let frame = 0;
    let pulling = 0;

    const scroller = () => element.closest(".gantt-scroller");
    const finish = () => {
      cancelAnimationFrame(frame);
      cancelAnimationFrame(pulling);
      frame = 0;
      pulling = 0;
      element.classList.remove("dragging");
      drag = null;
    };
    const cancel = () => {
      if (!drag) return;
      finish();
      latest.current.onDragCancel();
    };

    element.addEventListener(
      "pointerdown",
      (event) => {
        const bar = barUnder(event);
        if (!bar || event.button !== 0 || drag) return;
        const isTouch = event.pointerType === "touch";
        const mayDrag = bar.isMovable && (!isTouch || bar.isSelected);
        const id = painter.current?.idOf(bar.row);
        if (!mayDrag || id === undefined) return;
        drag = {
          pointerId: event.pointerId,
          row: bar.row,
          id,
          kind: bar.kind,
          fromX: event.clientX,
          x: event.clientX,
          scrollLeft: scroller()?.scrollLeft ?? 0,
          days: 0,
          hasMoved: false,
        };
        element.setPointerCapture(event.pointerId);
      },
      options,
    );

    const follow = () => {
      if (!drag) return;
      const distance = drag.x - drag.fromX + (scroller()?.scrollLeft ?? 0) - drag.scrollLeft;
      if (!drag.hasMoved && Math.abs(distance) < threshold) return;
      if (!drag.hasMoved) {
        drag.hasMoved = true;
        element.classList.add("dragging");
        latest.current.onHoverRow(null);
      }
      pulling ||= requestAnimationFrame(pull);
      const days = Math.round(distance / (painter.current?.dayWidth ?? 1));
      if (days === drag.days) return;
      drag.days = days;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (drag) latest.current.onDrag(drag.id, drag.kind, drag.days);
      });
    };
    /** Scrolls on for as long as a bar is held at the edge of what is in sight. */
    const pull = () => {
      pulling = 0;
      const scrolling = scroller();
      if (!drag || !scrolling) return;
      const frameBox = scrolling.getBoundingClientRect();
      const left = scrolling.querySelector(".gantt-grid")?.getBoundingClientRect().right ?? frameBox.left;
      const distance = edgePull(drag.x, left, frameBox.right);
      const before = scrolling.scrollLeft;
      scrolling.scrollLeft += distance;
      if (scrolling.scrollLeft !== before) follow();
    };

    element.addEventListener(
      "pointermove",
      (event) => {
        if (!drag || event.pointerId !== drag.pointerId) return;
        drag.x = event.clientX;
        follow();
      },
      options,
    );

    element.addEventListener(
      "pointerup",
      (event) => {
        const done = drag;
        if (!done || event.pointerId !== done.pointerId) return;
        finish();
        if (done.hasMoved) latest.current.onDrop(done.id, done.kind, done.days);
        else if (event.pointerType === "touch") latest.current.onOpenRow(done.row);
      },
      options,
    );
    element.addEventListener("pointercancel", cancel, options);
    // A finger on the chosen bar moves the bar; anywhere else it scrolls. Browsers do not heed touch-action inside an SVG.
    element.addEventListener(
      "touchstart",
      (event) => {
        const bar = barUnder(event);
        if (bar?.isMovable && bar.isSelected && event.touches.length === 1) event.preventDefault();
      },
      { ...options, passive: false },
    );
    element.addEventListener("lostpointercapture", cancel, options);

    element.addEventListener(
      "click",
      (event) => {
        const bar = barUnder(event);
        const row = bar?.row ?? rowUnder(event, element);
        if (row !== null) latest.current.onSelectRow(row);
      },
      options,
    );
    element.addEventListener(
      "dblclick",
      (event) => {
        const bar = barUnder(event);
        if (bar) latest.current.onOpenRow(bar.row);
      },
      options,
    );
    element.addEventListener(
      "pointerover",
      (event) => {
        if (event.pointerType !== "touch" && !drag) latest.current.onHoverRow(barUnder(event)?.row ?? null);
      },
      options,
    );
    element.addEventListener("pointerleave", () => latest.current.onHoverRow(null), options);
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !drag?.hasMoved) return;
        event.preventDefault();
        event.stopPropagation();
        cancel();
      },
      { ...options, capture: true },
    );
    return () => {
      stop.abort();
      finish();
    };
  }, [host, painter, hasChart]);
}

function barUnder(event: Event) {
  const target = event.target instanceof Element ? event.target : null;
  const wrapper = target?.closest<SVGGElement>(".bar-wrapper");
  if (!target || !wrapper?.dataset.row) return null;
  const kind: BarDragKind = target.classList.contains("resize-handle") ? "resize" : "move";
  return {
    row: Number(wrapper.dataset.row),
    kind,
    isMovable: wrapper.classList.contains("movable"),
    isSelected: wrapper.classList.contains("selected"),
  };
}

function rowUnder(event: MouseEvent, element: HTMLElement): number | null {
  const svg = element.querySelector("svg.gantt");
  if (!svg || !(event.target instanceof Node) || !svg.contains(event.target)) return null;
  const row = Math.floor((event.clientY - svg.getBoundingClientRect().top - headerHeight) / rowHeight);
  return row >= 0 ? row : null;
}
