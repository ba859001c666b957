import type { Polygon } from "./coverage.ts";
import type { Shape } from "./shape.ts";

/** A line as the areas it covers: one for each straight piece, longer by half its width at the corners, and cut into dashes. */
export function strokePolygons({ points, width, dash }: Extract<Shape, { kind: "line" }>, scale: number): readonly Polygon[] {
  const polygons: Polygon[] = [];
  // Thinner than a pixel would be fainter than meant.
  const half = Math.max(width * scale, 0.8) / 2;
  let walked = 0;
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x0, y0, x1, y1] = [points[at]! * scale, points[at + 1]! * scale, points[at + 2]! * scale, points[at + 3]! * scale];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length === 0) continue;
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    for (const [from, to] of drawnPieces(length, walked, dash, scale)) {
      const [before, after] = [from === 0 && at > 0 ? half : 0, 0];
      polygons.push(
        slab(x0 + ux * (from - before), y0 + uy * (from - before), x0 + ux * (to + after), y0 + uy * (to + after), ux, uy, half),
      );
    }
    walked += length;
  }
  return polygons;
}

function slab(x0: number, y0: number, x1: number, y1: number, ux: number, uy: number, half: number): Polygon {
  const [nx, ny] = [-uy * half, ux * half];
  return [x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny];
}

function drawnPieces(
  length: number,
  walked: number,
  dash: readonly [number, number] | undefined,
  scale: number,
): readonly (readonly [from: number, to: number])[] {
  if (!dash) return [[0, length]];
  const [drawn, period] = [dash[0] * scale, (dash[0] + dash[1]) * scale];
  const pieces: [number, number][] = [];
  for (let start = -(walked % period); start < length; start += period) {
    const [from, to] = [Math.max(0, start), Math.min(length, start + drawn)];
    if (to > from) pieces.push([from, to]);
  }
  return pieces;
}
