/** A colour as CSS writes it, `#rrggbb`. */
export type Ink = `#${string}`;

/** What a picture is made of. Places are points of 1/72 inch, x to the right and y downward. */
export type Shape =
  | {
      readonly kind: "area";
      /** Corners, x and y in turn; the area closes by itself. */
      readonly points: readonly number[];
      readonly fill: Ink;
    }
  | {
      readonly kind: "line";
      readonly points: readonly number[];
      readonly stroke: Ink;
      readonly width: number;
      /** Drawn and left out in turn; a full line without. */
      readonly dash?: readonly [drawn: number, leftOut: number];
    }
  | TextShape
  | {
      /** Nothing outside the frame is seen. */
      readonly kind: "clip";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly shapes: readonly Shape[];
    };

export interface TextShape {
  readonly kind: "text";
  /** Where it begins, has its middle or ends, by its anchor. */
  readonly x: number;
  /** The line that the letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly fill: Ink;
  readonly isBold: boolean;
  readonly anchor: "start" | "middle" | "end";
}

/** One page, or one picture. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export function box(x: number, y: number, width: number, height: number, fill: Ink): Shape {
  return { kind: "area", points: [x, y, x + width, y, x + width, y + height, x, y + height], fill };
}

export function line(points: readonly number[], stroke: Ink, width: number, dash?: readonly [number, number]): Shape {
  return { kind: "line", points, stroke, width, ...(dash ? { dash } : {}) };
}

/** How wide a text is, in points. */
export type TextMeasure = (text: string, size: number, isBold: boolean) => number;

/** A text that ends with an ellipsis where it would be wider than its room; empty where not even that fits. */
export function fitted(text: string, room: number, size: number, isBold: boolean, measure: TextMeasure): string {
  if (measure(text, size, isBold) <= room) return text;
  const characters = [...text];
  let [least, most] = [0, characters.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (measure(`${characters.slice(0, middle).join("").trimEnd()}…`, size, isBold) <= room) least = middle;
    else most = middle - 1;
  }
  return least === 0 ? "" : `${characters.slice(0, least).join("").trimEnd()}…`;
}
