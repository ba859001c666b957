import type { WorkingWeek } from "../model.ts";

const weekMinutes = 7 * 1440;

/** The working hours of a week, every week the same; minute 0 is the midnight that begins a Monday. */
export interface WorkingClock {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Minutes worked in the week before each stretch. */
  readonly before: Float64Array;
  readonly total: number;
}

export function compileClock(week: WorkingWeek): WorkingClock {
  const stretches = week.flatMap((day, at) => day.map(([from, to]) => [at * 1440 + from, at * 1440 + to] as const));
  let total = 0;
  const before = stretches.map(([from, to]) => (total += to - from) - (to - from));
  return {
    starts: Float64Array.from(stretches, ([from]) => from),
    ends: Float64Array.from(stretches, ([, to]) => to),
    before: Float64Array.from(before),
    total,
  };
}

/** Minutes worked from minute 0 to `at`. */
export function workedAt({ starts, ends, before, total }: WorkingClock, at: number): number {
  const week = Math.floor(at / weekMinutes);
  const minute = at - week * weekMinutes;
  let stretch = starts.length - 1;
  while (stretch >= 0 && starts[stretch]! > minute) stretch--;
  return week * total + (stretch < 0 ? 0 : before[stretch]! + Math.min(minute, ends[stretch]!) - starts[stretch]!);
}

/** The first minute at which so many minutes, more than 0, have been worked. */
export function minuteOf({ starts, before, total }: WorkingClock, worked: number): number {
  const week = Math.ceil(worked / total) - 1;
  const rest = worked - week * total;
  let stretch = starts.length - 1;
  while (stretch > 0 && before[stretch]! >= rest) stretch--;
  return week * weekMinutes + starts[stretch]! + rest - before[stretch]!;
}
