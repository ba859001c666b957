import type { TextMeasure } from "../../drawing/shape.ts";
import { widestOf, wrapText } from "../../drawing/wrap-text.ts";
import { sharesOf } from "../flow-graph.ts";
import type { Process, ProcessFlow, ProcessStep } from "../model.ts";
import { mapSizes } from "./map-sizes.ts";

/** The words of a map in one language. */
export interface MapWording {
  readonly language: "en" | "zh";
  readonly measure: TextMeasure;
  /** What stands at the lane of work that nobody is needed for. */
  readonly noRole: string;
  readonly percent: (share: number) => string;
}

/** Lines of text and the room they take. */
export interface Label {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

const mostLines = { task: 8, outside: 4, flow: 3 } as const;
export const noLabel: Label = { lines: [], width: 0, height: 0 };

/** What is written in a task, and beside any other step unless its name is only its id. */
export function stepLabel(step: ProcessStep, wording: MapWording): Label {
  const { taskWidth, textMargin, labelRoom, stepText } = mapSizes;
  if (step.type === "task") return labelOf(textOf(step.name, wording), taskWidth - 2 * textMargin, stepText, mostLines.task, wording);
  if (step.name.en === step.id && step.name.zh === null) return noLabel;
  return labelOf(textOf(step.name, wording), labelRoom, stepText, mostLines.outside, wording);
}

/** What is written at each flow of a step: its name, and how often it is taken where there are several and that is known. */
export function flowLabels(step: ProcessStep, wording: MapWording, ghosts: ReadonlySet<string>): readonly Label[] {
  const isShown = ({ to }: ProcessFlow) => !ghosts.has(step.id) && !ghosts.has(to);
  const shown = step.next.filter(isShown);
  const shares = sharesOf({ type: step.type, next: shown });
  const isKnown = step.type !== "and" && shown.length > 1 && shown.some(({ probability }) => probability !== null);
  return step.next.map((flow) => {
    if (!isShown(flow)) return noLabel;
    const words = [...(flow.name ? [textOf(flow.name, wording)] : []), ...(isKnown ? [wording.percent(shares[shown.indexOf(flow)]!)] : [])];
    return labelOf(words.join(" "), mapSizes.flowLabelRoom, mapSizes.flowText, mostLines.flow, wording);
  });
}

export function labelOf(text: string, room: number, size: number, most: number, { measure }: MapWording): Label {
  const lines = wrapText(text, room, size, false, measure, most);
  if (lines.length === 0) return noLabel;
  return {
    lines,
    width: Math.ceil(widestOf(lines, size, false, measure)),
    height: Math.ceil(lines.length * size * mapSizes.lineHeight),
  };
}

export function textOf(name: Process["name"], { language }: Pick<MapWording, "language">): string {
  return (language === "zh" ? name.zh : null) ?? name.en;
}
