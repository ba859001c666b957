import type { PlanCalendarException } from "../plan/model.ts";
import { formatDay, parseDay } from "../time/day.ts";

/**
 * Calendar exceptions of which no two hold on the same day, in the order of their days: where some overlap, the later one in the list wins,
 * as in a calendar. Neighbouring days with the same name and working time become one exception. A plan keeps its exceptions by their
 * first day, so an order that decides would be lost. No exceptions give none. Exceptions whose days are not days, or run
 * backward, are left out.
 */
export function disjointExceptions(exceptions: readonly PlanCalendarException[]): readonly PlanCalendarException[] {
  const ranges = exceptions.flatMap((exception) => {
    const from = parseDay(exception.from);
    const to = parseDay(exception.to);
    return from === null || to === null || to < from ? [] : [{ from, to, exception }];
  });
  if (ranges.length === 0) return [];
  const first = ranges.reduce((least, { from }) => Math.min(least, from), Infinity);
  const last = ranges.reduce((most, { to }) => Math.max(most, to), -Infinity);
  const winners = decideDays(ranges, first, last - first + 1);
  const keys = ranges.map(({ exception }) => JSON.stringify([exception.name, exception.intervals]));
  const result: PlanCalendarException[] = [];
  for (let day = 0; day < winners.length;) {
    const range = ranges[winners[day]!];
    const start = day;
    const key = keys[winners[day]!];
    while (day < winners.length && keys[winners[day]!] === key) day++;
    if (range) result.push({ ...range.exception, from: formatDay(first + start), to: formatDay(first + day - 1) });
  }
  return result;
}

/** Index of the range that holds on each day, -1 where none does. Each day is decided once, however many ranges cover it. */
function decideDays(ranges: readonly { readonly from: number; readonly to: number }[], first: number, count: number): Int32Array {
  const winners = new Int32Array(count).fill(-1);
  /** From each day, a day at or after it up to which all are decided. */
  const next = Int32Array.from({ length: count + 1 }, (_, day) => day);
  const undecided = (from: number): number => {
    let day = from;
    while (next[day] !== day) {
      next[day] = next[next[day]!]!;
      day = next[day]!;
    }
    return day;
  };
  for (let index = ranges.length - 1; index >= 0; index--) {
    const { from, to } = ranges[index]!;
    for (let day = undecided(from - first); day <= to - first; day = undecided(day)) {
      winners[day] = index;
      next[day] = day + 1;
    }
  }
  return winners;
}
