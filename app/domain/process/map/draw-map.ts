import { box, fitted, line, type Drawing, type Ink, type Shape } from "../../drawing/shape.ts";
import type { Process } from "../model.ts";
import { drawMarks, legendOf, noMark, type StepMark } from "./draw-marks.ts";
import { drawStep } from "./draw-step.ts";
import { mapInks } from "./map-inks.ts";
import { textOf, type MapWording } from "./map-labels.ts";
import type { MapLayout, PlacedFlow, PlacedLabel, PlacedLane } from "./map-layout.ts";
import { mapSizes } from "./map-sizes.ts";

/** What the marks of a map are called. */
export type MarkWords = Parameters<typeof legendOf>[1];

const legendHeight = 22;

/** The map of a process as a drawing: lanes, flows above them, then steps with what is to be shown at them, and below what the marks mean. */
export function drawMap(
  process: Process,
  layout: MapLayout,
  wording: MapWording,
  marks: ReadonlyMap<string, StepMark>,
  words: MarkWords,
): Drawing {
  const { margin } = mapSizes;
  const steps = new Map(process.steps.map((step) => [step.id, step]));
  const title = fitted(textOf(process.name, wording), layout.width - 2 * margin, 12, true, wording.measure);
  const legend = legendOf(marks, words);
  return {
    width: layout.width,
    height: layout.height + (legend.length === 0 ? 0 : legendHeight),
    shapes: [
      { kind: "text", x: margin, y: margin + 11, text: title, size: 12, fill: mapInks.text, isBold: true, anchor: "start" },
      ...layout.lanes.flatMap((lane, at) => drawLane(lane, at, layout)),
      ...layout.flows.flatMap((placed) => drawFlow(placed, isGhost(placed.from) || isGhost(placed.to))),
      ...layout.steps.flatMap((placed) => drawStep(steps.get(placed.id)!, placed, marks.get(placed.id) ?? noMark)),
      ...layout.steps.flatMap(({ id, label }) =>
        label ? labelShapes(label, mapSizes.stepText, isGhost(id) ? mapInks.muted : mapInks.text, "middle") : [],
      ),
      ...layout.flows.flatMap(({ label }) => (label ? labelShapes(label, mapSizes.flowText, mapInks.muted, "start") : [])),
      ...layout.steps.flatMap((placed) => (marks.has(placed.id) ? drawMarks(marks.get(placed.id)!, placed) : [])),
      ...drawLegend(),
    ],
  };

  function isGhost(id: string): boolean {
    return marks.get(id)?.change === "removed";
  }

  function drawLegend(): readonly Shape[] {
    let x: number = margin;
    return legend.flatMap(({ label, draw }) => {
      const left = x;
      x += 24 + wording.measure(label, mapSizes.flowText, false) + 18;
      return [
        ...draw(left, layout.height),
        {
          kind: "text",
          x: left + 24,
          y: layout.height + 8.5,
          text: label,
          size: mapSizes.flowText,
          fill: mapInks.muted,
          isBold: false,
          anchor: "start",
        } satisfies Shape,
      ];
    });
  }
}

function drawLane({ label, top, height }: PlacedLane, at: number, { width }: MapLayout): readonly Shape[] {
  const { margin, laneHeader } = mapSizes;
  const [left, right] = [margin, width - margin];
  return [
    ...(at % 2 === 1 ? [box(left, top, right - left, height, mapInks.band)] : []),
    box(left, top, laneHeader, height, mapInks.laneHead),
    line([left, top, right, top, right, top + height, left, top + height, left, top], mapInks.laneLine, 0.8),
    line([left + laneHeader, top, left + laneHeader, top + height], mapInks.laneLine, 0.8),
    ...labelShapes(label, mapSizes.stepText, mapInks.text, "middle", true),
  ];
}

function drawFlow({ points }: PlacedFlow, isGhost: boolean): readonly Shape[] {
  const [x, y] = [points.at(-2)!, points.at(-1)!];
  return [
    line([...points.slice(0, -2), x - 4, y], mapInks.flow, isGhost ? 0.7 : 0.9, isGhost ? [3, 2.5] : undefined),
    { kind: "area", points: [x, y, x - 6, y - 2.8, x - 6, y + 2.8], fill: mapInks.flow },
  ];
}

/** The lines of a label, each on its own. */
function labelShapes(
  { lines, x, y, width, height }: PlacedLabel,
  size: number,
  fill: Ink,
  anchor: "start" | "middle",
  isBold = false,
): readonly Shape[] {
  const lineHeight = height / lines.length;
  return lines.map((text, at): Shape => ({
    kind: "text",
    x: anchor === "start" ? x : x + width / 2,
    // Letters stand on a line at about .84 of what a line of text takes.
    y: y + at * lineHeight + lineHeight / 2 + size * 0.36,
    text,
    size,
    fill,
    isBold,
    anchor,
  }));
}
