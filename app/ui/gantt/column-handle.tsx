import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { TreeGridColumn } from "./tree-grid.tsx";

export interface ColumnResizing {
  readonly least: number;
  readonly most: number;
  /** What the handle of a column is called. */
  label(column: string): string;
  /** Null gives the column its ordinary width back. */
  resize(key: string, width: number | null): void;
}

const step = 8;

interface ColumnHandleProps {
  readonly column: TreeGridColumn;
  /** The tabulator comes to one handle alone; up and down lead to the others. */
  readonly isFirst: boolean;
  readonly resizing: ColumnResizing;
}

/**
 * The edge of a column's head: dragged, or moved with the left and right arrow keys, it makes the column wider or narrower; a double click or Home gives it its
 * own width.
 */
export function ColumnHandle({ column, isFirst, resizing }: ColumnHandleProps) {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const { least, most } = resizing;
  const to = (width: number) => resizing.resize(column.key, Math.min(most, Math.max(least, Math.round(width))));
  const widthOf = (element: Element) => element.parentElement?.getBoundingClientRect().width ?? column.width;
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: widthOf(event.currentTarget) };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (drag.current) to(drag.current.width + event.clientX - drag.current.x);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    const change = { ArrowLeft: -step, ArrowRight: step }[event.key];
    const move = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (change === undefined && move === undefined && event.key !== "Home") return;
    event.preventDefault();
    if (move !== undefined) handleBeside(event.currentTarget, move)?.focus();
    else if (change === undefined) resizing.resize(column.key, null);
    else to(widthOf(event.currentTarget) + change);
  };
  return (
    // A separator that can be focused is a control: WAI-ARIA, role separator.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={resizing.label(column.label)}
      aria-valuenow={Math.round(column.width)}
      aria-valuemin={least}
      aria-valuemax={most}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isFirst ? 0 : -1}
      className="column-handle"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={(event) => {
        event.stopPropagation();
        resizing.resize(column.key, null);
      }}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.stopPropagation()}
    />
  );
}

function handleBeside(handle: HTMLElement, move: number): HTMLElement | undefined {
  const all = [...(handle.closest("[role=row]")?.querySelectorAll<HTMLElement>(".column-handle") ?? [])];
  return all[all.indexOf(handle) + move];
}
