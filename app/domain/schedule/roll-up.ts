import { workBetween } from "../time/calendar.ts";
import { flag, noTime, unlimited } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import type { Network } from "./network.ts";
import type { Slack } from "./slack.ts";
import { driver } from "./timetable.ts";
import type { Timetable } from "./timetable.ts";

/** What summaries learn from the tasks in them, beside dates and slack. */
export interface RollUp {
  readonly critical: Uint8Array;
  readonly nearCritical: Uint8Array;
  /** Per task; of a summary, weighted by the durations of the tasks in it, or their plain mean when all are milestones. */
  readonly percentComplete: Float64Array;
  /** Working minutes; of a summary, the working time between its start and finish. */
  readonly durationMinutes: Int32Array;
}

/**
 * Gives every summary the earliest start and the latest finish of the active tasks in it, early and late alike, its slack, and whether
 * any of them is critical or near-critical; an inactive summary reads its inactive tasks. A manually scheduled task counts with its early dates for
 * late ones, as MS Project counts it. A summary's total slack is the smaller working time between its early and late starts and
 * finishes; its free slack is the least of those tasks in it that finish last.
 */
export function rollUp(
  timetable: Timetable,
  slack: Slack,
  network: Pick<Network, "criticalSlackMinutes" | "nearCriticalSlackMinutes">,
): RollUp {
  const { criticalSlackMinutes = 0, nearCriticalSlackMinutes = noTime } = network;
  const { model, earlyStart, earlyFinish, lateStart, lateFinish } = timetable;
  const { preorder, parent } = model.hierarchy;
  const { size, flags } = model;
  const critical = new Uint8Array(size);
  const nearCritical = new Uint8Array(size);
  const durationMinutes = model.duration.slice();
  for (let task = 0; task < size; task++) {
    if ((flags[task]! & flag.summary) === 0) continue;
    earlyStart[task] = lateStart[task] = unlimited;
    earlyFinish[task] = lateFinish[task] = noTime;
    slack.free[task] = unlimited;
  }
  for (let position = size - 1; position >= 0; position--) {
    const task = preorder[position]!;
    const isSummary = (flags[task]! & flag.summary) !== 0;
    if (isSummary) {
      const calendar = model.calendars[model.calendarOf[task]!]!;
      durationMinutes[task] = workBetween(calendar, earlyStart[task]!, earlyFinish[task]!);
      slack.total[task] = Math.min(
        workBetween(calendar, earlyStart[task]!, lateStart[task]!),
        workBetween(calendar, earlyFinish[task]!, lateFinish[task]!),
      );
      slack.free[task] = Math.min(slack.free[task]!, Math.max(0, slack.total[task]!));
      if (critical[task] === 1) nearCritical[task] = 0;
      timetable.driver[task] = driver.children;
      timetable.drivingEdge[task] = -1;
    } else {
      const isOpen = (flags[task]! & (flag.finished | flag.inactive)) === 0;
      critical[task] = isOpen && slack.total[task]! <= criticalSlackMinutes ? 1 : 0;
      nearCritical[task] = isOpen && critical[task] === 0 && slack.total[task]! <= nearCriticalSlackMinutes ? 1 : 0;
    }
    const above = parent[task]!;
    if (above < 0 || !countsFor(flags, task, above)) continue;
    const countsEarlyAsLate = (flags[task]! & flag.manual) !== 0;
    if (earlyFinish[task]! >= earlyFinish[above]!) {
      slack.free[above] = earlyFinish[task]! === earlyFinish[above]! ? Math.min(slack.free[above]!, slack.free[task]!) : slack.free[task]!;
      earlyFinish[above] = earlyFinish[task]!;
    }
    earlyStart[above] = Math.min(earlyStart[above]!, earlyStart[task]!);
    lateStart[above] = Math.min(lateStart[above]!, countsEarlyAsLate ? earlyStart[task]! : lateStart[task]!);
    lateFinish[above] = Math.max(lateFinish[above]!, countsEarlyAsLate ? earlyFinish[task]! : lateFinish[task]!);
    critical[above]! |= critical[task]!;
    nearCritical[above]! |= nearCritical[task]!;
  }
  return { critical, nearCritical, percentComplete: weighProgress(model), durationMinutes };
}

function weighProgress(model: NetworkModel): Float64Array {
  const { size, flags } = model;
  const { preorder, parent } = model.hierarchy;
  const percentComplete = model.percentComplete.slice();
  if (!percentComplete.some((percent) => percent > 0)) return percentComplete;
  const weight = new Float64Array(size);
  const weightDone = new Float64Array(size);
  const count = new Float64Array(size);
  const countDone = new Float64Array(size);
  for (let position = size - 1; position >= 0; position--) {
    const task = preorder[position]!;
    if ((flags[task]! & flag.summary) !== 0) {
      percentComplete[task] = weight[task]! > 0 ? weightDone[task]! / weight[task]! : countDone[task]! / count[task]!;
    } else {
      weight[task] = model.duration[task]!;
      weightDone[task] = model.duration[task]! * percentComplete[task]!;
      count[task] = 1;
      countDone[task] = percentComplete[task]!;
    }
    const above = parent[task]!;
    if (above < 0 || !countsFor(flags, task, above)) continue;
    weight[above]! += weight[task]!;
    weightDone[above]! += weightDone[task]!;
    count[above]! += count[task]!;
    countDone[above]! += countDone[task]!;
  }
  return percentComplete;
}

/** An inactive task counts for an inactive summary only. */
function countsFor(flags: Uint8Array, task: number, summary: number): boolean {
  return (flags[task]! & flag.inactive) === 0 || (flags[summary]! & flag.inactive) !== 0;
}
