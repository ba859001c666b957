import type { Glyph, Outline } from "./glyph.ts";
import { unitsPerEm } from "./glyph.ts";

/**
 * Glyphs as a TrueType font to be put into a document, numbered in their order: with the tables that a PDF asks for (ISO 32000-1, 9.9) and no
 * names, characters or hints.
 */
export function writeTrueType(glyphs: readonly Glyph[]): Uint8Array {
  const outlines = glyphs.map(({ outline }) => outlineBytes(outline));
  const offsets = [0];
  for (const bytes of outlines) offsets.push(offsets.at(-1)! + bytes.length);
  const box = boundsOf(glyphs.flatMap(({ outline }) => outline));
  const widest = Math.max(0, ...glyphs.map(({ advance }) => advance));
  const points = glyphs.map(({ outline }) => outline.reduce((sum, contour) => sum + contour.length, 0));
  return assembled([
    ["glyf", joined(outlines)],
    [
      "head",
      numbers([
        [4, 0x10000],
        [4, 0],
        [4, 0],
        [4, 0x5f0f3cf5],
        [2, 0],
        [2, unitsPerEm],
        [4, 0],
        [4, 0],
        [4, 0],
        [4, 0],
        ...box.map(word),
        [2, 0],
        [2, 8],
        [2, 2],
        [2, 1],
        [2, 0],
      ]),
    ],
    [
      "hhea",
      numbers([[4, 0x10000], [2, 880], [2, -120], [2, 0], [2, widest], ...Array.from({ length: 12 }, () => word(0)), [2, glyphs.length]]),
    ],
    ["hmtx", numbers(glyphs.flatMap(({ advance, outline }) => [word(advance), word(boundsOf(outline)[0])]))],
    ["loca", numbers(offsets.map((offset) => [4, offset] as const))],
    [
      "maxp",
      numbers([
        [4, 0x10000],
        word(glyphs.length),
        word(Math.max(0, ...points)),
        word(Math.max(0, ...glyphs.map(({ outline }) => outline.length))),
        [2, 0],
        [2, 0],
        [2, 2],
        ...Array.from({ length: 8 }, () => word(0)),
      ]),
    ],
  ]);
}

type Sized = readonly [bytes: 1 | 2 | 4, value: number];

function word(value: number): Sized {
  return [2, value];
}

function numbers(values: readonly Sized[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of values) {
    if (size === 4) view.setUint32(at, value);
    else if (size === 2) view.setUint16(at, value & 0xffff);
    else view.setUint8(at, value);
    at += size;
  }
  return bytes;
}

/** A multiple of four bytes long; none for an empty outline. */
function outlineBytes(outline: Outline): Uint8Array {
  const contours = outline.filter((contour) => contour.length > 0);
  if (contours.length === 0) return new Uint8Array(0);
  const points = contours.flat();
  let last = -1;
  const ends = contours.map((contour) => word((last += contour.length)));
  const steps = (axis: "x" | "y") => points.map((point, index) => word(point[axis] - (points[index - 1]?.[axis] ?? 0)));
  const bytes = numbers([
    word(contours.length),
    ...boundsOf(contours).map(word),
    ...ends,
    word(0),
    ...points.map(({ isOnCurve }) => [1, isOnCurve ? 1 : 0] as const),
    ...steps("x"),
    ...steps("y"),
  ]);
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return padded;
}

/** The least x and y and the greatest; zeros for nothing. */
function boundsOf(outline: Outline): readonly [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const contour of outline)
    for (const { x, y } of contour) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  return box[0] === Infinity ? [0, 0, 0, 0] : box;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Tables in the order of their tags, each on a multiple of four bytes, behind the directory of them. */
function assembled(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  let offset = 12 + tables.length * 16;
  const directory: Sized[] = [
    [4, 0x10000],
    word(tables.length),
    word(power * 16),
    word(Math.log2(power)),
    word((tables.length - power) * 16),
  ];
  const body: Uint8Array[] = [];
  for (const [tag, bytes] of tables) {
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    directory.push(...[...tag].map((letter) => [1, letter.charCodeAt(0)] as const), [4, checksum(padded)], [4, offset], [4, bytes.length]);
    body.push(padded);
    offset += padded.length;
  }
  return joined([numbers(directory), ...body]);
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
