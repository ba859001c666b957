import { firstInstant, lastInstant, workBetween } from "../time/calendar.ts";
import { formatCivilTime, minutesInDay } from "../time/day.ts";
import { applyLag } from "./link-lag.ts";
import { flag, noTime } from "./network-model.ts";
import { constraintTypes, linkTypes } from "./network.ts";
import { edge } from "./graph-edges.ts";
import { constraint, driver, isElapsedLag, lagMinutesOf } from "./timetable.ts";
import type { Timetable } from "./timetable.ts";
import { finishFrom, startForFinish, startFrom } from "./work-placement.ts";

/**
 * Sets the early dates of every task, in the order of the graph. With `takesLateDates`, tasks as late as possible take the late
 * dates of an earlier backward pass and push their successors.
 */
export function passForward(timetable: Timetable, takesLateDates: boolean): void {
  const { order } = timetable.graph;
  beginForward(timetable);
  for (let position = 0; position < order.length; position++) placeNode(timetable, order[position]!, takesLateDates);
}

/** Forgets what an earlier forward pass found, so that another one can begin. */
export function beginForward(timetable: Timetable): void {
  timetable.conflicts = [];
  timetable.projectFinish = noTime;
}

/** Sets the early dates of one node. Precondition: those of every node it waits for are set. */
export function placeNode(timetable: Timetable, node: number, takesLateDates: boolean): void {
  const { model, graph } = timetable;
  if (node >= model.size) {
    readLinks(timetable, node, model.start, limits);
    timetable.earlyStart[node] = limits.start;
    timetable.earlyFinish[node] = limits.finish;
    timetable.drivingEdge[node] = limits.startEdge;
    timetable.finishDrivingEdge[node] = limits.finishEdge;
    return;
  }
  const flags = model.flags[node]!;
  if ((flags & flag.summary) !== 0) {
    if (graph.isCollector[node] === 1) collect(timetable, node);
    return;
  }
  scheduleTask(timetable, node, limits, takesLateDates);
  const finish = timetable.earlyFinish[node]!;
  const isExhausted = finish >= lastInstant || timetable.earlyStart[node]! <= firstInstant;
  if (isExhausted && timetable.exhaustedTask < 0) timetable.exhaustedTask = node;
  if ((flags & flag.inactive) === 0 && finish > timetable.projectFinish) timetable.projectFinish = finish;
}

/** What the links into a node ask for: a start and a finish no earlier than these, and the edges that say so. */
interface StartLimits {
  start: number;
  startEdge: number;
  finish: number;
  finishEdge: number;
}

/** Written anew for every node: one object for all of them. */
const limits: StartLimits = { start: 0, startEdge: -1, finish: 0, finishEdge: -1 };

/**
 * Of several links that ask for the same instant, the one declared last counts as the driver. No link pulls a start before
 * `floor`, unless the predecessor lies before it itself.
 */
function readLinks(timetable: Timetable, node: number, floor: number, limits: StartLimits): void {
  const { model, graph, earlyStart, earlyFinish } = timetable;
  const calendar = model.calendars[model.calendarOf[node < model.size ? node : graph.taskOf(node)]!]!;
  limits.start = noTime;
  limits.startEdge = -1;
  limits.finish = noTime;
  limits.finishEdge = -1;
  for (let edgeIndex = graph.inStart[node]!; edgeIndex < graph.inStart[node + 1]!; edgeIndex++) {
    const from = graph.edgeFrom[edgeIndex]!;
    const type = graph.edgeType[edgeIndex]!;
    if (type === edge.fromGate) {
      if (earlyStart[from]! > noTime && earlyStart[from]! >= limits.start) {
        limits.start = earlyStart[from]!;
        limits.startEdge = timetable.drivingEdge[from]!;
      }
      if (earlyFinish[from]! > noTime && earlyFinish[from]! >= limits.finish) {
        limits.finish = earlyFinish[from]!;
        limits.finishEdge = timetable.finishDrivingEdge[from]!;
      }
      continue;
    }
    const source = type === edge.FS || type === edge.FF ? earlyFinish[from]! : earlyStart[from]!;
    const asked =
      graph.edgeLag[edgeIndex] === 0
        ? source
        : applyLag(calendar, source, lagMinutesOf(timetable, edgeIndex), isElapsedLag(timetable, edgeIndex));
    if (type === edge.FS || type === edge.SS) {
      if (asked < floor && source >= floor) {
        if (limits.start < floor) {
          limits.start = floor;
          limits.startEdge = -1;
        }
      } else if (asked >= limits.start) {
        limits.start = asked;
        limits.startEdge = edgeIndex;
      }
    } else if (asked >= limits.finish) {
      limits.finish = asked;
      limits.finishEdge = edgeIndex;
    }
  }
}

/** A collector starts with the first and finishes with the last of what is in it, inactive tasks left out. */
function collect(timetable: Timetable, node: number): void {
  const { model, graph, earlyStart, earlyFinish } = timetable;
  let start = lastInstant;
  let finish = noTime;
  for (let edgeIndex = graph.inStart[node]!; edgeIndex < graph.inStart[node + 1]!; edgeIndex++) {
    const from = graph.edgeFrom[edgeIndex]!;
    if ((model.flags[from]! & flag.inactive) !== 0) continue;
    if (earlyStart[from]! < start) start = earlyStart[from]!;
    if (earlyFinish[from]! > finish) finish = earlyFinish[from]!;
  }
  earlyStart[node] = start;
  earlyFinish[node] = finish;
}

function scheduleTask(timetable: Timetable, task: number, limits: StartLimits, takesLateDates: boolean): void {
  const { model, earlyStart, earlyFinish } = timetable;
  const flags = model.flags[task]!;
  const fixedStart = model.fixedStart[task]!;
  const fixedFinish = model.fixedFinish[task]!;
  if (fixedStart > noTime || fixedFinish > noTime) {
    const isManual = (flags & flag.manual) !== 0;
    if (isManual) reportUnmetLink(timetable, task, limits);
    earlyStart[task] = fixedStart > noTime ? fixedStart : startForFinish(model, task, fixedFinish);
    earlyFinish[task] = fixedFinish > noTime ? fixedFinish : Math.min(lastInstant, finishFrom(model, task, fixedStart));
    timetable.driver[task] = isManual ? driver.manual : driver.actual;
    timetable.drivingEdge[task] = -1;
    return;
  }
  const floor = model.start;
  readLinks(timetable, task, floor, limits);
  let start = startFrom(model, task, limits.start > noTime ? limits.start : floor);
  let edgeIndex = limits.startEdge;
  let reason: number = edgeIndex >= 0 ? driver.link : isNextDay(floor, start) ? driver.calendar : driver.projectStart;
  if (limits.finish > noTime) {
    // A milestone has to stand at or after what is asked; a task's finish may be an equal instant before it.
    const startForLinks = (model.span[task] === 0 ? startFrom : startForFinish)(model, task, limits.finish);
    if (startForLinks > start) {
      start = startForLinks;
      edgeIndex = limits.finishEdge;
      reason = driver.link;
    }
  }
  if (model.summaryLimits !== null && model.summaryLimits.notBefore[task]! > start) {
    start = startFrom(model, task, model.summaryLimits.notBefore[task]!);
    reason = driver.summaryConstraint;
  }
  const delay = model.levellingDelay[task]!;
  const type = model.constraint[task]!;
  const isFloor = type === constraint.SNET || type === constraint.FNET;
  // The delay counts from where links and no-earlier-than dates put the task; no-later-than and must-dates win over it.
  if (delay > 0 && !isFloor) {
    start = startFrom(model, task, start + delay);
    reason = driver.levelling;
  }
  if (type !== constraint.ASAP) {
    const before = start;
    start = applyConstraint(timetable, task, type, start, edgeIndex, takesLateDates);
    if (start !== before || type === constraint.MSO || type === constraint.MFO) reason = driver.constraint;
  }
  if (delay > 0 && isFloor) {
    start = startFrom(model, task, start + delay);
    reason = driver.levelling;
  }
  earlyStart[task] = start;
  earlyFinish[task] = Math.min(lastInstant, finishFrom(model, task, start));
  timetable.driver[task] = reason;
  timetable.drivingEdge[task] = reason === driver.link ? edgeIndex : -1;
}

/** Constraint dates win over links; what they break is reported. A date before the project start counts for nothing but must-dates and tasks without links. */
function applyConstraint(
  timetable: Timetable,
  task: number,
  type: number,
  start: number,
  edgeIndex: number,
  takesLateDates: boolean,
): number {
  const { model, graph } = timetable;
  if (type === constraint.ALAP) return takesLateDates ? Math.max(start, timetable.lateStart[task]!) : start;
  const at = model.constraintAt[task]!;
  const concernsStart = type === constraint.SNET || type === constraint.SNLT || type === constraint.MSO;
  const wanted = concernsStart ? startFrom(model, task, at) : startForFinish(model, task, at);
  if (type === constraint.SNET || type === constraint.FNET) {
    const hasLinks = graph.inStart[task + 1]! > graph.inStart[task]!;
    return hasLinks ? Math.max(start, wanted) : wanted;
  }
  const isCap = type === constraint.SNLT || type === constraint.FNLT;
  if (start > wanted && (isCap || edgeIndex >= 0)) {
    const required = concernsStart ? start : finishFrom(model, task, start);
    const isElapsed = (model.flags[task]! & flag.elapsed) !== 0;
    const byMinutes = isElapsed ? start - wanted : workBetween(model.calendars[model.calendarOf[task]!]!, wanted, start);
    if (byMinutes > 0) {
      timetable.conflicts.push({
        code: "schedule.constraint.conflict",
        taskId: model.ids[task]!,
        constraint: constraintTypes[type]!,
        at: formatCivilTime(at),
        required: formatCivilTime(required),
        byMinutes,
      });
    }
  }
  if (!isCap) return wanted;
  return Math.min(start, Math.max(wanted, startFrom(model, task, model.start)));
}

function reportUnmetLink(timetable: Timetable, task: number, limits: StartLimits): void {
  const { model, graph } = timetable;
  if (graph.inStart[task + 1]! === graph.inStart[task]!) return;
  readLinks(timetable, task, noTime, limits);
  const calendar = model.calendars[model.calendarOf[task]!]!;
  const startBy = limits.startEdge < 0 ? 0 : workBetween(calendar, model.fixedStart[task]!, limits.start);
  const finishBy = limits.finishEdge < 0 ? 0 : workBetween(calendar, model.fixedFinish[task]!, limits.finish);
  const byMinutes = Math.max(startBy, finishBy);
  if (byMinutes <= 0) return;
  const edgeIndex = startBy >= finishBy ? limits.startEdge : limits.finishEdge;
  timetable.conflicts.push({
    code: "schedule.link.unmet",
    taskId: model.ids[task]!,
    of: model.ids[graph.edgeFrom[edgeIndex]!]!,
    type: linkTypes[graph.edgeType[edgeIndex]!]!,
    byMinutes,
  });
}

function isNextDay(instant: number, later: number): boolean {
  return Math.floor(later / minutesInDay) > Math.floor(instant / minutesInDay);
}
