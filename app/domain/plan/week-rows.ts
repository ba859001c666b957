import { addDays, daysBetween, type Day } from "../time/day.ts";

/** Something that lasts from one day to another, both included. */
export interface DaySpan {
  readonly id: string;
  readonly first: Day;
  readonly last: Day;
}

/** A span, or as much of it as lies in one week, in its place. */
export interface PlacedSpan {
  readonly id: string;
  /** Days from the start of the week, and before which it ends. */
  readonly from: number;
  readonly until: number;
  /** The line below the head of the week, from 0. */
  readonly line: number;
  /** Whether it begins, and ends, in this week. */
  readonly begins: boolean;
  readonly ends: boolean;
}

export interface WeekRow {
  readonly monday: Day;
  readonly spans: readonly PlacedSpan[];
  /** How many lines have a span. */
  readonly lines: number;
  /** How many spans of each of the seven days found no line. */
  readonly left: readonly number[];
}

/**
 * Puts spans on the lines of weeks, one below the other as in a wall calendar: what began earlier stands above, of what begins on one day the
 * longer one, and no two share a line on a day. A span without a free line among `mostLines` is left out and counted on each of its days.
 * Throws nothing; a span that ends before it begins counts as one day.
 */
export function weekRows(spans: readonly DaySpan[], monday: Day, weeks: number, mostLines: number): readonly WeekRow[] {
  const ordered = [...spans].sort((one, other) => compare(one.first, other.first) || compare(other.last, one.last));
  return Array.from({ length: weeks }, (_, index) => weekRow(ordered, addDays(monday, index * 7), mostLines));
}

function weekRow(ordered: readonly DaySpan[], monday: Day, mostLines: number): WeekRow {
  const sunday = addDays(monday, 6);
  /** Before which day of the week each line is taken. */
  const taken: number[] = [];
  const placed: PlacedSpan[] = [];
  const left = Array.from({ length: 7 }, () => 0);
  for (const { id, first, last: end } of ordered) {
    const last = end < first ? first : end;
    if (first > sunday || last < monday) continue;
    const from = first < monday ? 0 : daysBetween(monday, first);
    const until = last > sunday ? 7 : daysBetween(monday, last) + 1;
    const free = taken.findIndex((before) => before <= from);
    const line = free < 0 ? taken.length : free;
    if (line >= mostLines) {
      for (let day = from; day < until; day++) left[day]!++;
      continue;
    }
    taken[line] = until;
    placed.push({ id, from, until, line, begins: first >= monday, ends: last <= sunday });
  }
  return { monday, spans: placed, lines: taken.length, left };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
