import { box, line, type Ink, type Shape } from "../../drawing/shape.ts";
import { mapInks } from "./map-inks.ts";
import type { PlacedStep } from "./map-layout.ts";

/** What is shown at a step besides its shape. */
export interface StepMark {
  /** How many pains were found there. */
  readonly pains: number;
}

const height = 11;
const size = 7.5;

/** The marks of a step on its upper border: its pains at the right. */
export function drawMarks(mark: StepMark, { x, y, width, shape }: PlacedStep): readonly Shape[] {
  const right = shape === "box" ? x + width - 6 : x + width;
  return mark.pains > 0 ? painMark(mark.pains, right, y - height / 2) : [];
}

interface LegendEntry {
  readonly label: string;
  readonly draw: (x: number, y: number) => readonly Shape[];
}

/** What the marks of a map mean, of those alone that it has, in one line. */
export function legendOf(marks: ReadonlyMap<string, StepMark>, words: Readonly<Record<"pains", string>>): readonly LegendEntry[] {
  const all = [...marks.values()];
  return all.some(({ pains }) => pains > 0) ? [{ label: words.pains, draw: (x, y) => painMark(1, x + 18, y) }] : [];
}

/** An exclamation mark with the number behind it, on red. */
function painMark(count: number, right: number, top: number): readonly Shape[] {
  const text = count > 1 ? `! ${count}` : "!";
  const width = count > 9 ? 22 : count > 1 ? 17 : 10;
  return tab(text, right - width, top, width, mapInks.pain, mapInks.paper);
}

function tab(text: string, x: number, y: number, width: number, fill: Ink, ink: Ink): readonly Shape[] {
  return [
    box(x, y, width, height, fill),
    line([x, y, x + width, y, x + width, y + height, x, y + height, x, y, x + width, y], mapInks.paper, 0.8),
    { kind: "text", x: x + width / 2, y: y + 8.3, text, size, fill: ink, isBold: true, anchor: "middle" },
  ];
}
