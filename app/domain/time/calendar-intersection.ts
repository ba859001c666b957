import type { CalendarDefinition, CalendarException, WorkInterval } from "./calendar.ts";
import { formatDay, parseDay, weekday } from "./day.ts";

/**
 * The working time that two calendars have in common: a task with a calendar of its own is worked on when the person works, too. Exceptions
 * of either one are kept: a day off in one is a day off; a make-up day counts for the hours that the other works on it.
 * Exceptions whose days are not days are left as they are for the compiler to refuse.
 */
export function intersectCalendars(one: CalendarDefinition, other: CalendarDefinition): CalendarDefinition {
  const ranges = [...readRanges(one, 0), ...readRanges(other, 1)];
  const unreadable = [one, other].flatMap(({ exceptions }) => exceptions.filter((exception) => readRange(exception) === null));
  const edges = [...new Set(ranges.flatMap(({ first, last }) => [first, last + 1]))].sort((a, b) => a - b);
  const exceptions = edges.slice(0, -1).flatMap((first, index) => {
    const last = edges[index + 1]! - 1;
    const covering = (side: number) => ranges.findLast((range) => range.side === side && range.first <= first && range.last >= last);
    return exceptionsIn(first, last, [covering(0)?.intervals, covering(1)?.intervals]);
  });
  return {
    week: one.week.map((intervals, day) => intersectIntervals(intervals, other.week[day] ?? [])),
    exceptions: [...exceptions, ...unreadable],
  };

  /** What two exceptions, or one and the other calendar's week, have in common over a run of days that none of them changes within. */
  function exceptionsIn(first: number, last: number, intervals: readonly (readonly WorkInterval[] | undefined)[]): CalendarException[] {
    const [mine, theirs] = intervals;
    if (mine === undefined && theirs === undefined) return [];
    const alone = mine === undefined ? theirs : theirs === undefined ? mine : undefined;
    const whole = (shared: readonly WorkInterval[]) => [{ from: formatDay(first), to: formatDay(last), intervals: shared }];
    if (alone === undefined) return whole(intersectIntervals(mine!, theirs!));
    if (alone.length === 0) return whole([]);
    const { week } = mine === undefined ? one : other;
    return Array.from({ length: last - first + 1 }, (_, offset) => {
      const day = formatDay(first + offset);
      return { from: day, to: day, intervals: intersectIntervals(alone, week[weekday(first + offset)] ?? []) };
    });
  }
}

interface Range {
  readonly side: number;
  readonly first: number;
  readonly last: number;
  readonly intervals: readonly WorkInterval[];
}

function readRanges({ exceptions }: CalendarDefinition, side: number): Range[] {
  return exceptions.flatMap((exception) => {
    const range = readRange(exception);
    return range === null ? [] : [{ side, ...range, intervals: exception.intervals }];
  });
}

function readRange({ from, to }: CalendarException): { readonly first: number; readonly last: number } | null {
  const first = parseDay(from);
  const last = parseDay(to);
  return first === null || last === null || last < first ? null : { first, last };
}

function intersectIntervals(some: readonly WorkInterval[], others: readonly WorkInterval[]): WorkInterval[] {
  return some.flatMap((interval) =>
    others.flatMap((other) => {
      const from = Math.max(interval.from, other.from);
      const to = Math.min(interval.to, other.to);
      return from < to ? [{ from, to }] : [];
    }),
  );
}
