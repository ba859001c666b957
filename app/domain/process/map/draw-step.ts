import { line, type Ink, type Shape } from "../../drawing/shape.ts";
import type { ProcessStep } from "../model.ts";
import type { StepMark } from "./draw-marks.ts";
import { mapInks } from "./map-inks.ts";
import type { PlacedStep } from "./map-layout.ts";

/** The shape of a step, as BPMN draws them; of one that is gone as a ghost, of a new one with a thick border. */
export function drawStep({ type }: ProcessStep, placed: PlacedStep, { change }: StepMark): readonly Shape[] {
  const isGhost = change === "removed";
  const outlined = (points: readonly number[], fill: Ink, stroke: Ink, width: number): readonly Shape[] => [
    { kind: "area", points, fill: isGhost ? mapInks.paper : fill },
    line(
      [...points, points[0]!, points[1]!, points[2]!, points[3]!],
      isGhost ? mapInks.muted : change === "added" ? mapInks.added : stroke,
      change === "added" ? width + 1 : width,
      isGhost ? [3, 2.5] : undefined,
    ),
  ];
  const { x, y, width, height } = placed;
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  switch (type) {
    case "task":
      return outlined(roundedBox(x, y, width, height, 5), mapInks.task, mapInks.border, 1);
    case "xor":
    case "and": {
      const mark = 6;
      const diamond = [centreX, y, x + width, centreY, centreX, y + height, x, centreY];
      const strokes =
        type === "xor"
          ? [
              [centreX - mark, centreY - mark, centreX + mark, centreY + mark],
              [centreX - mark, centreY + mark, centreX + mark, centreY - mark],
            ]
          : [
              [centreX - 8, centreY, centreX + 8, centreY],
              [centreX, centreY - 8, centreX, centreY + 8],
            ];
      return [
        ...outlined(diamond, mapInks.gateway, mapInks.gatewayBorder, 1),
        ...strokes.map((points) => line(points, isGhost ? mapInks.muted : mapInks.gatewayBorder, 1.8)),
      ];
    }
    case "start":
      return outlined(circle(centreX, centreY, width / 2), mapInks.event, mapInks.text, 1);
    case "end":
      return outlined(circle(centreX, centreY, width / 2 - 0.8), mapInks.event, mapInks.text, 2.6);
    case "event":
      return [
        ...outlined(circle(centreX, centreY, width / 2), mapInks.event, mapInks.text, 0.9),
        ...outlined(circle(centreX, centreY, width / 2 - 3), mapInks.event, mapInks.text, 0.9),
      ];
    default:
      return type satisfies never;
  }
}

function circle(x: number, y: number, radius: number): readonly number[] {
  return arc(x, y, radius, 0, 2 * Math.PI, 40);
}

function roundedBox(x: number, y: number, width: number, height: number, radius: number): readonly number[] {
  const quarter = Math.PI / 2;
  return [
    ...arc(x + width - radius, y + radius, radius, -quarter, 0, 5),
    ...arc(x + width - radius, y + height - radius, radius, 0, quarter, 5),
    ...arc(x + radius, y + height - radius, radius, quarter, 2 * quarter, 5),
    ...arc(x + radius, y + radius, radius, 2 * quarter, 3 * quarter, 5),
  ];
}

function arc(x: number, y: number, radius: number, from: number, to: number, pieces: number): readonly number[] {
  const isClosed = to - from >= 2 * Math.PI;
  return Array.from({ length: isClosed ? pieces : pieces + 1 }, (_, at) => from + ((to - from) * at) / pieces).flatMap((angle) => [
    x + radius * Math.cos(angle),
    y + radius * Math.sin(angle),
  ]);
}
