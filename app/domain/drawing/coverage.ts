/** Corners, x and y in turn. */
export type Polygon = readonly number[];

/** How much of each pixel of a frame is covered, 0 to 1, row by row. */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly shares: Float32Array;
}

/**
 * How much of each pixel polygons cover together, within a frame; null for none. The signed areas that edges leave to their right are summed along
 * each row (the accumulation buffer of font-rs), so that holes stay open and overlapping outlines of one direction are one.
 */
export function coverage(polygons: readonly Polygon[], left: number, top: number, right: number, bottom: number): Coverage | null {
  const bounds = boundsOf(polygons);
  const [fromX, fromY] = [Math.max(left, Math.floor(bounds[0])), Math.max(top, Math.floor(bounds[1]))];
  const [toX, toY] = [Math.min(right, Math.ceil(bounds[2])), Math.min(bottom, Math.ceil(bounds[3]))];
  if (!(toX > fromX && toY > fromY)) return null;
  const [width, height] = [toX - fromX, toY - fromY];
  const sums = new Float32Array(width * height + 1);
  for (const polygon of polygons) {
    let x0 = polygon.at(-2)! - fromX;
    let y0 = polygon.at(-1)! - fromY;
    for (let at = 0; at < polygon.length; at += 2) {
      const [x1, y1] = [polygon[at]! - fromX, polygon[at + 1]! - fromY];
      addEdge(sums, width, height, x0, y0, x1, y1);
      [x0, y0] = [x1, y1];
    }
  }
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at++) {
      sum += sums[at]!;
      sums[at] = Math.min(Math.abs(sum), 1);
    }
  }
  return { left: fromX, top: fromY, width, height, shares: sums };
}

/** What an edge adds to the rows it crosses; left of the frame it covers all of a row, right of it nothing. */
function addEdge(sums: Float32Array, width: number, height: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const direction = y0 < y1 ? 1 : -1;
  const [topX, topY, endX, endY] = direction > 0 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (endX - topX) / (endY - topY);
  const last = Math.min(height, Math.ceil(endY));
  for (let row = Math.max(0, Math.floor(topY)); row < last; row++) {
    const [from, to] = [Math.max(row, topY), Math.min(row + 1, endY)];
    const share = (to - from) * direction;
    if (share === 0) continue;
    addSpan(sums, row * width, width, topX + (from - topY) * slope, topX + (to - topY) * slope, share);
  }
}

function addSpan(sums: Float32Array, row: number, width: number, from: number, to: number, share: number): void {
  const [left, right] = from < to ? [from, to] : [to, from];
  if (right <= 0) {
    sums[row]! += share;
    return;
  }
  if (left >= width) return;
  const length = right - left;
  let covered = 0;
  const last = Math.min(width, Math.ceil(right));
  for (let column = Math.max(0, Math.floor(left)); column < last; column++) {
    // The part of this pixel to the right of the edge, as a mean over the rows the edge crosses.
    const area = length < 1e-6 ? column + 1 - Math.max(left, column) : meanRoom(left, right, column);
    sums[row + column]! += share * (area - covered);
    covered = area;
  }
  if (last < width) sums[row + last]! += share * (1 - covered);
}

/** The mean over x from left to right of how much of the pixel at a column lies to the right of x. */
function meanRoom(left: number, right: number, column: number): number {
  const integral = (x: number) => {
    if (x <= column) return x - column;
    if (x >= column + 1) return 0.5;
    const into = x - column;
    return into - (into * into) / 2;
  };
  return (integral(right) - integral(left)) / (right - left);
}

function boundsOf(polygons: readonly Polygon[]): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons)
    for (let at = 0; at < polygon.length; at += 2) {
      left = Math.min(left, polygon[at]!);
      right = Math.max(right, polygon[at]!);
      top = Math.min(top, polygon[at + 1]!);
      bottom = Math.max(bottom, polygon[at + 1]!);
    }
  return [left, top, right, bottom];
}
