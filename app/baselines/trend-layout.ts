import { formatDay as isoDay, parseDay } from "#app/domain/time/day.ts";

/** A planned day as it stood on a day; both as day numbers. */
export interface TrendMark {
  readonly day: number;
  readonly planned: number;
}

export interface TrendScale {
  readonly width: number;
  readonly height: number;
  /** The rectangle of the lines. */
  readonly plot: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly recordTicks: readonly Tick[];
  readonly plannedTicks: readonly Tick[];
  /** Where a planned day is the day of the record: a line that comes there is reached. Null when it lies outside. */
  readonly diagonal: readonly [x1: number, y1: number, x2: number, y2: number] | null;
  x(day: number): number;
  y(planned: number): number;
}

export interface Tick {
  readonly at: number;
  /** The first day of its month. */
  readonly day: string;
}

const size = { width: 1060, left: 84, right: 390, top: 16, bottom: 34 };
const rowHeight = 20;
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

/** Lays the days of record along the bottom and the planned days upwards, later ones higher, with months marked on both. */
export function trendScale(lines: readonly (readonly TrendMark[])[]): TrendScale {
  const marks = lines.flat();
  const days = spanOf(marks.map(({ day }) => day));
  const planned = spanOf(marks.map((mark) => mark.planned));
  const height = Math.max(320, lines.length * (rowHeight + 8) + size.top + size.bottom);
  const plot = { left: size.left, top: size.top, right: size.width - size.right, bottom: height - size.bottom };
  const x = (day: number) => plot.left + ((day - days[0]) / (days[1] - days[0])) * (plot.right - plot.left);
  const y = (day: number) => plot.bottom - ((day - planned[0]) / (planned[1] - planned[0])) * (plot.bottom - plot.top);
  const from = Math.max(days[0], planned[0]);
  const to = Math.min(days[1], planned[1]);
  return {
    width: size.width,
    height,
    plot,
    recordTicks: ticks(days, x, 7),
    plannedTicks: ticks(planned, y, 9),
    diagonal: from < to ? [x(from), y(from), x(to), y(to)] : null,
    x,
    y,
  };
}

/**
 * Where labels stand that would like to stand at given heights: in the same order, none closer to the next than a line of text, all between
 * top and bottom as far as there is room.
 */
export function spreadLabels(wanted: readonly number[], top: number, bottom: number, gap = rowHeight): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((left, right) => left.at - right.at || left.index - right.index);
  const places: number[] = [];
  let last = top - gap;
  for (const { at, index } of order) places[index] = last = Math.max(at, last + gap);
  let next = bottom + gap;
  for (const { index } of [...order].reverse()) places[index] = next = Math.max(top, Math.min(places[index]!, next - gap));
  // Too many for the room between: they go on below it rather than over each other.
  last = top - gap;
  for (const { index } of order) places[index] = last = Math.max(places[index]!, last + gap);
  return places;
}

/** A text that fits into so many halves of a Chinese character, with an ellipsis where it was cut. */
export function fitText(text: string, room: number): string {
  let used = 0;
  let fitting = "";
  for (const character of text) {
    used += /[\u2e80-\uffef]/.test(character) ? 2 : 1;
    if (used > room) return `${fitting.trimEnd()}…`;
    fitting += character;
  }
  return text;
}

function spanOf(days: readonly number[]): readonly [number, number] {
  const first = Math.min(...days);
  const last = Math.max(...days);
  const margin = Math.max(2, Math.round((last - first) * 0.03));
  return [first - margin, last + margin];
}

function ticks([from, to]: readonly [number, number], place: (day: number) => number, most: number): Tick[] {
  const [firstYear = 1970, firstMonth = 1] = isoDay(from).split("-").map(Number);
  const months = Math.ceil((to - from) / 30);
  const step = monthSteps.find((each) => months / each <= most) ?? 120;
  const found: Tick[] = [];
  for (let month = 0; month <= months + 1; month++) {
    const index = firstYear * 12 + firstMonth - 1 + month;
    const day = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`;
    const number = parseDay(day);
    if (index % step === 0 && number !== null && number >= from && number <= to) found.push({ at: place(number), day });
  }
  return found;
}
