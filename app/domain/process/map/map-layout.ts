import type { Label } from "./map-labels.ts";

export interface PlacedLabel extends Label {
  readonly x: number;
  readonly y: number;
}

export type StepShape = "box" | "diamond" | "circle";

export interface PlacedStep {
  readonly id: string;
  readonly lane: number;
  readonly shape: StepShape;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Null where nothing is written; inside of a box, below a circle, above a diamond. */
  readonly label: PlacedLabel | null;
}

export interface PlacedFlow {
  readonly from: string;
  readonly to: string;
  /** Which of the flows of its step it is. */
  readonly index: number;
  /** Corners, x and y in turn, from the border of the one step to that of the other. */
  readonly points: readonly number[];
  readonly label: PlacedLabel | null;
}

export interface PlacedLane {
  /** Null for work that nobody is needed for. */
  readonly role: string | null;
  readonly label: PlacedLabel;
  readonly top: number;
  readonly height: number;
}

/** Where everything of a map lies, in points, x to the right and y downward. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  readonly steps: readonly PlacedStep[];
  readonly flows: readonly PlacedFlow[];
  /** How often flows cross between the columns. */
  readonly crossings: number;
}
