import { box, fitted, line, type Shape, type TextMeasure } from "../drawing/shape.ts";
import type { AxisCell, ChartContent } from "./content.ts";
import type { PlaceOf } from "./draw-bar.ts";
import { inks } from "./inks.ts";
import { axisHeight, rowHeight } from "./layout.ts";

/** A part of a page. */
export interface ChartFrame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Narrower stretches than this are no days to the eye. */
const narrowestShade = 0.8;

/** Days without work, the steps of the axis, the rows, today and the status date, behind and between the bars. */
export function chartLines({ nonWorking, lowerCells, today, status }: ChartContent, frame: ChartFrame, place: PlaceOf): readonly Shape[] {
  const { left, top, right, bottom } = frame;
  const height = bottom - top;
  const shapes: Shape[] = [];
  for (const [from, to] of nonWorking) {
    const [start, end] = [Math.max(place(from), left), Math.min(place(to), right)];
    if (end - start >= narrowestShade) shapes.push(box(start, top, end - start, height, inks.nonWorking));
  }
  for (const { fromDay } of lowerCells) {
    const x = place(fromDay * 1440);
    if (x > left && x < right) shapes.push(line([x, top, x, bottom], inks.line, 0.4));
  }
  for (let y = top + rowHeight; y < bottom - 1; y += rowHeight) shapes.push(line([left, y, right, y], inks.line, 0.25));
  if (status) shapes.push(line([place(status.at), top, place(status.at), bottom], inks.status, 0.9, [3, 2]));
  if (today) shapes.push(line([place(today.at), top, place(today.at), bottom], inks.today, 0.9));
  return shapes;
}

/** The two lines of the time axis. */
export function axisCells(
  content: ChartContent,
  { left, right }: ChartFrame,
  top: number,
  place: PlaceOf,
  measure: TextMeasure,
): readonly Shape[] {
  const half = axisHeight / 2;
  return [
    box(left, top, right - left, axisHeight, inks.head),
    ...cellLine(content.upperCells, top, 7, true),
    ...cellLine(content.lowerCells, top + half, 6.5, false),
    line([left, top, right, top], inks.strongLine, 0.6),
    line([left, top + half, right, top + half], inks.line, 0.5),
    line([left, top + axisHeight, right, top + axisHeight], inks.strongLine, 0.6),
  ];

  function cellLine(cells: readonly AxisCell[], y: number, size: number, isBold: boolean): readonly Shape[] {
    return cells.flatMap(({ fromDay, toDay, text }) => {
      const [start, end] = [Math.max(place(fromDay * 1440), left), Math.min(place(toDay * 1440), right)];
      if (end <= start) return [];
      const shapes: Shape[] = start > left ? [line([start, y, start, y + half], inks.line, 0.5)] : [];
      const room = end - start - 3;
      const shown = measure(text, size, isBold) <= room ? text : isBold ? fitted(text, room, size, isBold, measure) : "";
      if (shown !== "") shapes.push({ kind: "text", x: start + 2, y: y + 9, text: shown, size, fill: inks.text, isBold, anchor: "start" });
      return shapes;
    });
  }
}
