import { workBetween, workEndAt, workOffset } from "../time/calendar.ts";
import { readSuccessors } from "./backward-pass.ts";
import type { FinishLimits } from "./backward-pass.ts";
import { hasSummaryLinks } from "./task-graph.ts";
import { flag, unlimited } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import { constraint } from "./timetable.ts";
import type { Timetable } from "./timetable.ts";

/** Slack of every task that is no summary, in working minutes of its calendar, clock minutes of an elapsed task. */
export interface Slack {
  readonly total: Int32Array;
  readonly free: Int32Array;
}

/**
 * Total slack is how far a task can slip before the project, a constraint or a deadline does: the smaller of the working time between
 * the early and the late starts and between the finishes; of a started task that between the finishes, of one as late as possible
 * zero. It stays negative where something cannot be kept. Free slack is how far a task can slip before any successor does: never
 * negative, and the total slack where there is no successor. Precondition: both passes.
 */
export function measureSlack(timetable: Timetable): Slack {
  const { model, graph, earlyStart, earlyFinish } = timetable;
  const { size, flags } = model;
  const total = new Int32Array(size);
  const free = new Int32Array(size);
  // Gates and collectors stand at what their successors leave them; without any, every node stands at its early dates.
  const isWithGroups = hasSummaryLinks(graph, size);
  const starts = isWithGroups ? earlyStart.slice() : earlyStart;
  const finishes = isWithGroups ? earlyFinish.slice() : earlyFinish;
  const limits: FinishLimits = { start: unlimited, finish: unlimited };
  for (let position = graph.order.length - 1; position >= 0; position--) {
    const node = graph.order[position]!;
    if (node >= size || (flags[node]! & flag.summary) !== 0) {
      if (node < size && graph.isCollector[node] === 0) continue;
      readSuccessors(timetable, node, starts, finishes, limits);
      starts[node] = limits.start;
      finishes[node] = limits.finish;
      continue;
    }
    measureTask(timetable, node, { total, free }, starts, finishes, limits);
  }
  return { total, free };
}

/** Sets the slack of one task, which is no summary, by what its successors leave at the given dates. `limits` are written over. */
export function measureTask(
  timetable: Timetable,
  task: number,
  { total, free }: Slack,
  starts: Int32Array,
  finishes: Int32Array,
  limits: FinishLimits,
): void {
  total[task] = free[task] = 0;
  if ((timetable.model.flags[task]! & (flag.finished | flag.inactive)) !== 0) return;
  total[task] = totalSlackOf(timetable, task);
  readSuccessors(timetable, task, starts, finishes, limits);
  let gap = Math.max(0, total[task]!);
  if (limits.start < unlimited) gap = Math.min(gap, distance(timetable, task, timetable.earlyStart[task]!, limits.start));
  if (limits.finish < unlimited) gap = Math.min(gap, distance(timetable, task, timetable.earlyFinish[task]!, limits.finish));
  free[task] = Math.max(0, gap);
}

/**
 * Moves late dates to where people expect them: a milestone's to the end of work rather than the equal start of the next, or to
 * its early date when they are the same working time; a started task's late start to its actual start.
 */
export function settleLateDates(timetable: Timetable): void {
  const { model, earlyStart, lateStart, lateFinish } = timetable;
  for (let task = 0; task < model.size; task++) {
    const flags = model.flags[task]!;
    if ((flags & flag.summary) !== 0) continue;
    if (model.duration[task] === 0 && (flags & (flag.elapsed | flag.finished | flag.inactive | flag.manual)) === 0) {
      const calendar = model.calendars[model.calendarOf[task]!]!;
      const offset = workOffset(calendar, lateStart[task]!);
      const settled = workOffset(calendar, earlyStart[task]!) === offset ? earlyStart[task]! : workEndAt(calendar, offset);
      lateStart[task] = settled;
      lateFinish[task] = settled;
    }
    if ((flags & flag.started) !== 0) lateStart[task] = earlyStart[task]!;
  }
}

/** How far one task can slip before the project, a constraint or a deadline does. */
export function totalSlackOf(timetable: Timetable, task: number): number {
  const { model, earlyStart, earlyFinish, lateStart, lateFinish } = timetable;
  const finishSlack = distance(timetable, task, earlyFinish[task]!, lateFinish[task]!);
  if ((model.flags[task]! & flag.started) !== 0) return finishSlack;
  const slack = isOnePiece(model, task)
    ? finishSlack
    : Math.min(finishSlack, distance(timetable, task, earlyStart[task]!, lateStart[task]!));
  return model.constraint[task] === constraint.ALAP ? Math.min(0, slack) : slack;
}

/** Whether it is the same working time on one calendar wherever it lies: then it can slip as far at its start as at its finish. */
function isOnePiece({ flags, span, remaining }: NetworkModel, task: number): boolean {
  return (flags[task]! & (flag.manual | flag.elapsed | flag.shared)) === 0 && span[task]! > 0 && remaining[task] === span[task];
}

function distance(timetable: Timetable, task: number, from: number, to: number): number {
  if (from === to) return 0;
  const { model } = timetable;
  if ((model.flags[task]! & flag.elapsed) !== 0) return to - from;
  return workBetween(model.calendars[model.calendarOf[task]!]!, from, to);
}
