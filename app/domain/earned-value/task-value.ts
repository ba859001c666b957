import { workBetween, type WorkCalendar } from "../time/calendar.ts";
import { shareOf } from "./exact.ts";

export const earningMethods = ["percent", "half", "whole"] as const;
/**
 * When a task earns its budget: with its progress, one half when it begins and the other when it is done, or all of it when it is done.
 * Points in time earn when they are reached, whatever the method.
 */
export type EarningMethod = (typeof earningMethods)[number];

/** A task with what it was planned to cost, or to take, and when; and how far it is. Instants are absolute civil minutes. */
export interface ValuedTask {
  readonly id: string;
  /** The task of the top level that it lies under, or is. */
  readonly phaseId: string;
  /** Minor units or minutes of its own, without those of tasks in it. */
  readonly budget: number;
  readonly plannedStart: number;
  readonly plannedFinish: number;
  /** Per cent, 0 to 100, as it is known now. */
  readonly progress: number;
  /** When it really began; null where nobody said. */
  readonly actualStart: number | null;
  readonly actualFinish: number | null;
}

/**
 * How much of a task was planned to be done by an instant: its budget spread evenly over the working time between its planned dates, or over
 * the clock where that has none. A point in time is worth nothing before it and all of it from then on.
 */
export function plannedBy(task: Pick<ValuedTask, "budget" | "plannedStart" | "plannedFinish">, calendar: WorkCalendar, at: number): number {
  const { budget, plannedStart, plannedFinish } = task;
  if (at >= plannedFinish) return budget;
  if (at <= plannedStart) return 0;
  return shareOf(budget, ...passed(calendar, plannedStart, at, plannedFinish));
}

/**
 * How much a task has earned by an instant. Only how far it is `now` is known; before that, its progress is taken to have grown evenly
 * over the working time from its actual start (else its planned one) to its actual finish, or to `now` while it is under way.
 */
export function earnedBy(task: ValuedTask, method: EarningMethod, calendar: WorkCalendar, at: number, now: number): number {
  const { budget, plannedStart, plannedFinish } = task;
  const progress = Math.min(100, Math.round(task.progress));
  if (progress <= 0) return 0;
  const isDone = progress >= 100;
  const end = isDone ? (task.actualFinish ?? Math.min(plannedFinish, now)) : now;
  const start = Math.min(task.actualStart ?? plannedStart, end);
  if (at < start) return 0;
  const isOver = at >= end;
  if (plannedStart === plannedFinish) return isDone && isOver ? budget : 0;
  switch (method) {
    case "whole":
      return isDone && isOver ? budget : 0;
    case "half":
      return isDone && isOver ? budget : shareOf(budget, 1, 2);
    case "percent": {
      if (isOver) return shareOf(budget, progress, 100);
      const [part, whole] = passed(calendar, start, at, end);
      return shareOf(budget, progress * part, 100 * whole);
    }
    default:
      return method satisfies never;
  }
}

/** The part of a stretch of time that has passed, and the whole of it. */
function passed(calendar: WorkCalendar, from: number, at: number, to: number): [part: number, whole: number] {
  const whole = workBetween(calendar, from, to);
  return whole > 0 ? [workBetween(calendar, from, at), whole] : [at - from, to - from];
}
