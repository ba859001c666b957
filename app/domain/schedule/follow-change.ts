import { passBackward, placeTaskLate, type FinishLimits } from "./backward-pass.ts";
import { beginForward, placeNode } from "./forward-pass.ts";
import { flag, noTime, unlimited, type NetworkModel } from "./network-model.ts";
import type { PreparedNetwork } from "./prepared-network.ts";
import { measureTask, totalSlackOf, type Slack } from "./slack.ts";
import { hasSummaryLinks, type TaskGraph } from "./task-graph.ts";
import { findTask } from "./task-index.ts";
import { constraint, createTimetable, type Timetable } from "./timetable.ts";

/** What a calculation found, before late dates are settled and summaries rolled up. A later one of nearly the same network goes on from it. */
export interface KnownDates {
  readonly timetable: Timetable;
  readonly lateStart: Int32Array;
  readonly lateFinish: Int32Array;
  readonly slack: Slack;
}

/**
 * Calculates early and late dates and slack of a network in which few tasks are other than in one that was calculated before, and nothing else: only what
 * those tasks reach is calculated again, forward as far as early dates move, backward as far as late dates do. The outcome is that of
 * calculating all of it. Null where that is not enough and all has to be calculated: with links on summaries, with tasks as late as possible,
 * and where dates leave the years that calendars know.
 */
export function followChange({ model, graph, changed }: PreparedNetwork, known: KnownDates): { timetable: Timetable; slack: Slack } | null {
  const { timetable: before } = known;
  if (changed === null || before.graph !== graph || hasSummaryLinks(graph, model.size)) return null;
  if (model.constraint.includes(constraint.ALAP) || before.model.constraint.includes(constraint.ALAP)) return null;
  const timetable: Timetable = {
    ...createTimetable(model, graph),
    earlyStart: before.earlyStart.slice(),
    earlyFinish: before.earlyFinish.slice(),
    lateStart: known.lateStart.slice(),
    lateFinish: known.lateFinish.slice(),
    driver: before.driver.slice(),
    drivingEdge: before.drivingEdge.slice(),
  };
  const moved = followForward(timetable, before, changed);
  if (timetable.exhaustedTask >= 0) return null;
  if (timetable.projectFinish !== before.projectFinish) {
    passBackward(timetable);
    return { timetable, slack: slackAfterEnd(timetable, known.slack, changed, moved) };
  }
  const slack = { total: known.slack.total.slice(), free: known.slack.free.slice() };
  followSlack(timetable, slack, followBackward(timetable, changed, moved));
  return { timetable, slack };
}

/** Marks the tasks whose early dates are others than before. */
function followForward(timetable: Timetable, before: Timetable, changed: readonly number[]): Uint8Array {
  const { model, graph, earlyStart, earlyFinish } = timetable;
  const isOpen = new Uint8Array(model.size);
  const moved = new Uint8Array(model.size);
  beginForward(timetable);
  for (const task of changed) {
    isOpen[task] = 1;
    markSuccessors(graph, task, isOpen);
  }
  for (const task of graph.order) {
    if (isOpen[task] === 0) continue;
    const [start, finish] = [earlyStart[task]!, earlyFinish[task]!];
    placeNode(timetable, task, false);
    if (earlyStart[task] === start && earlyFinish[task] === finish) continue;
    moved[task] = 1;
    markSuccessors(graph, task, isOpen);
  }
  timetable.projectFinish = latestFinish(model, earlyFinish);
  const isKept = (taskId: string) => isOpen[findTask(model.index, taskId)] === 0;
  timetable.conflicts = [...before.conflicts.filter(({ taskId }) => isKept(taskId)), ...timetable.conflicts];
  return moved;
}

/** Marks the tasks whose slack may be another than before: their own dates are, or what their successors leave them. */
function followBackward(timetable: Timetable, changed: readonly number[], moved: Uint8Array): Uint8Array {
  const { model, graph, lateStart, lateFinish } = timetable;
  const isOpen = new Uint8Array(model.size);
  const isMeasured = new Uint8Array(model.size);
  const limits: FinishLimits = { start: unlimited, finish: unlimited };
  for (const task of changed) {
    isOpen[task] = isMeasured[task] = 1;
    markPredecessors(graph, task, isOpen);
    markPredecessors(graph, task, isMeasured);
  }
  for (let position = graph.order.length - 1; position >= 0; position--) {
    const task = graph.order[position]!;
    if (moved[task] === 1) {
      isMeasured[task] = 1;
      markPredecessors(graph, task, isMeasured);
      // Late dates of what is done are its early ones, and those of an end that counts for itself come from its early finish.
      if (model.hasSeveralEnds || (model.flags[task]! & (flag.finished | flag.inactive)) !== 0) isOpen[task] = 1;
    }
    if (isOpen[task] === 0) continue;
    const [start, finish] = [lateStart[task]!, lateFinish[task]!];
    placeTaskLate(timetable, task, limits);
    if (lateStart[task] === start && lateFinish[task] === finish) continue;
    isMeasured[task] = 1;
    markPredecessors(graph, task, isOpen);
  }
  return isMeasured;
}

/**
 * The slack of every task after the end of the project moved. Where neither a task nor what follows it happens at another time, its successors
 * leave it what they left before: its free slack, where that was less than its total slack.
 */
function slackAfterEnd(timetable: Timetable, known: Slack, changed: readonly number[], moved: Uint8Array): Slack {
  const { model, graph, earlyStart, earlyFinish } = timetable;
  const slack = { total: new Int32Array(model.size), free: new Int32Array(model.size) };
  const isOther = new Uint8Array(model.size);
  const limits: FinishLimits = { start: unlimited, finish: unlimited };
  const mark = (task: number) => {
    isOther[task] = 1;
    markPredecessors(graph, task, isOther);
  };
  changed.forEach(mark);
  for (let task = 0; task < model.size; task++) if (moved[task] === 1) mark(task);
  for (let task = 0; task < model.size; task++) {
    if ((model.flags[task]! & flag.summary) !== 0) continue;
    if (isOther[task] === 0 && known.free[task]! < known.total[task]!) {
      slack.total[task] = totalSlackOf(timetable, task);
      slack.free[task] = Math.min(known.free[task]!, Math.max(0, slack.total[task]!));
    } else measureTask(timetable, task, slack, earlyStart, earlyFinish, limits);
  }
  return slack;
}

function followSlack(timetable: Timetable, slack: Slack, isMeasured: Uint8Array): void {
  const { earlyStart, earlyFinish } = timetable;
  const limits: FinishLimits = { start: unlimited, finish: unlimited };
  for (let task = 0; task < isMeasured.length; task++)
    if (isMeasured[task] === 1) measureTask(timetable, task, slack, earlyStart, earlyFinish, limits);
}

function latestFinish({ size, flags }: NetworkModel, earlyFinish: Int32Array): number {
  let latest = noTime;
  for (let task = 0; task < size; task++)
    if ((flags[task]! & (flag.inactive | flag.summary)) === 0 && earlyFinish[task]! > latest) latest = earlyFinish[task]!;
  return latest;
}

function markSuccessors({ outStart, outEdges, edgeTo }: TaskGraph, task: number, marks: Uint8Array): void {
  for (let index = outStart[task]!; index < outStart[task + 1]!; index++) marks[edgeTo[outEdges[index]!]!] = 1;
}

function markPredecessors({ inStart, edgeFrom }: TaskGraph, task: number, marks: Uint8Array): void {
  for (let index = inStart[task]!; index < inStart[task + 1]!; index++) marks[edgeFrom[index]!] = 1;
}
