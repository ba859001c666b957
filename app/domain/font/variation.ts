import { ByteReader } from "./byte-reader.ts";

/** How far each point of a glyph moves; after its own points come four of its frame, of which the first two are its left and its advance. */
export interface PointShifts {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Where a weight lies on the font's axis, 0 for the design it is drawn in and 1 for the heaviest; `avar` bends the way between. */
export function axisPlace(weight: number, fvar: Uint8Array, avar: Uint8Array | undefined): number {
  const header = new ByteReader(fvar, 4);
  const axis = new ByteReader(fvar, header.uint16() + 4);
  const fixed = () => (axis.uint32() | 0) / 65_536;
  const [least, usual, most] = [fixed(), fixed(), fixed()] as const;
  const bounded = Math.min(Math.max(weight, least), most);
  const place = bounded < usual ? (bounded - usual) / (usual - least) : bounded > usual ? (bounded - usual) / (most - usual) : 0;
  return avar ? bent(place, avar) : place;
}

function bent(place: number, avar: Uint8Array): number {
  const bytes = new ByteReader(avar, 8);
  const stops = Array.from({ length: bytes.uint16() }, () => [bytes.fraction(), bytes.fraction()] as const);
  for (const [index, [from, to]] of stops.entries()) {
    const [nextFrom, nextTo] = stops[index + 1] ?? [from, to];
    if (place >= from && place < nextFrom) return to + ((place - from) / (nextFrom - from)) * (nextTo - to);
    if (place === from) return to;
  }
  return place;
}

export interface GlyphVariations {
  /** The contours by the numbers of their last points; a composite has none. Null when the glyph does not vary. */
  readonly shiftsOf: (
    glyph: number,
    points: readonly { readonly x: number; readonly y: number }[],
    ends: readonly number[],
  ) => PointShifts | null;
}

/** Reads the `gvar` table of a font with one axis at a place on it. Source: OpenType 1.9, "gvar" and "Font variations common table formats". */
export function glyphVariations(gvar: Uint8Array, place: number): GlyphVariations {
  const header = new ByteReader(gvar, 4);
  const axisCount = header.uint16();
  if (axisCount !== 1) throw new Error(`A font with ${axisCount} axes is not understood`);
  const sharedCount = header.uint16();
  const shared = new ByteReader(gvar, header.uint32());
  const peaks = Array.from({ length: sharedCount }, () => shared.fraction());
  const count = header.uint16();
  const isLong = (header.uint16() & 1) === 1;
  const dataAt = header.uint32();
  const offsets = Array.from({ length: count + 1 }, () => (isLong ? header.uint32() : header.uint16() * 2));
  return {
    shiftsOf: (glyph, points, ends) => {
      const [from, to] = [offsets[glyph] ?? 0, offsets[glyph + 1] ?? 0];
      return to <= from ? null : readShifts(gvar.subarray(dataAt + from, dataAt + to), peaks, place, points, ends);
    },
  };
}

const tuple = { hasPeak: 0x8000, hasRange: 0x4000, hasPoints: 0x2000, index: 0x0fff };

function readShifts(
  data: Uint8Array,
  peaks: readonly number[],
  place: number,
  points: readonly { readonly x: number; readonly y: number }[],
  ends: readonly number[],
): PointShifts {
  const header = new ByteReader(data);
  const count = header.uint16();
  const body = new ByteReader(data, header.uint16());
  const total = points.length + 4;
  const sum: PointShifts = { x: new Float64Array(total), y: new Float64Array(total) };
  const common = count & 0x8000 ? readPointNumbers(body) : null;
  for (let left = count & 0x0fff; left > 0; left--) {
    const size = header.uint16();
    const flags = header.uint16();
    const peak = flags & tuple.hasPeak ? header.fraction() : (peaks[flags & tuple.index] ?? 0);
    const range = flags & tuple.hasRange ? ([header.fraction(), header.fraction()] as const) : null;
    const next = body.at + size;
    const share = shareAt(place, peak, range);
    if (share !== 0) {
      const own = flags & tuple.hasPoints ? readPointNumbers(body) : common;
      addShifts(sum, own, body, share, points, ends);
    }
    body.at = next;
  }
  return sum;
}

/** How much of a change applies at a place: all of it at its peak, nothing at zero or outside its range. */
function shareAt(place: number, peak: number, range: readonly [number, number] | null): number {
  if (peak === 0) return 1;
  const [from, to] = range ?? (peak < 0 ? [peak, 0] : [0, peak]);
  if (place === peak) return 1;
  if (place <= from || place >= to) return 0;
  return place < peak ? (place - from) / (peak - from) : (to - place) / (to - peak);
}

/** Null for all of them. */
function readPointNumbers(bytes: ByteReader): readonly number[] | null {
  const first = bytes.uint8();
  if (first === 0) return null;
  const count = first & 0x80 ? ((first & 0x7f) << 8) | bytes.uint8() : first;
  const numbers: number[] = [];
  let number = 0;
  while (numbers.length < count) {
    const control = bytes.uint8();
    for (let left = (control & 0x7f) + 1; left > 0; left--) numbers.push((number += control & 0x80 ? bytes.uint16() : bytes.uint8()));
  }
  return numbers;
}

function readDeltas(bytes: ByteReader, count: number): readonly number[] {
  const deltas: number[] = [];
  while (deltas.length < count) {
    const control = bytes.uint8();
    for (let left = (control & 0x3f) + 1; left > 0; left--) deltas.push(control & 0x80 ? 0 : control & 0x40 ? bytes.int16() : bytes.int8());
  }
  return deltas;
}

function addShifts(
  sum: PointShifts,
  numbers: readonly number[] | null,
  bytes: ByteReader,
  share: number,
  points: readonly { readonly x: number; readonly y: number }[],
  ends: readonly number[],
): void {
  const count = numbers?.length ?? sum.x.length;
  for (const axis of ["x", "y"] as const) {
    const deltas = readDeltas(bytes, count);
    const moved = numbers ? spread(axis, numbers, deltas, points, ends, sum.x.length) : deltas;
    for (const [point, delta] of moved.entries()) sum[axis][point]! += delta * share;
  }
}

/** Points of a contour that no delta names move with their neighbours that have one, in proportion between the two. */
function spread(
  axis: "x" | "y",
  numbers: readonly number[],
  deltas: readonly number[],
  points: readonly { readonly x: number; readonly y: number }[],
  ends: readonly number[],
  total: number,
): Float64Array {
  const moved = new Float64Array(total);
  const named = new Uint8Array(total);
  for (const [index, number] of numbers.entries()) {
    moved[number] = deltas[index] ?? 0;
    named[number] = 1;
  }
  let first = 0;
  for (const last of ends) {
    const known: number[] = [];
    for (let point = first; point <= last; point++) if (named[point]) known.push(point);
    const length = last - first + 1;
    for (const [index, from] of known.entries()) {
      const to = known[(index + 1) % known.length]!;
      for (let point = next(from, first, length); point !== to; point = next(point, first, length))
        moved[point] = between(points[point]![axis], points[from]![axis], points[to]![axis], moved[from]!, moved[to]!);
    }
    first = last + 1;
  }
  return moved;
}

function next(point: number, first: number, length: number): number {
  return first + ((point - first + 1) % length);
}

function between(at: number, from: number, to: number, fromDelta: number, toDelta: number): number {
  const [low, high, lowDelta, highDelta] = from <= to ? [from, to, fromDelta, toDelta] : [to, from, toDelta, fromDelta];
  if (low === high) return lowDelta === highDelta ? lowDelta : 0;
  if (at <= low) return lowDelta;
  if (at >= high) return highDelta;
  return lowDelta + ((at - low) / (high - low)) * (highDelta - lowDelta);
}
