import { box, line, type Ink, type Shape } from "../drawing/shape.ts";
import type { ChartRow } from "./content.ts";
import { inks } from "./inks.ts";
import { rowHeight } from "./layout.ts";

/** Where a minute of the axis lies on the page. */
export type PlaceOf = (minutes: number) => number;

const barTop = 3;
const barHeight = 6.5;
const narrowest = 1.2;

/** The bar of a row whose top is at `y`, without its label: baseline below, slack behind, then the work. */
export function drawBar(row: ChartRow, y: number, place: PlaceOf): readonly Shape[] {
  const shapes: Shape[] = [];
  if (row.baseline) shapes.push(baselineMark(row.baseline, y, place));
  if (row.slackUntil !== null && !row.isInactive) shapes.push(...slackTail(place(row.finish), place(row.slackUntil), y));
  shapes.push(...ownMark(row, y, place));
  if (row.deadline !== null) shapes.push(...deadlineFlag(place(row.deadline), y));
  for (const [start, finish] of row.held ?? []) shapes.push(heldMark(place(start), place(finish), y));
  return shapes;
}

function ownMark(row: ChartRow, y: number, place: PlaceOf): readonly Shape[] {
  const ink = row.isInactive ? inks.strongLine : row.isCritical ? inks.critical : inks.summary;
  const middle = y + rowHeight / 2 - 0.5;
  switch (row.kind) {
    case "milestone":
      return [diamond(place(row.start), middle, 4, ink)];
    case "gate":
      return [...gateMark(place(row.start), middle, ink)];
    case "summary":
      return bracket(place(row.start), place(row.finish), y + barTop, ink);
    case "task":
      return (row.stretches.length > 0 ? row.stretches : [[row.start, row.finish] as const]).flatMap(([start, finish], index, all) => [
        ...taskBar(row, place(start), Math.max(place(finish), place(start) + narrowest), y + barTop, doneShare(row, index, all)),
        ...(index > 0 ? [line([place(all[index - 1]![1]), middle, place(start), middle], inks.strongLine, 0.6, [1.5, 1.5])] : []),
      ]);
    default:
      return row.kind satisfies never;
  }
}

/** How much of one stretch is done: the stretches fill one after the other. */
function doneShare(row: ChartRow, index: number, all: readonly (readonly [number, number])[]): number {
  const lengths = all.map(([start, finish]) => finish - start);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const before = lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
  const own = lengths[index] ?? 0;
  if (own <= 0) return row.progress >= 100 ? 1 : 0;
  return Math.min(Math.max((total * row.progress) / 100 - before, 0) / own, 1);
}

function taskBar(row: ChartRow, left: number, right: number, top: number, done: number): readonly Shape[] {
  const width = right - left;
  const frame = [left, top, right, top, right, top + barHeight, left, top + barHeight, left, top];
  if (row.isInactive || row.isExternal) return [box(left, top, width, barHeight, inks.paper), line(frame, inks.strongLine, 0.6, [2, 1.5])];
  const shapes: Shape[] = [box(left, top, width, barHeight, row.isCritical ? inks.criticalSoft : inks.bar)];
  if (done > 0) shapes.push(box(left, top + 1.6, width * done, barHeight - 3.2, row.isCritical ? inks.critical : inks.done));
  // Critical work has a frame and a thick foot, so that it is told apart without its colour, too.
  if (row.isCritical) shapes.push(line(frame, inks.critical, 0.7), box(left, top + barHeight - 0.4, width, 1.3, inks.critical));
  else if (row.isNearCritical) shapes.push(line(frame, inks.critical, 0.6, [3, 1.5]));
  return shapes;
}

export function diamond(x: number, y: number, half: number, fill: Ink): Shape {
  return { kind: "area", points: [x, y - half, x + half, y, x, y + half, x - half, y], fill };
}

/** A diamond within a ring of four corners. */
export function gateMark(x: number, y: number, ink: Ink): readonly Shape[] {
  const ring = [x, y - 5.6, x + 5.6, y, x, y + 5.6, x - 5.6, y, x, y - 5.6];
  return [diamond(x, y, 5.6, inks.paper), line(ring, ink, 0.8), diamond(x, y, 3.2, ink)];
}

export function bracket(left: number, right: number, top: number, ink: Ink): readonly Shape[] {
  const end = Math.max(right, left + narrowest);
  const tooth = Math.min(4, (end - left) / 2);
  return [
    box(left, top, end - left, 2.6, ink),
    { kind: "area", points: [left, top, left + tooth, top, left, top + 6.2], fill: ink },
    { kind: "area", points: [end - tooth, top, end, top, end, top + 6.2], fill: ink },
  ];
}

function baselineMark([start, finish]: readonly [number, number], y: number, place: PlaceOf): Shape {
  const [left, right] = [place(start), place(finish)];
  return box(left, y + barTop + barHeight + 1.6, Math.max(right - left, narrowest), 1.8, inks.baseline);
}

/** A clasp over the bar. */
export function heldMark(left: number, right: number, y: number): Shape {
  const top = y + 0.9;
  return line(
    [left, top + 2.4, left, top, Math.max(right, left + narrowest), top, Math.max(right, left + narrowest), top + 2.4],
    inks.held,
    0.9,
  );
}

function slackTail(from: number, to: number, y: number): readonly Shape[] {
  const middle = y + barTop + barHeight / 2;
  return [line([from, middle, to, middle], inks.strongLine, 0.5), line([to, middle - 2, to, middle + 2], inks.strongLine, 0.5)];
}

export function deadlineFlag(x: number, y: number): readonly Shape[] {
  return [
    line([x, y + 1.5, x, y + rowHeight - 2], inks.critical, 0.7),
    { kind: "area", points: [x, y + 1.5, x + 4.5, y + 3.5, x, y + 5.5], fill: inks.critical },
  ];
}
