import { addDays, type Day } from "../time/day.ts";
import { mondayOf } from "../time/week.ts";

export const dueGroups = ["late", "now", "next", "later", "done"] as const;
/** When somebody has to see to a task: it is late, its turn this week, next week or later, or it was done lately. */
export type DueGroup = (typeof dueGroups)[number];

/** What is done stays in sight for this long. */
export const daysKept = 14;

export interface DueTask {
  readonly first: Day;
  readonly last: Day;
  /** Per cent. */
  readonly progress: number;
  /** The day on which it was done, where that is known. */
  readonly doneOn: Day | null;
}

/**
 * Which group a task belongs to on a day; null for what was done longer than {@link daysKept} days ago. A task whose turn it is belongs to this week from
 * its first day on, however long it takes: with today Wednesday 2026-01-07, one from 2026-01-09 to 2026-02-20 is for now, one from 2026-01-12 on is
 * for next week. Weeks begin on Monday.
 */
export function dueGroup({ first, last, progress, doneOn }: DueTask, today: Day): DueGroup | null {
  if (progress >= 100) return (doneOn ?? last) > addDays(today, -daysKept) ? "done" : null;
  if (last < today) return "late";
  const sunday = addDays(mondayOf(today), 6);
  if (first <= sunday) return "now";
  return first <= addDays(sunday, 7) ? "next" : "later";
}

/** The order of the tasks of a group: by when they are due, what lies ahead by when it begins, and what is done the latest first. */
export function compareDue(group: DueGroup, one: DueTask, other: DueTask): number {
  if (group === "done") return compare(other.doneOn ?? other.last, one.doneOn ?? one.last);
  if (group === "late" || group === "now") return compare(one.last, other.last) || compare(one.first, other.first);
  return compare(one.first, other.first) || compare(one.last, other.last);
}

function compare(one: Day, other: Day): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
