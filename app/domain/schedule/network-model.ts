import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { workBetween } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { parseCivilTime } from "../time/day.ts";
import { longestDurationMinutes } from "../time/duration.ts";
import { constraintTypes } from "./network.ts";
import type { ConstraintType, Network, NetworkTask } from "./network.ts";
import type { NumberField, ScheduleProblem, TimeField } from "./schedule.ts";
import { createCalendarShelf } from "./calendar-shelf.ts";
import type { CalendarShelf } from "./calendar-shelf.ts";
import { readAssignments, readTaskAssignments } from "./read-assignments.ts";
import { spanAndRest } from "./pauses.ts";
import type { SharedWork } from "./shared-work.ts";
import { readHierarchy } from "./task-hierarchy.ts";
import type { TaskHierarchy } from "./task-hierarchy.ts";
import type { TaskIndex } from "./task-index.ts";

/** What is known of a task, as bits of `NetworkModel.flags`. */
export const flag = {
  summary: 1,
  inactive: 2,
  elapsed: 4,
  manual: 8,
  /** It has an actual start, or part of it is done. */
  started: 16,
  finished: 32,
  /** People of several calendars work on it, each on their own. */
  shared: 64,
} as const;

/** In arrays of times: no such time. Below and above every instant of a plan. */
export const noTime = -0x80000000;
export const unlimited = 0x7fffffff;

/** A network with every text resolved: arrays parallel to its tasks, times in absolute civil minutes. */
export interface NetworkModel {
  readonly size: number;
  readonly start: number;
  readonly ids: readonly string[];
  readonly index: TaskIndex;
  readonly hierarchy: TaskHierarchy;
  readonly shelf: CalendarShelf;
  readonly calendars: readonly WorkCalendar[];
  readonly calendarKeys: readonly string[];
  readonly calendarOf: Uint16Array;
  readonly flags: Uint8Array;
  /** Minutes of work, without the pauses in it. */
  readonly duration: Int32Array;
  /** Minutes from start to finish: the duration and its pauses. */
  readonly span: Int32Array;
  /** What is left of the span once the work started. */
  readonly remaining: Int32Array;
  readonly percentComplete: Float64Array;
  /** Index into constraintTypes. */
  readonly constraint: Uint8Array;
  readonly constraintAt: Int32Array;
  readonly deadline: Int32Array;
  /** Manual or actual dates. */
  readonly fixedStart: Int32Array;
  readonly fixedFinish: Int32Array;
  readonly levellingDelay: Int32Array;
  /** What summaries ask of the tasks in them; null when none asks for anything. */
  readonly summaryLimits: SummaryLimits | null;
  /** Work of people with several calendars; null when there is none. */
  readonly sharedWork: SharedWork | null;
  /** Whether a task that nothing waits for has to finish when it does, and not just by the end of the project. */
  readonly hasSeveralEnds: boolean;
}

/** Per task: not to start before and not to finish after the dates of the summaries above it. */
export interface SummaryLimits {
  readonly notBefore: Int32Array;
  readonly notAfter: Int32Array;
}

/** Resolves ids, calendars and times of a network, or names the first thing in it that makes no sense. */
export function readNetwork(network: Network): Result<NetworkModel, ScheduleProblem> {
  const { tasks } = network;
  const size = tasks.length;
  const start = parseCivilTime(network.start);
  if (start === null) return failure({ code: "schedule.time.invalid", taskId: null, field: "start", value: network.start });
  const hierarchy = readHierarchy(tasks);
  if (!hierarchy.ok) return hierarchy;
  const { ids, index: taskIndex, childStart } = hierarchy.value;
  const calendars = createCalendarShelf(network, start);
  const projectCalendar = calendars.find(network.calendar, null);
  if (!projectCalendar.ok) return projectCalendar;

  const duration = new Int32Array(size);
  const model = {
    size,
    start,
    ids,
    index: taskIndex,
    hierarchy: hierarchy.value,
    shelf: calendars,
    calendars: calendars.compiled,
    calendarKeys: calendars.keys,
    calendarOf: new Uint16Array(size),
    flags: new Uint8Array(size),
    duration,
    span: tasks.some((task) => task.pauses !== undefined) ? new Int32Array(size) : duration,
    remaining: new Int32Array(size),
    percentComplete: new Float64Array(size),
    constraint: new Uint8Array(size),
    constraintAt: new Int32Array(size),
    deadline: new Int32Array(size),
    fixedStart: new Int32Array(size),
    fixedFinish: new Int32Array(size),
    levellingDelay: new Int32Array(size),
    summaryLimits: null,
    sharedWork: null,
    hasSeveralEnds: network.severalEnds === true,
  };
  for (let index = 0; index < size; index++) {
    if (childStart[index + 1]! > childStart[index]!) model.flags[index] = flag.summary;
    const problem = readTask(model, index, tasks[index]!);
    if (problem !== null) return failure(problem);
  }
  const sharedWork = readAssignments(model, tasks);
  if (!sharedWork.ok) return sharedWork;
  inheritInactivity(model, tasks);
  return success({ ...model, sharedWork: sharedWork.value, summaryLimits: readSummaryLimits(model) });
}

/**
 * The model of a network in which the tasks with these indexes became others, all else being as it was. Null when that is not enough and the
 * network has to be read anew: when one of them is a summary, has another parent, is or becomes inactive, or is worked on by people of several calendars.
 */
export function withTasks(
  model: NetworkModel,
  tasks: readonly NetworkTask[],
  indexes: readonly number[],
): Result<NetworkModel, ScheduleProblem> | null {
  const { hierarchy, ids } = model;
  const hasSpans = model.span !== model.duration;
  for (const index of indexes) {
    const task = tasks[index]!;
    const above = hierarchy.parent[index]!;
    if ((model.flags[index]! & (flag.summary | flag.inactive | flag.shared)) !== 0 || task.active === false) return null;
    if (task.id !== ids[index] || task.parent !== (above < 0 ? null : ids[above]) || (task.pauses !== undefined && !hasSpans)) return null;
  }
  const changed = copyOf(model);
  for (const index of indexes) {
    const task = tasks[index]!;
    changed.flags[index] = changed.calendarOf[index] = changed.constraint[index] = changed.constraintAt[index] = 0;
    const problem = readTask(changed, index, task);
    if (problem !== null) return failure(problem);
    const parts = readTaskAssignments(changed, index, task);
    if (!parts.ok) return parts;
    if (parts.value.length > 0) return null;
  }
  return success(changed);
}

/** Field by field: copies made by spreading have another shape, by which the passes take half as long again. */
function copyOf(model: NetworkModel): NetworkModel {
  const duration = model.duration.slice();
  return {
    size: model.size,
    start: model.start,
    ids: model.ids,
    index: model.index,
    hierarchy: model.hierarchy,
    shelf: model.shelf,
    calendars: model.calendars,
    calendarKeys: model.calendarKeys,
    calendarOf: model.calendarOf.slice(),
    flags: model.flags.slice(),
    duration,
    span: model.span === model.duration ? duration : model.span.slice(),
    remaining: model.remaining.slice(),
    percentComplete: model.percentComplete.slice(),
    constraint: model.constraint.slice(),
    constraintAt: model.constraintAt.slice(),
    deadline: model.deadline.slice(),
    fixedStart: model.fixedStart.slice(),
    fixedFinish: model.fixedFinish.slice(),
    levellingDelay: model.levellingDelay.slice(),
    summaryLimits: model.summaryLimits,
    sharedWork: model.sharedWork,
    hasSeveralEnds: model.hasSeveralEnds,
  };
}

/** Everything but the people on it. Precondition: the row is empty, but for its being a summary. */
function readTask(model: NetworkModel, index: number, task: NetworkTask): ScheduleProblem | null {
  if (task.calendar !== undefined) {
    const calendar = model.shelf.find(task.calendar, task.id);
    if (!calendar.ok) return calendar.problem;
    model.calendarOf[index] = calendar.value;
  }
  return readAmounts(model, index, task) ?? readTimes(model, index, task);
}

function readAmounts(model: NetworkModel, index: number, task: NetworkTask): ScheduleProblem | null {
  const percent = task.percentComplete ?? 0;
  const delay = task.levellingDelayMinutes ?? 0;
  if (!isAmount(task.durationMinutes)) return invalidNumber(task, "durationMinutes", task.durationMinutes);
  if (!(percent >= 0 && percent <= 100)) return invalidNumber(task, "percentComplete", percent);
  if (!isAmount(delay)) return invalidNumber(task, "levellingDelayMinutes", delay);
  const duration = Math.round(task.durationMinutes);
  model.duration[index] = duration;
  model.remaining[index] = remainingOf(duration, percent);
  if (task.pauses !== undefined) {
    const rested = spanAndRest(task.pauses, duration, percent);
    if (rested === null) return invalidNumber(task, "pause", Number.NaN);
    model.span[index] = task.elapsed === true ? duration : rested.span;
    if (task.elapsed !== true) model.remaining[index] = rested.remaining;
  } else model.span[index] = duration;
  model.percentComplete[index] = percent;
  model.levellingDelay[index] = delay;
  if (task.elapsed === true) model.flags[index]! |= flag.elapsed;
  if (percent > 0) model.flags[index]! |= percent === 100 ? flag.started | flag.finished : flag.started;
  return null;
}

function readTimes(model: NetworkModel, index: number, task: NetworkTask): ScheduleProblem | null {
  const { constraint, deadline, actualStart, actualFinish, manual } = task;
  model.deadline[index] = unlimited;
  model.fixedStart[index] = noTime;
  model.fixedFinish[index] = noTime;
  if (constraint !== undefined) {
    const { type, at } = constraint;
    if (type !== "ASAP" && type !== "ALAP") {
      const instant = parseCivilTime(at ?? "");
      if (instant === null) return invalidTime(task, "constraint", at ?? "");
      model.constraintAt[index] = instant;
    }
    model.constraint[index] = constraintTypes.indexOf(type);
  }
  if (deadline !== undefined) {
    const instant = parseCivilTime(deadline);
    if (instant === null) return invalidTime(task, "deadline", deadline);
    model.deadline[index] = instant;
  }
  if (actualStart !== undefined) {
    const instant = parseCivilTime(actualStart);
    if (instant === null) return invalidTime(task, "actualStart", actualStart);
    model.fixedStart[index] = instant;
    model.flags[index]! |= flag.started;
  }
  if (actualFinish !== undefined) {
    const instant = parseCivilTime(actualFinish);
    if (instant === null) return invalidTime(task, "actualFinish", actualFinish);
    model.fixedFinish[index] = Math.max(instant, model.fixedStart[index]!);
    model.flags[index]! |= flag.started | flag.finished;
  }
  if (manual !== undefined && actualStart === undefined && actualFinish === undefined) return readManualTimes(model, index, task, manual);
  return null;
}

function readManualTimes(
  model: NetworkModel,
  index: number,
  task: NetworkTask,
  manual: NonNullable<NetworkTask["manual"]>,
): ScheduleProblem | null {
  const start = parseCivilTime(manual.start);
  const finish = parseCivilTime(manual.finish);
  if (start === null) return invalidTime(task, "manualStart", manual.start);
  if (finish === null) return invalidTime(task, "manualFinish", manual.finish);
  model.flags[index]! |= flag.manual;
  model.fixedStart[index] = start;
  model.fixedFinish[index] = Math.max(start, finish);
  const isElapsed = (model.flags[index]! & flag.elapsed) !== 0;
  const span = isElapsed
    ? model.fixedFinish[index]! - start
    : workBetween(model.calendars[model.calendarOf[index]!]!, start, model.fixedFinish[index]!);
  model.duration[index] = span;
  model.span[index] = span;
  model.remaining[index] = remainingOf(span, model.percentComplete[index]!);
  return null;
}

/** A task under an inactive summary is inactive, and so is a summary with nothing active in it. */
function inheritInactivity(model: NetworkModel, tasks: readonly NetworkTask[]): void {
  const { preorder, parent } = model.hierarchy;
  if (!tasks.some((task) => task.active === false)) return;
  const hasActiveChild = new Uint8Array(model.size);
  for (const index of preorder) {
    const above = parent[index]!;
    const isInactive = tasks[index]!.active === false || (above >= 0 && (model.flags[above]! & flag.inactive) !== 0);
    if (isInactive) model.flags[index]! |= flag.inactive;
  }
  for (let position = preorder.length - 1; position >= 0; position--) {
    const index = preorder[position]!;
    if ((model.flags[index]! & flag.summary) !== 0 && hasActiveChild[index] === 0) model.flags[index]! |= flag.inactive;
    if ((model.flags[index]! & flag.inactive) === 0 && parent[index]! >= 0) hasActiveChild[parent[index]!] = 1;
  }
}

/** A summary may start no earlier and finish no later than a date, as in MS Project; other constraints on summaries count for nothing. */
function readSummaryLimits(model: NetworkModel): SummaryLimits | null {
  const { size, flags } = model;
  const { preorder, parent } = model.hierarchy;
  const asks = (task: number, type: ConstraintType) => constraintTypes[model.constraint[task]!] === type;
  const isLimiting = (task: number) => (flags[task]! & flag.summary) !== 0 && (asks(task, "SNET") || asks(task, "FNLT"));
  if (!model.constraint.some((type, task) => type > 0 && isLimiting(task))) return null;
  const notBefore = new Int32Array(size).fill(noTime);
  const notAfter = new Int32Array(size).fill(unlimited);
  for (const task of preorder) {
    const above = parent[task]!;
    if (above >= 0) {
      notBefore[task] = notBefore[above]!;
      notAfter[task] = notAfter[above]!;
    }
    if (!isLimiting(task)) continue;
    const at = model.constraintAt[task]!;
    if (asks(task, "SNET")) notBefore[task] = Math.max(notBefore[task]!, at);
    else notAfter[task] = Math.min(notAfter[task]!, at);
  }
  return { notBefore, notAfter };
}

/** What is left to do of so many minutes. */
export function remainingOf(minutes: number, percentComplete: number): number {
  return percentComplete === 0 ? minutes : Math.round((minutes * (100 - percentComplete)) / 100);
}

export function isAmount(value: number): boolean {
  return value >= 0 && value <= longestDurationMinutes;
}

function invalidTime(task: NetworkTask, field: TimeField, value: string): ScheduleProblem {
  return { code: "schedule.time.invalid", taskId: task.id, field, value };
}

export function invalidNumber(task: NetworkTask, field: NumberField, value: number): ScheduleProblem {
  return { code: "schedule.number.invalid", taskId: task.id, field, value };
}
