/** A point of an outline, in units of the font: 1000 to the size of the letter, y upward. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  /** Between two points off the curve lies one on it, half-way. */
  readonly isOnCurve: boolean;
}

/** Closed curves of quadratic Béziers, as TrueType draws them. */
export type Outline = readonly (readonly OutlinePoint[])[];

export interface Glyph {
  /** How far the next glyph stands to the right. */
  readonly advance: number;
  readonly outline: Outline;
}

/** The glyphs of one weight of a typeface. */
export interface Typeface {
  /** What is drawn for a character; null where the face has none. */
  readonly glyph: (codePoint: number) => Glyph | null;
}

export const unitsPerEm = 1000;

/** What stands for a character that the typeface does not have: an empty frame. */
export const unknownGlyph: Glyph = {
  advance: 600,
  outline: [frame(60, 0, 540, 700), frame(540 - 50, 50, 60 + 50, 650)],
};

function frame(left: number, bottom: number, right: number, top: number): readonly OutlinePoint[] {
  return [
    { x: left, y: bottom, isOnCurve: true },
    { x: left, y: top, isOnCurve: true },
    { x: right, y: top, isOnCurve: true },
    { x: right, y: bottom, isOnCurve: true },
  ];
}

/** How wide a text is, in the unit of the size of its letters. */
export function textWidth(typeface: Typeface, text: string, size: number): number {
  let width = 0;
  for (const character of text) width += (typeface.glyph(character.codePointAt(0) ?? 0) ?? unknownGlyph).advance;
  return (width / unitsPerEm) * size;
}
