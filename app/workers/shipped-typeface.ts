import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fontPart, type FontPart } from "#app/domain/font/font-part.ts";
import type { Glyph, Typeface } from "#app/domain/font/glyph.ts";
import { readWoff2 } from "./read-woff2.ts";

/**
 * The typeface that comes with the product, Noto Sans SC, in one weight: Latin, Greek, Cyrillic and Chinese. Its hundred files are read when a
 * character of theirs is asked for first.
 */
export function shippedTypeface(weight: number): Typeface {
  const known = new Map<number, Glyph | null>();
  return {
    glyph: (codePoint) => {
      const before = known.get(codePoint);
      if (before !== undefined) return before;
      const found = codePoint === ellipsis ? threeDots(findGlyph(0x2e, weight)) : narrowed(codePoint, findGlyph(codePoint, weight));
      known.set(codePoint, found);
      return found;
    },
  };
}

const ellipsis = 0x2026;
/** Quotes, the middle dot and the sign of multiplication, which the typeface draws as wide as a Chinese character. */
const narrow: ReadonlySet<number> = new Set([0xb7, 0xd7, 0x2018, 0x2019, 0x201c, 0x201d]);
const sideRoom = 50;

/** On the line, as Latin letters have it: on paper it stands for what had no room. */
function threeDots(dot: Glyph | null): Glyph | null {
  if (!dot) return null;
  const moved = (by: number) => dot.outline.map((contour) => contour.map((point) => ({ ...point, x: point.x + by })));
  return { advance: dot.advance * 3, outline: [0, 1, 2].flatMap((index) => moved(index * dot.advance)) };
}

function narrowed(codePoint: number, glyph: Glyph | null): Glyph | null {
  if (!glyph || !narrow.has(codePoint)) return glyph;
  const across = glyph.outline.flat().map(({ x }) => x);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  return {
    advance: right - left + 2 * sideRoom,
    outline: glyph.outline.map((contour) => contour.map((point) => ({ ...point, x: point.x - left + sideRoom }))),
  };
}

const folder = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/package.json"));
const parts = new Map<string, FontPart>();
let places: readonly { readonly name: string; readonly ranges: readonly (readonly [from: number, to: number])[] }[] | undefined;

function findGlyph(codePoint: number, weight: number): Glyph | null {
  places ??= readPlaces();
  for (const { name, ranges } of places) {
    if (!ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue;
    const part = parts.get(name) ?? fontPart(readWoff2(readFileSync(join(folder, "files", `noto-sans-sc-${name}-wght-normal.woff2`))));
    parts.set(name, part);
    const number = part.characters.get(codePoint);
    if (number !== undefined) return part.glyph(number, weight);
  }
  return null;
}

/** Latin letters come first: the others hold some of them, too. */
function readPlaces() {
  const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as Readonly<Record<string, string>>;
  return Object.entries(ranges)
    .map(([key, text]) => ({ name: key.replace(/[[\]]/g, ""), ranges: text.split(",").map(readRange) }))
    .sort((left, right) => Number(right.name === "latin") - Number(left.name === "latin"));
}

/** `U+1f1e9-1f1f5`. */
function readRange(text: string): readonly [number, number] {
  const [from = "", to = from] = text.trim().replace(/^U\+/i, "").split("-");
  return [parseInt(from, 16), parseInt(to, 16)];
}
