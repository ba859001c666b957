import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import { workOffset } from "#app/domain/time/calendar.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { toNetwork } from "./golden-project.ts";
import type { GoldenProject } from "./golden-project.ts";

/** The tasks of a golden project that have a date which is another working time than MS Project's. */
export interface Disagreement {
  readonly file: string;
  readonly taskCount: number;
  readonly early: readonly number[];
  readonly late: readonly number[];
}

/**
 * Schedules a golden project and compares working offsets, not clock strings: Friday's end equals Monday's start. Dates are compared to the
 * minute. Throws when the project cannot be scheduled at all.
 */
export function compareWithMsProject(project: GoldenProject): Disagreement {
  const outcome = scheduleNetwork(toNetwork(project));
  if (!outcome.ok) throw new Error(`${project.file}: ${JSON.stringify(outcome.problem)}`);
  const schedule = outcome.value;
  const differs = (index: number, expected: string | null, actual: string) => {
    if (expected === null) return false;
    const calendar = schedule.calendarOf(index);
    return workOffset(calendar, instantOf(expected)) !== workOffset(calendar, instantOf(actual));
  };
  const early: number[] = [];
  const late: number[] = [];
  project.tasks.forEach((task, index) => {
    const own = schedule.task(index);
    if (differs(index, task.es, own.earlyStart) || differs(index, task.ef, own.earlyFinish)) early.push(task.uid);
    if (differs(index, task.ls, own.lateStart) || differs(index, task.lf, own.lateFinish)) late.push(task.uid);
  });
  return { file: project.file, taskCount: project.tasks.length, early, late };
}

function instantOf(text: string): number {
  const instant = parseCivilTime(text.slice(0, 16));
  if (instant === null) throw new Error(`not a civil time: ${text}`);
  return instant;
}
