import type { KeyboardEvent, PointerEvent } from "react";

export interface SplitBarProps {
  readonly label: string;
  readonly width: number;
  readonly least: number;
  readonly most: () => number;
  onWidth(width: number): void;
}

/** The bar between grid and chart: dragged, or moved with the arrow keys, Home and End. */
export function SplitBar({ label, width, least, most, onWidth }: SplitBarProps) {
  const set = (wanted: number) => onWidth(Math.round(Math.min(Math.max(wanted, least), most())));
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Partial<Record<string, number>> = { ArrowLeft: width - 16, ArrowRight: width + 16, Home: least, End: most() };
    const wanted = steps[event.key];
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(wanted);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const bar = event.currentTarget;
    const from = event.clientX;
    bar.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => set(width + moved.clientX - from);
    const end = () => {
      bar.removeEventListener("pointermove", move);
      bar.removeEventListener("pointerup", end);
      bar.removeEventListener("pointercancel", end);
    };
    bar.addEventListener("pointermove", move);
    bar.addEventListener("pointerup", end);
    bar.addEventListener("pointercancel", end);
  };
  return (
    // A separator that can be focused and moved is a widget of its own in ARIA.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="gantt-splitter"
      style={{ insetInlineStart: width - 4 }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    />
  );
}
