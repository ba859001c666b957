import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { workBetween } from "../time/calendar.ts";
import { formatCivilTime } from "../time/day.ts";
import { passBackward } from "./backward-pass.ts";
import { followChange, type KnownDates } from "./follow-change.ts";
import { passForward } from "./forward-pass.ts";
import { flag, readNetwork, unlimited } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import { constraintTypes, linkTypes } from "./network.ts";
import type { Driver, Network } from "./network.ts";
import type { PreparedNetwork } from "./prepared-network.ts";
import { rollUp } from "./roll-up.ts";
import type { RollUp } from "./roll-up.ts";
import type { Schedule, ScheduleConflict, ScheduleProblem, ScheduledTask } from "./schedule.ts";
import { measureSlack, settleLateDates } from "./slack.ts";
import type { Slack } from "./slack.ts";
import { buildTaskGraph } from "./task-graph.ts";
import { findTask } from "./task-index.ts";
import { constraint, createTimetable, driver } from "./timetable.ts";
import type { Timetable } from "./timetable.ts";

/**
 * Decides when every task of a network happens: early and late dates, total and free slack, the critical tasks and what drives
 * each start. Durations and lags are minutes; times are civil, to the minute.
 *
 * Method: the critical path method over working time (Kelley and Walker 1959), with links, constraints and slack as MS Project calculates
 * them. A forward pass sets early dates from the network's start, the four link types with lag on the successor's calendar, constraint dates (which win over
 * links), actual and manual dates. A backward pass sets late dates from the latest finish; must-dates, no-later-than
 * dates and deadlines cap them, so that total slack turns negative where they cannot be kept. Tasks as late as possible then take
 * their late dates and a second forward pass moves what follows them. A link on a summary counts for every task in it.
 *
 * A plan without tasks starts and finishes at the network's start. Constraints that break links, missed deadlines, manual tasks
 * ahead of their predecessors and links to unknown tasks are conflicts beside the dates. Loops, calendars without working time, unknown
 * parents or calendars, duplicate ids, texts that are no civil time and negative numbers are problems without dates. Nothing is thrown.
 */
export function scheduleNetwork(network: Network): Result<Schedule, ScheduleProblem> {
  return lastOf(scheduleInSteps(network));
}

/** {@link scheduleNetwork} for who has other work to do between its steps; what it returns at the end is the same. */
export function* scheduleInSteps(network: Network): Generator<undefined, Result<Schedule, ScheduleProblem>> {
  const model = readNetwork(network);
  if (!model.ok) return model;
  yield;
  const graph = buildTaskGraph(network.links, model.value);
  if (!graph.ok) return graph;
  yield;
  const calculated = yield* calculateInSteps({ network, model: model.value, graph: graph.value });
  return calculated.ok ? success(calculated.value.schedule) : calculated;
}

export interface Calculated {
  readonly schedule: Schedule;
  /** From where a changed network can be calculated. */
  readonly dates: KnownDates;
}

/**
 * Calculates a network that was read before, from the dates of the one that it was changed from where they are known; the schedule is that of
 * {@link scheduleNetwork}.
 */
export function schedulePrepared(prepared: PreparedNetwork, known: KnownDates | null = null): Result<Calculated, ScheduleProblem> {
  const followed = known && followChange(prepared, known);
  if (!followed) return lastOf(calculateInSteps(prepared));
  return success(lastOf(finishInSteps(prepared, followed.timetable, followed.slack)));
}

function lastOf<Outcome>(steps: Generator<undefined, Outcome>): Outcome {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function* calculateInSteps(prepared: ReadNetwork): Generator<undefined, Result<Calculated, ScheduleProblem>> {
  const { model, graph } = prepared;
  const timetable = createTimetable(model, graph);
  passForward(timetable, false);
  yield;
  if (timetable.exhaustedTask < 0) {
    passBackward(timetable);
    yield;
    if (model.constraint.includes(constraint.ALAP)) passForward(timetable, true);
  }
  if (timetable.exhaustedTask >= 0) return failure(exhaustion(timetable));
  const slack = measureSlack(timetable);
  yield;
  return success(yield* finishInSteps(prepared, timetable, slack));
}

type ReadNetwork = Pick<PreparedNetwork, "network" | "model" | "graph">;

function* finishInSteps({ network }: ReadNetwork, timetable: Timetable, slack: Slack): Generator<undefined, Calculated> {
  const dates: KnownDates = { timetable, lateStart: timetable.lateStart.slice(), lateFinish: timetable.lateFinish.slice(), slack };
  settleLateDates(timetable);
  const summaries = rollUp(timetable, slack, network);
  yield;
  return { schedule: presentSchedule(timetable, slack, summaries), dates };
}

function exhaustion({ model, exhaustedTask }: Timetable): ScheduleProblem {
  const calendar = model.calendarKeys[model.calendarOf[exhaustedTask]!]!;
  return { code: "schedule.calendar.exhausted", calendar, taskId: model.ids[exhaustedTask]! };
}

function presentSchedule(timetable: Timetable, slack: Slack, summaries: RollUp): Schedule {
  const { model } = timetable;
  const { size } = model;
  const earlyStartMinutes = timetable.earlyStart.subarray(0, size);
  const earlyFinishMinutes = timetable.earlyFinish.subarray(0, size);
  const [start, finish] = findSpan(timetable);
  const schedule: Schedule = {
    size,
    start: formatCivilTime(start),
    finish: formatCivilTime(finish),
    ids: model.ids,
    startMinutes: earlyStartMinutes,
    finishMinutes: earlyFinishMinutes,
    earlyStartMinutes,
    earlyFinishMinutes,
    lateStartMinutes: timetable.lateStart.subarray(0, size),
    lateFinishMinutes: timetable.lateFinish.subarray(0, size),
    totalSlack: slack.total,
    freeSlack: slack.free,
    critical: summaries.critical,
    nearCritical: summaries.nearCritical,
    drivingLink: timetable.drivingEdge.subarray(0, size).map((edgeIndex) => (edgeIndex < 0 ? -1 : timetable.graph.edgeLink[edgeIndex]!)),
    conflicts: [...timetable.graph.conflicts, ...sortByTask(model, [...timetable.conflicts, ...findMissedDeadlines(timetable)])],
    indexOf: (id) => findTask(model.index, id),
    task: (index) => presentTask(schedule, timetable, summaries, index),
    calendarOf: (index) => model.calendars[model.calendarOf[index]!]!,
  };
  return schedule;
}

function presentTask(schedule: Schedule, timetable: Timetable, summaries: RollUp, index: number): ScheduledTask {
  if (!(index >= 0 && index < schedule.size)) throw new RangeError(`no task at index ${index}`);
  const flags = timetable.model.flags[index]!;
  return {
    id: schedule.ids[index]!,
    summary: (flags & flag.summary) !== 0,
    active: (flags & flag.inactive) === 0,
    start: formatCivilTime(schedule.startMinutes[index]!),
    finish: formatCivilTime(schedule.finishMinutes[index]!),
    earlyStart: formatCivilTime(schedule.earlyStartMinutes[index]!),
    earlyFinish: formatCivilTime(schedule.earlyFinishMinutes[index]!),
    lateStart: formatCivilTime(schedule.lateStartMinutes[index]!),
    lateFinish: formatCivilTime(schedule.lateFinishMinutes[index]!),
    durationMinutes: summaries.durationMinutes[index]!,
    totalSlackMinutes: schedule.totalSlack[index]!,
    freeSlackMinutes: schedule.freeSlack[index]!,
    percentComplete: summaries.percentComplete[index]!,
    critical: schedule.critical[index] === 1,
    nearCritical: schedule.nearCritical[index] === 1,
    driver: presentDriver(timetable, index),
  };
}

function presentDriver({ model, graph, driver: drivers, drivingEdge }: Timetable, index: number): Driver {
  switch (drivers[index]) {
    case driver.link: {
      const edgeIndex = drivingEdge[index]!;
      return { kind: "link", of: model.ids[graph.edgeFrom[edgeIndex]!]!, type: linkTypes[graph.edgeType[edgeIndex]!]! };
    }
    case driver.constraint:
      return { kind: "constraint", type: constraintTypes[model.constraint[index]!]! };
    case driver.summaryConstraint:
      return { kind: "constraint", type: "SNET" };
    case driver.calendar:
      return { kind: "calendar" };
    case driver.actual:
      return { kind: "actual" };
    case driver.manual:
      return { kind: "manual" };
    case driver.children:
      return { kind: "children" };
    case driver.levelling:
      return { kind: "levelling" };
    default:
      return { kind: "projectStart" };
  }
}

function findSpan({ model, earlyStart, projectFinish }: Timetable): readonly [start: number, finish: number] {
  let start = unlimited;
  for (let task = 0; task < model.size; task++) {
    if ((model.flags[task]! & flag.inactive) === 0 && earlyStart[task]! < start) start = earlyStart[task]!;
  }
  return start < unlimited ? [start, projectFinish] : [model.start, model.start];
}

function findMissedDeadlines({ model, earlyFinish }: Timetable): readonly ScheduleConflict[] {
  const missed: ScheduleConflict[] = [];
  for (let task = 0; task < model.size; task++) {
    const deadline = model.deadline[task]!;
    const finish = earlyFinish[task]!;
    if (finish <= deadline || (model.flags[task]! & flag.inactive) !== 0) continue;
    const isElapsed = (model.flags[task]! & flag.elapsed) !== 0;
    const byMinutes = isElapsed ? finish - deadline : workBetween(model.calendars[model.calendarOf[task]!]!, deadline, finish);
    if (byMinutes <= 0) continue;
    const taskId = model.ids[task]!;
    missed.push({
      code: "schedule.deadline.missed",
      taskId,
      deadline: formatCivilTime(deadline),
      finish: formatCivilTime(finish),
      byMinutes,
    });
  }
  return missed;
}

function sortByTask(model: NetworkModel, conflicts: readonly ScheduleConflict[]): readonly ScheduleConflict[] {
  const position = (conflict: ScheduleConflict) => findTask(model.index, conflict.taskId);
  return conflicts.toSorted((a, b) => position(a) - position(b));
}
