import { passForward } from "../schedule/forward-pass.ts";
import { passBackward } from "../schedule/backward-pass.ts";
import { flag } from "../schedule/network-model.ts";
import { constraint } from "../schedule/timetable.ts";
import type { Timetable } from "../schedule/timetable.ts";
import { valueAt } from "./distributions.ts";
import type { UncertainTask } from "./uncertain-tasks.ts";

/** A network that is calculated again and again with other durations, without making anything anew. */
export interface Replay {
  readonly timetable: Timetable;
  readonly tasks: readonly UncertainTask[];
  /** Durations that people of several calendars share, as the plan has them; parallel to `sharedWork.duration`. */
  readonly sharedDuration: Int32Array;
  readonly hasLateTasks: boolean;
}

/** Takes the timetable of a network over: its model's durations are those of the last run from then on. */
export function createReplay(timetable: Timetable, tasks: readonly UncertainTask[]): Replay {
  const { sharedWork, constraint: constraints } = timetable.model;
  return {
    timetable,
    tasks,
    sharedDuration: sharedWork?.duration.slice() ?? new Int32Array(0),
    hasLateTasks: constraints.includes(constraint.ALAP),
  };
}

/** Sets the duration of an uncertain task to what a normal score means, and returns the minutes the whole task takes then. What is done stays done. */
export function setScore({ timetable, sharedDuration }: Replay, uncertain: UncertainTask, score: number): number {
  const { model } = timetable;
  const { task, duration, restShare } = uncertain;
  const sampled = valueAt(uncertain.table, score);
  const ratio = 1 - restShare + (restShare * sampled) / uncertain.plannedMinutes;
  const minutes = Math.round(duration * ratio);
  model.duration[task] = minutes;
  model.span[task] = minutes + uncertain.pausedMinutes;
  model.remaining[task] = minutes + uncertain.pausedMinutes - Math.round(duration * (1 - restShare));
  if ((model.flags[task]! & flag.shared) !== 0) {
    const { start, duration: durations } = model.sharedWork!;
    for (let row = start[task]!; row < start[task + 1]!; row++) durations[row] = Math.round(sharedDuration[row]! * ratio);
  }
  return minutes;
}

/** Calculates the early dates with the durations that are set, and lets what happens as late as possible move. */
export function replay({ timetable, hasLateTasks }: Replay): void {
  timetable.exhaustedTask = -1;
  passForward(timetable, false);
  if (!hasLateTasks || timetable.exhaustedTask >= 0) return;
  passBackward(timetable);
  passForward(timetable, true);
}
