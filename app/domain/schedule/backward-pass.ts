import { lastInstant, workOffset, workStartAt } from "../time/calendar.ts";
import { removeLag } from "./link-lag.ts";
import { flag, noTime, unlimited } from "./network-model.ts";
import { edge } from "./graph-edges.ts";
import { constraint, isElapsedLag, lagMinutesOf } from "./timetable.ts";
import type { Timetable } from "./timetable.ts";
import { placeLate, startFrom } from "./work-placement.ts";

/**
 * Sets the late dates of every task, against the order of the graph: as late as its unfinished successors, its constraint and its deadline
 * allow, and never after the project's early finish; where every end counts for itself, one that nothing waits for never after its own.
 * Precondition: a forward pass.
 *
 * Between calendars the latest instant counts, which is the start of work after a gap, so that no task seems late because
 * another one rests.
 */
export function passBackward(timetable: Timetable): void {
  const { model, graph, lateStart, lateFinish } = timetable;
  const limits: FinishLimits = { start: unlimited, finish: unlimited };
  for (let position = graph.order.length - 1; position >= 0; position--) {
    const node = graph.order[position]!;
    if (node < model.size) {
      const flags = model.flags[node]!;
      const isSummary = (flags & flag.summary) !== 0;
      if (isSummary && graph.isCollector[node] === 0) continue;
      if (!isSummary) {
        placeTaskLate(timetable, node, limits);
        continue;
      }
      readSuccessors(timetable, node, lateStart, lateFinish, limits);
    } else readSuccessors(timetable, node, lateStart, lateFinish, limits);
    lateStart[node] = limits.start;
    lateFinish[node] = limits.finish;
  }
}

/** Sets the late dates of one task, which is no summary. Precondition: those of every node that waits for it are set. `limits` are written over. */
export function placeTaskLate(timetable: Timetable, task: number, limits: FinishLimits): void {
  const { model, lateStart, lateFinish } = timetable;
  const flags = model.flags[task]!;
  if ((flags & (flag.inactive | flag.finished)) !== 0) {
    lateStart[task] = timetable.earlyStart[task]!;
    lateFinish[task] = timetable.earlyFinish[task]!;
    return;
  }
  readSuccessors(timetable, task, lateStart, lateFinish, limits);
  const isEnd = model.hasSeveralEnds && limits.start === unlimited && limits.finish === unlimited;
  limits.finish = Math.min(limits.finish, isEnd ? timetable.earlyFinish[task]! : timetable.projectFinish);
  // A start that has happened, or that a person has set, is not moved by links or dates that concern the start.
  const isFixed = (flags & (flag.started | flag.manual)) !== 0;
  if (!isFixed) replaceByMustDates(timetable, task, limits);
  limitByOwnDates(timetable, task, limits);
  placeLate(model, task, isFixed ? unlimited : limits.start, limits.finish, timetable);
}

/** Before which instants a task has to start and to finish. */
export interface FinishLimits {
  start: number;
  finish: number;
}

/**
 * Reads what the successors of a node allow when they happen at the given dates: at their late dates for total slack, at their early
 * dates for free slack. Finished and inactive successors allow everything.
 */
export function readSuccessors(timetable: Timetable, node: number, starts: Int32Array, finishes: Int32Array, limits: FinishLimits): void {
  const { model, graph } = timetable;
  limits.start = unlimited;
  limits.finish = unlimited;
  for (let index = graph.outStart[node]!; index < graph.outStart[node + 1]!; index++) {
    const edgeIndex = graph.outEdges[index]!;
    const to = graph.edgeTo[edgeIndex]!;
    const isTask = to < model.size;
    const task = isTask ? to : graph.taskOf(to);
    const flags = model.flags[task]!;
    if ((flags & flag.inactive) !== 0) continue;
    const type = graph.edgeType[edgeIndex]!;
    if (type === edge.toCollector) {
      limits.finish = Math.min(limits.finish, finishes[to]!);
      if (timetable.earlyStart[node] === timetable.earlyStart[to]) limits.start = Math.min(limits.start, starts[to]!);
      continue;
    }
    if (isTask && (flags & flag.finished) !== 0) continue;
    if (type === edge.fromGate) {
      limits.start = Math.min(limits.start, isTask ? latestForStart(timetable, task, starts[to]!) : starts[to]!);
      limits.finish = Math.min(limits.finish, isTask ? latestForFinish(timetable, task, starts[to]!, finishes[to]!) : finishes[to]!);
      continue;
    }
    let allowed: number;
    if (type === edge.FS || type === edge.SS) allowed = isTask ? latestForStart(timetable, task, starts[to]!) : starts[to]!;
    else allowed = isTask ? latestForFinish(timetable, task, starts[to]!, finishes[to]!) : finishes[to]!;
    if (allowed === unlimited) continue;
    if (graph.edgeLag[edgeIndex] !== 0) {
      const calendar = model.calendars[model.calendarOf[task]!]!;
      allowed = removeLag(calendar, allowed, lagMinutesOf(timetable, edgeIndex), isElapsedLag(timetable, edgeIndex));
    }
    if (type === edge.FS || type === edge.FF) limits.finish = Math.min(limits.finish, allowed);
    else limits.start = Math.min(limits.start, allowed);
  }
}

/** The latest instant that a link may ask of a task that is to start at `start`: earlier, by the clock, by what levelling holds it back. */
function latestForStart(timetable: Timetable, task: number, start: number): number {
  const { model } = timetable;
  return model.fixedStart[task]! > noTime ? start : start - model.levellingDelay[task]!;
}

/** The latest instant that a link may ask of the finish of a task with these dates: the last one that is the same working time. */
function latestForFinish(timetable: Timetable, task: number, start: number, finish: number): number {
  const { model } = timetable;
  const span = model.span[task]!;
  if (span === 0) return latestForStart(timetable, task, finish);
  if ((model.flags[task]! & flag.elapsed) !== 0) return latestForStart(timetable, task, start) + finish - start;
  if (finish >= lastInstant || (model.flags[task]! & flag.shared) !== 0) return finish;
  const calendar = model.calendars[model.calendarOf[task]!]!;
  if (model.levellingDelay[task] === 0) return workStartAt(calendar, workOffset(calendar, finish));
  return workStartAt(calendar, workOffset(calendar, latestForStart(timetable, task, start)) + span);
}

/**
 * A task that must start or finish on a date has it as its late date too, whatever its successors leave: "tasks will always honor their
 * constraint dates", the usual setting of Microsoft Project. Its predecessors do not see that what follows it is late.
 */
function replaceByMustDates(timetable: Timetable, task: number, limits: FinishLimits): void {
  const { model } = timetable;
  const type = model.constraint[task]!;
  const at = model.constraintAt[task]!;
  if (type === constraint.MSO) {
    limits.start = startFrom(model, task, at);
    limits.finish = unlimited;
  } else if (type === constraint.MFO) {
    limits.start = unlimited;
    limits.finish = at;
  }
}

function limitByOwnDates(timetable: Timetable, task: number, limits: FinishLimits): void {
  const { model } = timetable;
  limits.finish = Math.min(limits.finish, model.deadline[task]!);
  if (model.summaryLimits !== null) limits.finish = Math.min(limits.finish, model.summaryLimits.notAfter[task]!);
  const type = model.constraint[task]!;
  if (type === constraint.SNLT) limits.start = Math.min(limits.start, startFrom(model, task, model.constraintAt[task]!));
  else if (type === constraint.FNLT || type === constraint.MFO) limits.finish = Math.min(limits.finish, model.constraintAt[task]!);
}
