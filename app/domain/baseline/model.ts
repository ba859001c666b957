import type { BilingualText, Plan, TaskKind } from "../plan/model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { formatCivilTime, type CivilTime } from "../time/day.ts";

/** A task as it was planned when a baseline was taken: enough to tell of it after it is gone. */
export interface BaselineTask {
  readonly taskId: string;
  readonly parentId: string | null;
  /** Orders the children of one parent. */
  readonly position: number;
  readonly kind: TaskKind;
  /** Empty when it was not kept. */
  readonly name: BilingualText;
  readonly start: CivilTime;
  readonly finish: CivilTime;
  /** Working minutes, clock minutes of an elapsed task; of a summary the working time it spans. Null when it was not kept. */
  readonly durationMinutes: number | null;
  /** Minor units of the project's currency; null when nothing was known of costs. */
  readonly costMinor: number | null;
}

/** Longest note of a baseline, and longest reason for taking an approval back, in characters. */
export const longestBaselineNote = 2000;

/** The plan as a baseline keeps it: every task with its planned dates, in tree order. */
export function planAsBaseline(plan: Plan, schedule: Schedule): BaselineTask[] {
  return plan.tasks.map(({ id, parentId, position, kind, name }, index) => ({
    taskId: id,
    parentId,
    position,
    kind,
    name,
    start: formatCivilTime(schedule.startMinutes[index]!),
    finish: formatCivilTime(schedule.finishMinutes[index]!),
    durationMinutes: schedule.task(index).durationMinutes,
    costMinor: null,
  }));
}
