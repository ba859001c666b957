import type { PlanTask } from "./model.ts";

type Progressing = Pick<PlanTask, "durationMinutes" | "progress">;

/** The minutes of a task's duration that are still to come: a quarter of 960 minutes at 75 %. */
export function remainingMinutes({ durationMinutes, progress }: Progressing): number {
  return Math.round((durationMinutes * (100 - progress)) / 100);
}

/**
 * A task of which so much is left: what is done stays done, so its duration becomes what is done and what is left, and its progress the
 * share of the first, as MS Project's remaining duration. A task of 960 minutes at 50 % with 960 left takes 1440 and is done to
 * 33 %. With nothing left it is done; one that was not begun keeps its duration then.
 */
export function withRemaining(task: Progressing, remaining: number): Progressing {
  const done = task.durationMinutes - remainingMinutes(task);
  if (remaining === 0) return { durationMinutes: done > 0 ? done : task.durationMinutes, progress: 100 };
  const durationMinutes = done + remaining;
  return { durationMinutes, progress: Math.min(99, Math.round((100 * done) / durationMinutes)) };
}
