import { box, line, type Ink, type Shape } from "../../drawing/shape.ts";
import type { EsiaDecisionKind } from "../redesign/esia.ts";
import type { StepChange } from "../redesign/compare-processes.ts";
import { mapInks } from "./map-inks.ts";
import type { PlacedStep } from "./map-layout.ts";

type ShownDecision = Exclude<EsiaDecisionKind, "keep">;
export type ShownChange = "added" | "changed" | "removed";

/** What is shown at a step besides its shape. */
export interface StepMark {
  /** How many pains were found there. */
  readonly pains: number;
  /** What becomes of it. */
  readonly decision: EsiaDecisionKind | null;
  /** What has become of it; what was removed is drawn as a ghost. */
  readonly change: ShownChange | null;
}

export const noMark: StepMark = { pains: 0, decision: null, change: null };

const height = 11;
const size = 7.5;
const signs: Readonly<Record<ShownDecision | ShownChange, { readonly text: string; readonly ink: Ink }>> = {
  eliminate: { text: "E", ink: mapInks.eliminate },
  simplify: { text: "S", ink: mapInks.simplify },
  integrate: { text: "I", ink: mapInks.integrate },
  automate: { text: "A", ink: mapInks.automate },
  added: { text: "+", ink: mapInks.added },
  changed: { text: "≠", ink: mapInks.changed },
  removed: { text: "–", ink: mapInks.muted },
};

/** The changes that a map shows at the steps of the to-be, and at the ghosts of those that are gone. */
export function shownChanges(changes: readonly StepChange[], ghosts: ReadonlySet<string>): ReadonlyMap<string, ShownChange> {
  const shown = new Map<string, ShownChange>();
  for (const { kind, toBe } of changes) for (const id of toBe) shown.set(id, kind === "added" ? "added" : "changed");
  for (const id of ghosts) shown.set(id, "removed");
  return shown;
}

/** The marks of a step on its upper border, of gateways and events beside it, where no label is: decision and change at the left, pains at the right. */
export function drawMarks(mark: StepMark, { x, y, width, shape }: PlacedStep): readonly Shape[] {
  const inset = shape === "box" ? 6 : -3;
  const top = shape === "box" ? y - height / 2 : y;
  return [
    ...signsOf(mark).flatMap((sign, at) => square(sign, x + inset + (shape === "box" ? at : -at) * (height + 2), top)),
    ...(mark.pains > 0 ? painMark(mark.pains, x + width - inset, top) : []),
  ];
}

interface LegendEntry {
  readonly label: string;
  readonly draw: (x: number, y: number) => readonly Shape[];
}

/** What the marks of a map mean, of those alone that it has, in one line. */
export function legendOf(
  marks: ReadonlyMap<string, StepMark>,
  words: Readonly<Record<"pains" | ShownDecision | ShownChange, string>>,
): readonly LegendEntry[] {
  const all = [...marks.values()];
  const used = new Set(all.flatMap(signsOf));
  return [
    ...(Object.keys(signs) as (keyof typeof signs)[])
      .filter((sign) => used.has(sign))
      .map((sign): LegendEntry => ({ label: words[sign], draw: (x, y) => square(sign, x + 8, y) })),
    ...(all.some(({ pains }) => pains > 0) ? [{ label: words.pains, draw: (x: number, y: number) => painMark(1, x + 19, y) }] : []),
  ];
}

function signsOf({ decision, change }: StepMark): readonly (keyof typeof signs)[] {
  return [...(decision === null || decision === "keep" ? [] : [decision]), ...(change === null ? [] : [change])];
}

function square(sign: keyof typeof signs, x: number, y: number): readonly Shape[] {
  return tab(signs[sign].text, x, y, height, signs[sign].ink);
}

/** An exclamation mark with the number behind it, on red. */
function painMark(count: number, right: number, top: number): readonly Shape[] {
  const width = count > 9 ? 22 : count > 1 ? 17 : height;
  return tab(count > 1 ? `! ${count}` : "!", right - width, top, width, mapInks.pain);
}

function tab(text: string, x: number, y: number, width: number, fill: Ink): readonly Shape[] {
  return [
    box(x, y, width, height, fill),
    line([x, y, x + width, y, x + width, y + height, x, y + height, x, y, x + width, y], mapInks.paper, 0.8),
    { kind: "text", x: x + width / 2, y: y + 8.2, text, size, fill: mapInks.paper, isBold: true, anchor: "middle" },
  ];
}
