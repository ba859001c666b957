import type { CivilTime, Day } from "../time/day.ts";
import type { MilestonePoint } from "./milestone-points.ts";

/** A planned date as it stood on a day. */
export interface TrendPoint {
  /** The day of the record. */
  readonly day: Day;
  readonly plannedAt: CivilTime;
  readonly isReached: boolean;
}

/** How the planned date of one gate or milestone went. */
export interface TrendLine {
  readonly taskId: string;
  /** By day, one a day, at least one; the last is today's, or the one at which it was reached. */
  readonly points: readonly TrendPoint[];
}

export interface TrendInput {
  readonly today: Day;
  /** What the plan says now; decides which lines there are, and their order. */
  readonly current: readonly MilestonePoint[];
  /** What was recorded on earlier days, in any order. */
  readonly records: readonly (TrendPoint & { readonly taskId: string })[];
  /** What baselines said, with the day each was taken; a record of the same day goes before. */
  readonly baselines: readonly { readonly taskId: string; readonly day: Day; readonly plannedAt: CivilTime }[];
}

/**
 * The milestone trend analysis of a plan: for each gate and milestone that it has now, its planned date on every day on record. A line that
 * rises is late, one that falls is early, and it ends on the day on which it was reached. Method: milestone trend analysis (DIN 69901-3).
 */
export function milestoneTrend({ today, current, records, baselines }: TrendInput): TrendLine[] {
  const byTask = new Map<string, Map<Day, TrendPoint>>(current.map(({ taskId }) => [taskId, new Map()]));
  for (const { taskId, day, plannedAt } of baselines) byTask.get(taskId)?.set(day, { day, plannedAt, isReached: false });
  for (const { taskId, ...point } of records) byTask.get(taskId)?.set(point.day, point);
  return current.map(({ taskId, plannedAt, isReached }) => {
    const known = [...(byTask.get(taskId)?.values() ?? [])].filter(({ day }) => day < today);
    const points = [...known, { day: today, plannedAt, isReached }].sort((left, right) => (left.day < right.day ? -1 : 1));
    const reached = points.findIndex((point) => point.isReached);
    // Taken back as reached, it goes on.
    return { taskId, points: isReached ? endedAt(points, reached) : points.map((point) => ({ ...point, isReached: false })) };
  });
}

/** Nothing was planned any more after it was reached: its line ends on that day, or on the day before of which there is a record. */
function endedAt(points: readonly TrendPoint[], reached: number): TrendPoint[] {
  const last = points[reached]!;
  const reachedOn = last.plannedAt.slice(0, 10);
  const before = points.slice(0, reached).filter(({ day }) => day < reachedOn);
  return [...before, { ...last, day: reachedOn < last.day ? reachedOn : last.day }];
}
