import { unknownGlyph, unitsPerEm, type Outline, type Typeface } from "../font/glyph.ts";
import { coverage, type Polygon } from "./coverage.ts";
import { strokePolygons } from "./stroke.ts";
import type { Drawing, Ink, Shape, TextShape } from "./shape.ts";

/** A picture of pixels, red, green and blue a byte each, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A drawing on white paper, so many pixels a point, with smooth edges. */
export function paint(drawing: Drawing, scale: number, typefaces: { readonly regular: Typeface; readonly bold: Typeface }): Raster {
  const [width, height] = [Math.ceil(drawing.width * scale), Math.ceil(drawing.height * scale)];
  const raster = { width, height, pixels: new Uint8Array(width * height * 3).fill(255) };
  drawShapes(drawing.shapes, { left: 0, top: 0, right: width, bottom: height });
  return raster;

  function drawShapes(shapes: readonly Shape[], frame: Frame): void {
    for (const shape of shapes) drawShape(shape, frame);
  }

  function drawShape(shape: Shape, frame: Frame): void {
    switch (shape.kind) {
      case "area":
        return fill(raster, [shape.points.map((value) => value * scale)], shape.fill, frame);
      case "line":
        return fill(raster, strokePolygons(shape, scale), shape.stroke, frame);
      case "text":
        return drawText(shape, frame);
      case "clip":
        return drawShapes(shape.shapes, {
          left: Math.max(frame.left, Math.round(shape.x * scale)),
          top: Math.max(frame.top, Math.round(shape.y * scale)),
          right: Math.min(frame.right, Math.round((shape.x + shape.width) * scale)),
          bottom: Math.min(frame.bottom, Math.round((shape.y + shape.height) * scale)),
        });
      default:
        return shape satisfies never;
    }
  }

  function drawText({ text, size, x, y, anchor, isBold, fill: ink }: TextShape, frame: Frame): void {
    const typeface = isBold ? typefaces.bold : typefaces.regular;
    const glyphs = [...text].map((character) => typeface.glyph(character.codePointAt(0) ?? 0) ?? unknownGlyph);
    const unit = (size * scale) / unitsPerEm;
    const advance = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * unit;
    let at = x * scale - (anchor === "end" ? advance : anchor === "middle" ? advance / 2 : 0);
    for (const glyph of glyphs) {
      fill(raster, flattened(glyph.outline, at, y * scale, unit), ink, frame);
      at += glyph.advance * unit;
    }
  }
}

function fill(raster: Raster, polygons: readonly Polygon[], ink: Ink, frame: Frame): void {
  const found = coverage(polygons, frame.left, frame.top, frame.right, frame.bottom);
  if (!found) return;
  const colour = [1, 3, 5].map((at) => parseInt(ink.slice(at, at + 2), 16)) as [number, number, number];
  const { pixels } = raster;
  for (let row = 0; row < found.height; row++) {
    let at = ((found.top + row) * raster.width + found.left) * 3;
    for (let column = 0; column < found.width; column++, at += 3) {
      const share = found.shares[row * found.width + column]!;
      if (share <= 0) continue;
      for (let part = 0; part < 3; part++) pixels[at + part] = pixels[at + part]! + (colour[part]! - pixels[at + part]!) * share;
    }
  }
}

/** Curves as three straight pieces each, which at the size of letters nobody sees. */
const pieces = 3;

function flattened(outline: Outline, x: number, y: number, unit: number): readonly Polygon[] {
  return outline.flatMap((contour) => {
    if (contour.length < 2) return [];
    const polygon: number[] = [];
    const place = (px: number, py: number) => polygon.push(x + px * unit, y - py * unit);
    const first = contour.findIndex(({ isOnCurve }) => isOnCurve);
    const begin = first >= 0 ? contour[first]! : middle(contour[0]!, contour[1]!);
    let from: { readonly x: number; readonly y: number } = begin;
    place(from.x, from.y);
    for (let step = 1; step <= contour.length; step++) {
      const point = contour[(first + step + contour.length) % contour.length]!;
      if (point.isOnCurve) {
        place(point.x, point.y);
        from = point;
        continue;
      }
      const next = contour[(first + step + 1 + contour.length) % contour.length]!;
      const to = next.isOnCurve ? next : middle(point, next);
      for (let piece = 1; piece <= pieces; piece++) {
        const share = piece / pieces;
        const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
        place(a * from.x + b * point.x + c * to.x, a * from.y + b * point.y + c * to.y);
      }
      from = to;
    }
    return [polygon];
  });
}

function middle(left: { readonly x: number; readonly y: number }, right: { readonly x: number; readonly y: number }) {
  return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
}
