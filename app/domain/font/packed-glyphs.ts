import { ByteReader } from "./byte-reader.ts";
import type { OutlinePoint } from "./glyph.ts";

/** A glyph that is put together from another one, moved. */
export interface GlyphPart {
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
  /** The matrix it is drawn through, in the order of the font: xx, yx, xy, yy. */
  readonly matrix: readonly [number, number, number, number];
}

export type PackedGlyph =
  | { readonly kind: "simple"; readonly contours: readonly (readonly OutlinePoint[])[] }
  | { readonly kind: "composite"; readonly parts: readonly GlyphPart[] };

/**
 * The glyphs of the `glyf` table as WOFF 2 transforms it: numbers of contours and points, flags, coordinates and composites in streams of their
 * own. Source: W3C, WOFF File Format 2.0, section 5.1. Bounding boxes and hinting instructions are passed over.
 */
export function readPackedGlyphs(table: Uint8Array): readonly PackedGlyph[] {
  const header = new ByteReader(table, 4);
  const count = header.uint16();
  header.uint16();
  const sizes = Array.from({ length: 7 }, () => header.uint32());
  let at = header.at;
  const [contours, points, flags, coordinates, composites] = sizes.map((size) => {
    at += size;
    return new ByteReader(table, at - size);
  }) as [ByteReader, ByteReader, ByteReader, ByteReader, ByteReader];
  return Array.from({ length: count }, () => {
    const contourCount = contours.int16();
    if (contourCount >= 0) return { kind: "simple", contours: readContours(contourCount, points, flags, coordinates) };
    const { parts, hasInstructions } = readParts(composites);
    if (hasInstructions) coordinates.packed16();
    return { kind: "composite", parts };
  });
}

function readContours(count: number, points: ByteReader, flags: ByteReader, coordinates: ByteReader): readonly OutlinePoint[][] {
  if (count === 0) return [];
  const lengths = Array.from({ length: count }, () => points.packed16());
  let x = 0;
  let y = 0;
  const contours = lengths.map((length) =>
    Array.from({ length }, () => {
      const flag = flags.uint8();
      const [dx, dy] = readStep(flag & 127, coordinates);
      x += dx;
      y += dy;
      return { x, y, isOnCurve: flag < 128 };
    }),
  );
  coordinates.packed16();
  return contours;
}

/** The step from one point to the next, in one to four bytes by its flag. */
function readStep(flag: number, bytes: ByteReader): readonly [dx: number, dy: number] {
  const signed = (sign: number, value: number) => (sign & 1 ? value : -value);
  const first = bytes.uint8();
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + first)];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + first), 0];
  if (flag < 84) {
    const rest = flag - 20;
    return [signed(flag, 1 + (rest & 0x30) + (first >> 4)), signed(flag >> 1, 1 + ((rest & 0x0c) << 2) + (first & 15))];
  }
  const second = bytes.uint8();
  if (flag < 120) {
    const rest = flag - 84;
    return [signed(flag, 1 + (Math.floor(rest / 12) << 8) + first), signed(flag >> 1, 1 + (((rest % 12) >> 2) << 8) + second)];
  }
  const third = bytes.uint8();
  if (flag < 124) return [signed(flag, (first << 4) + (second >> 4)), signed(flag >> 1, ((second & 15) << 8) + third)];
  return [signed(flag, (first << 8) + second), signed(flag >> 1, (third << 8) + bytes.uint8())];
}

/** Flags of the parts of a composite glyph, as OpenType numbers them. */
const part = { hasWords: 1, hasOffsets: 2, hasScale: 8, hasMore: 32, hasTwoScales: 64, hasMatrix: 128, hasInstructions: 256 };

function readParts(bytes: ByteReader): { readonly parts: readonly GlyphPart[]; readonly hasInstructions: boolean } {
  const parts: GlyphPart[] = [];
  let hasInstructions = false;
  for (;;) {
    const flags = bytes.uint16();
    const glyph = bytes.uint16();
    const read = () => (flags & part.hasWords ? bytes.int16() : bytes.int8());
    const [first, second] = [read(), read()];
    const [dx, dy] = flags & part.hasOffsets ? [first, second] : [0, 0];
    parts.push({ glyph, dx, dy, matrix: readMatrix(flags, bytes) });
    hasInstructions ||= (flags & part.hasInstructions) !== 0;
    if (!(flags & part.hasMore)) return { parts, hasInstructions };
  }
}

function readMatrix(flags: number, bytes: ByteReader): GlyphPart["matrix"] {
  if (flags & part.hasMatrix) return [bytes.fraction(), bytes.fraction(), bytes.fraction(), bytes.fraction()];
  if (flags & part.hasTwoScales) return [bytes.fraction(), 0, 0, bytes.fraction()];
  const scale = flags & part.hasScale ? bytes.fraction() : 1;
  return [scale, 0, 0, scale];
}
