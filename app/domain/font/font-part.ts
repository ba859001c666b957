import { readCharacterMap } from "./character-map.ts";
import { ByteReader } from "./byte-reader.ts";
import type { Glyph, Outline, OutlinePoint } from "./glyph.ts";
import { readPackedGlyphs, type PackedGlyph } from "./packed-glyphs.ts";
import { axisPlace, glyphVariations, type GlyphVariations } from "./variation.ts";

/** One file of a typeface that comes in parts by characters. */
export interface FontPart {
  readonly characters: ReadonlyMap<number, number>;
  /** The glyph of a character of this part at a weight of 100 to 900. */
  readonly glyph: (number: number, weight: number) => Glyph;
}

/** A variable TrueType font with one axis, of weight, by its tables as WOFF 2 holds them. Throws a RangeError on tables that end too early. */
export function fontPart(tables: ReadonlyMap<string, Uint8Array>): FontPart {
  const glyphs = readPackedGlyphs(table("glyf"));
  const advances = readAdvances(table("hhea"), table("hmtx"), glyphs.length);
  const variations = new Map<number, GlyphVariations>();
  return {
    characters: readCharacterMap(table("cmap")),
    glyph: (number, weight) => {
      const at = variations.get(weight) ?? glyphVariations(table("gvar"), axisPlace(weight, table("fvar"), tables.get("avar")));
      variations.set(weight, at);
      return variedGlyph(number, glyphs, advances, at);
    },
  };

  function table(tag: string): Uint8Array {
    const found = tables.get(tag);
    if (!found) throw new Error(`The font has no table ${tag}`);
    return found;
  }
}

function readAdvances(hhea: Uint8Array, hmtx: Uint8Array, count: number): readonly number[] {
  const metrics = new ByteReader(hhea, 34).uint16();
  const bytes = new ByteReader(hmtx);
  const advances: number[] = [];
  for (let glyph = 0; glyph < metrics; glyph++) {
    advances.push(bytes.uint16());
    bytes.int16();
  }
  const last = advances.at(-1) ?? 0;
  while (advances.length < count) advances.push(last);
  return advances;
}

/** Composites of composites are deeper than this in no font that is well. */
const deepest = 8;

function variedGlyph(
  number: number,
  glyphs: readonly PackedGlyph[],
  advances: readonly number[],
  variations: GlyphVariations,
  depth = 0,
): Glyph {
  const glyph = glyphs[number];
  if (!glyph || depth > deepest) return { advance: 0, outline: [] };
  const isSimple = glyph.kind === "simple";
  const points = isSimple ? glyph.contours.flat() : glyph.parts.map(({ dx, dy }) => ({ x: dx, y: dy }));
  const shifts = variations.shiftsOf(number, points, isSimple ? lastPoints(glyph.contours) : []);
  const shift = (axis: "x" | "y", point: number) => shifts?.[axis][point] ?? 0;
  const advance = (advances[number] ?? 0) + shift("x", points.length + 1) - shift("x", points.length);
  if (isSimple) {
    let point = 0;
    const outline = glyph.contours.map((contour) =>
      contour.map(({ x, y, isOnCurve }) => {
        const moved = { x: Math.round(x + shift("x", point)), y: Math.round(y + shift("y", point)), isOnCurve };
        point++;
        return moved;
      }),
    );
    return { advance: Math.round(advance), outline };
  }
  const outline = glyph.parts.flatMap((part, index): Outline => {
    const inner = variedGlyph(part.glyph, glyphs, advances, variations, depth + 1);
    return placed(inner.outline, part.matrix, part.dx + shift("x", index), part.dy + shift("y", index));
  });
  return { advance: Math.round(advance), outline };
}

function lastPoints(contours: readonly (readonly OutlinePoint[])[]): readonly number[] {
  let last = -1;
  return contours.map((contour) => (last += contour.length));
}

function placed(outline: Outline, [xx, yx, xy, yy]: readonly [number, number, number, number], dx: number, dy: number): Outline {
  return outline.map((contour) =>
    contour.map(({ x, y, isOnCurve }) => ({ x: Math.round(x * xx + y * xy + dx), y: Math.round(x * yx + y * yy + dy), isOnCurve })),
  );
}
