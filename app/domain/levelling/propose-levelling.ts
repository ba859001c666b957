import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { readNetwork } from "../schedule/network-model.ts";
import type { NetworkModel } from "../schedule/network-model.ts";
import type { Network } from "../schedule/network.ts";
import { scheduleNetwork } from "../schedule/schedule-network.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { buildTaskGraph } from "../schedule/task-graph.ts";
import { createTimetable } from "../schedule/timetable.ts";
import { findTask } from "../schedule/task-index.ts";
import { firstPlanDay, lastPlanDay, parseDay } from "../time/day.ts";
import { beginLevelling } from "./begin-levelling.ts";
import type { LevellingStart } from "./begin-levelling.ts";
import { describeMilestone, explainShifts, recordWaits } from "./explain-levelling.ts";
import { placeTasks } from "./place-tasks.ts";
import { readPlanWork } from "./plan-work.ts";
import type { LevellingProposal } from "./proposal.ts";
import { explainRemaining } from "./remaining-overloads.ts";
import { usualOrders } from "./request.ts";
import type { LevellingOptions, LevellingProblem, StaffedPlan } from "./request.ts";
import { searchOrder } from "./search-order.ts";
import { isOverload, loadsOf } from "./workload.ts";

/**
 * Proposes how to hold tasks back so that nobody has more to do on a day than time for it. It changes nothing: the caller shows the proposal and, on
 * consent, stores its `delays` as `levellingDelayMinutes`, with which the engine calculates exactly the dates of the proposal.
 *
 * Held back are tasks that have not begun and are free to move; never those that have started or are finished, scheduled by hand, on a must-date,
 * as late as possible, of priority 1000 or begin before `from`. Such a task still follows its predecessors. A levelling delay that a task that
 * may move has already is thought away first, so that levelling again after a change does not pile delays up. Tasks are not split and people not exchanged.
 *
 * Method: the serial generation scheme on the plan itself (see {@link placeTasks}), links, lags, calendars and constraints being those of the engine, over
 * many orders of its tasks (see {@link searchOrder}); the cheapest is proposed: one minute by which the project, go-live or a gate finishes later costs as
 * much as one minute for each task that may move, and work that found no place ten times that. Demand meets capacity by the day.
 *
 * Returns an empty proposal for a plan without overloads, and what cannot be solved with its reason. Problems are those of scheduleNetwork, and
 * people, assignments and options that make no sense. Nothing is thrown. The same input gives the same proposal.
 */
export function proposeLevelling(plan: StaffedPlan, options: LevellingOptions = {}): Result<LevellingProposal, LevellingProblem> {
  const steps = proposeInSteps(plan, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** {@link proposeLevelling} for who shows progress: yields the share that is done, 0 to 1, after every order that is tried. */
export function* proposeInSteps(
  plan: StaffedPlan,
  options: LevellingOptions = {},
): Generator<number, Result<LevellingProposal, LevellingProblem>> {
  const { network } = plan;
  const before = scheduleNetwork(network);
  if (!before.ok) return before;
  const model = readNetwork(network);
  if (!model.ok) return model;
  const graph = buildTaskGraph(network.links, model.value);
  if (!graph.ok) return graph;
  const work = readPlanWork(plan, model.value);
  if (!work.ok) return work;
  const problem = findProblem(plan, options, model.value);
  if (problem !== null) return failure(problem);
  const firstDay = options.from === undefined ? firstPlanDay : parseDay(options.from)!;
  const lastDay = options.to === undefined ? lastPlanDay : parseDay(options.to)!;
  const timetable = createTimetable(model.value, graph.value);
  const begun = beginLevelling(timetable, work.value, before.value, options, firstDay, lastDay);
  const { best, tried } = yield* searchOrder(timetable, options, options.orders ?? usualOrders, createCost(begun, options));
  // Once more for what is not moved by levelling but by its predecessors, and is booked where the last placement put it.
  placeTasks(begun.levelling, best.list);
  const waits = recordWaits();
  const { unplaced } = placeTasks(begun.levelling, best.list, waits.add);
  const delays = delaysOf(network, begun);
  const after = scheduleNetwork(withDelays(network, delays));
  if (!after.ok) return after;
  const overloadsOf = (schedule: Schedule) =>
    loadsOf(work.value, schedule, { per: "day", first: firstDay, last: lastDay }).filter(
      (load) => isOverload(load) && (options.people === undefined || options.people.includes(load.personId)),
    );
  const left = overloadsOf(after.value);
  const milestone = (taskId: string | null) => describeMilestone(before.value, after.value, model.value, taskId);
  return success({
    delays,
    shifts: explainShifts(begun.levelling, best.list, waits, before.value, after.value),
    project: milestone(null),
    milestones: (options.milestones ?? []).map(milestone),
    missedDeadlines: newlyMissed(before.value, after.value),
    overloadedDaysBefore: overloadsOf(before.value).length,
    overloadedDaysAfter: left.length,
    remaining: explainRemaining(left, begun, unplaced),
    orders: tried,
  });
}

/** A network with the delays of a proposal stored in it. */
export function withDelays(network: Network, delays: LevellingProposal["delays"]): Network {
  if (delays.length === 0) return network;
  const byTask = new Map(delays.map(({ taskId, levellingDelayMinutes }) => [taskId, levellingDelayMinutes]));
  return {
    ...network,
    tasks: network.tasks.map((task) => {
      const levellingDelayMinutes = byTask.get(task.id);
      return levellingDelayMinutes === undefined ? task : { ...task, levellingDelayMinutes };
    }),
  };
}

function findProblem({ people }: StaffedPlan, options: LevellingOptions, model: NetworkModel): LevellingProblem | null {
  for (const field of ["from", "to"] as const) {
    const day = options[field];
    if (day !== undefined && parseDay(day) === null) return { code: "levelling.day.invalid", field, value: day };
  }
  const { orders = usualOrders, priorities = {}, milestones = [] } = options;
  if (!(Number.isInteger(orders) && orders >= 1)) return { code: "levelling.number.invalid", field: "orders", value: orders };
  const priority = Object.values(priorities).find((value) => !(value >= 0 && value <= 1000));
  if (priority !== undefined) return { code: "levelling.number.invalid", field: "priority", value: priority };
  const known = new Set(people.map(({ id }) => id));
  const personId = options.people?.find((id) => !known.has(id));
  if (personId !== undefined) return { code: "levelling.person.unknown", personId };
  const taskId = milestones.find((id) => findTask(model.index, id) < 0);
  return taskId === undefined ? null : { code: "levelling.task.unknown", taskId };
}

/** Minutes of the clock by which everything happens later than it need, see {@link proposeLevelling}. */
function createCost({ levelling, freeStart }: LevellingStart, { milestones = [] }: LevellingOptions): (list: Int32Array) => number {
  const { timetable, isMovable } = levelling;
  const { model, earlyStart, earlyFinish } = timetable;
  const targets = milestones.map((id) => findTask(model.index, id));
  const targetFinish = targets.map((task) => earlyFinish[task]!);
  const projectFinish = timetable.projectFinish;
  const movable = isMovable.reduce((count, isOne) => count + isOne, 0);
  return (list) => {
    const { unplacedMinutes } = placeTasks(levelling, list);
    let late = Math.max(0, timetable.projectFinish - projectFinish) + 10 * unplacedMinutes;
    targets.forEach((task, index) => {
      late += Math.max(0, earlyFinish[task]! - targetFinish[index]!);
    });
    let cost = late * Math.max(1, movable);
    for (let task = 0; task < model.size; task++) if (isMovable[task] === 1) cost += Math.max(0, earlyStart[task]! - freeStart[task]!);
    return cost;
  };
}

function delaysOf({ tasks }: Network, { levelling }: LevellingStart): LevellingProposal["delays"] {
  return tasks.flatMap(({ id, levellingDelayMinutes: beforeMinutes = 0 }, task) => {
    const levellingDelayMinutes = levelling.timetable.model.levellingDelay[task]!;
    return levellingDelayMinutes === beforeMinutes ? [] : [{ taskId: id, levellingDelayMinutes, beforeMinutes }];
  });
}

function newlyMissed(before: Schedule, after: Schedule): LevellingProposal["missedDeadlines"] {
  const missed = new Set(before.conflicts.flatMap((one) => (one.code === "schedule.deadline.missed" ? [one.taskId] : [])));
  return after.conflicts.flatMap((one) =>
    one.code === "schedule.deadline.missed" && !missed.has(one.taskId)
      ? [{ taskId: one.taskId, deadline: one.deadline, byMinutes: one.byMinutes }]
      : [],
  );
}
