import type { ProcessStep } from "../model.ts";
import type { Label } from "./map-labels.ts";
import type { StepShape } from "./map-layout.ts";
import { mapSizes } from "./map-sizes.ts";
import type { Extent } from "./place-rows.ts";

/** What a step is drawn as, before its place is known. */
export interface ShapeSize {
  readonly shape: StepShape;
  readonly width: number;
  readonly half: number;
  readonly label: Label;
}

/** What a step is drawn as, large enough for its label and the arrows that reach so far from its axis. */
export function shapeOf({ type }: ProcessStep, label: Label, reach: number): ShapeSize {
  const { taskWidth, leastTask, eventRadius, gatewayHalf, textMargin } = mapSizes;
  switch (type) {
    case "task": {
      const half = Math.ceil(Math.max(leastTask, label.height + 2 * textMargin, 2 * (reach + 8)) / 2);
      return { shape: "box", width: taskWidth, half, label };
    }
    case "xor":
    case "and": {
      const half = Math.max(gatewayHalf, reach + 6);
      return { shape: "diamond", width: 2 * half, half, label };
    }
    case "start":
    case "end":
    case "event": {
      const half = Math.max(eventRadius, reach + 4);
      return { shape: "circle", width: 2 * half, half, label };
    }
    default:
      return type satisfies never;
  }
}

/** How far a step reaches with the labels beside it. */
export function stepExtent({ shape, half, label }: ShapeSize, labelsAbove: number): Extent {
  const own = label.height === 0 ? 0 : label.height + mapSizes.labelGap;
  const above = half + (shape === "diamond" ? own : 0);
  return { above: Math.max(above, labelsAbove), below: half + (shape === "circle" ? own : 0) };
}

/** How far a flow reaches that passes a column. */
export function passingExtent({ height }: Label): Extent {
  return { above: height === 0 ? 2 : height + mapSizes.labelGap, below: 2 };
}
