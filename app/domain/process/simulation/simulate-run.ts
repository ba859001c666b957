import { nodeKinds } from "../flow-graph.ts";
import { closeSlot, createCaseSlots, openSlot } from "./case-slots.ts";
import { drawMinutes, type PreparedSpread } from "./draw-minutes.ts";
import { addEvent, createEventQueue, dropFirst } from "./event-queue.ts";
import { keyedShare, keyOfText, keyWithin } from "./keyed-draws.ts";
import type { SimulationModel } from "./simulation-model.ts";
import { createWaitingLine, joinLine, leaveLine } from "./waiting-line.ts";
import { minuteOf, workedAt, type WorkingClock } from "./working-clock.ts";

export interface RunRequest {
  /** Cases that are measured, and those before them that are not. */
  readonly cases: number;
  readonly warmUp: number;
  readonly key: number;
}

export interface SimulationRun {
  /** Of the measured cases, in the order of their arrival; fewer than asked for when some never ended. */
  readonly cycles: Float64Array;
  readonly cycle: number;
  readonly work: number;
  /** Minutes for which a case waited until somebody was free. */
  readonly wait: number;
  readonly costMinor: number;
  /** By pool; null where it has no limit. */
  readonly utilisation: readonly (number | null)[];
  readonly steps: number;
  readonly unfinished: number;
}

/** Different purposes have streams of their own. */
const streams = { arrival: keyOfText("arrival"), entry: keyOfText("entry"), work: 0x1b873593, wait: 0x2c1b3c6d, way: 0x297a2d39 };
const deed = { enter: 0, ready: 1, done: 2 } as const;
const mostUnderWay = 200_000;
const mostSteps = 100_000_000;

/**
 * One run: cases come in, wait for people first come, first served, and go their ways, event by event, until all measured ones are done. Work goes on over closed hours where it was
 * left. Every number is drawn by run, case, step, visit and purpose. A run gives up cases of which too many are under way, or that take too many steps.
 */
export function simulateRun(model: SimulationModel, { cases, warmUp, key }: RunRequest): SimulationRun {
  const { graph, pools, poolOf, works, waits, costPerMinute, keys, counterOf, counters, gathered, joinOf, joins } = model;
  const { firstFlow, targets, shares, kindOf, entries } = graph;
  const events = createEventQueue();
  const slots = createCaseSlots(counters, joins);
  const lines = pools.map(createWaitingLine);
  const free = Float64Array.from(pools, ({ people }) => people);
  const busy = new Float64Array(pools.length);
  const cycles = new Float64Array(cases).fill(-1);
  const last = warmUp + cases;
  let [workSum, waitSum, costSum, steps, done, underWay, measuredFrom, now] = [0, 0, 0, 0, 0, 0, 0, 0];

  const keyAt = (slot: number, node: number, purpose: number): number => {
    const counter = counterOf[node]!;
    const visit = counter === -1 ? 0 : slots.visits[slot * counters + counter]!;
    return keyWithin((slots.key[slot]! ^ keys[node]!) + purpose, visit);
  };

  const begin = (slot: number, node: number, pool: number, work: PreparedSpread) => {
    const minutes = drawMinutes(work, keyAt(slot, node, streams.work));
    const clock = pool === -1 ? null : pools[pool]!.clock;
    steps++;
    slots.worked[slot]! += minutes;
    slots.cost[slot]! += minutes * costPerMinute[node]!;
    if (pool !== -1 && slots.number[slot]! >= warmUp && slots.number[slot]! < last) busy[pool]! += minutes;
    addEvent(events, clock === null ? now + minutes : after(clock, now, minutes), slot, node * 4 + deed.done);
  };

  /** Begins the work of a node, or waits for it; false where there is none. */
  const ask = (slot: number, node: number): boolean => {
    const work = works[node]!;
    if (work === null) return false;
    const pool = poolOf[node]!;
    if (pool === -1 || free[pool]! > 0) {
      if (pool !== -1) free[pool]!--;
      begin(slot, node, pool, work);
    } else joinLine(lines[pool]!, slot, node, now);
    return true;
  };

  const finishBranch = (slot: number) => {
    if (--slots.branches[slot]! > 0) return;
    const number = slots.number[slot]!;
    if (number >= warmUp && number < last) {
      cycles[number - warmUp] = now - slots.started[slot]!;
      workSum += slots.worked[slot]!;
      waitSum += slots.waited[slot]!;
      costSum += slots.cost[slot]!;
      done++;
    }
    underWay--;
    closeSlot(slots, slot);
  };

  const isGathered = (slot: number, node: number): boolean => {
    const needed = gathered[node]!;
    if (needed === 1) return true;
    const at = slot * joins + joinOf[node]!;
    if (++slots.arrived[at]! < needed) return false;
    slots.arrived[at] = 0;
    slots.branches[slot]! -= needed - 1;
    return true;
  };

  /** The next node of a case; -1 where its branch has come to an end. */
  const leave = (slot: number, node: number): number => {
    const from = firstFlow[node]!;
    const to = firstFlow[node + 1]!;
    if (from === to) {
      finishBranch(slot);
      return -1;
    }
    let flow = from;
    if (kindOf[node] === nodeKinds.all) {
      slots.branches[slot]! += to - from - 1;
      for (let other = from + 1; other < to; other++) addEvent(events, now, slot, targets[other]! * 4 + deed.enter);
    } else if (to - from > 1) {
      let share = keyedShare(keyAt(slot, node, streams.way), 0);
      while (flow < to - 1 && (share -= shares[flow]!) >= 0) flow++;
    }
    const counter = counterOf[node]!;
    if (counter !== -1) slots.visits[slot * counters + counter]!++;
    return targets[flow]!;
  };

  /** Brings a case on until it has to wait for something. */
  const go = (slot: number, start: number, isReady: boolean) => {
    let node = start;
    for (let ready = isReady; node !== -1; ready = false) {
      if (!ready) {
        if (!isGathered(slot, node)) return;
        const wait = waits[node]!;
        if (wait !== null) {
          addEvent(events, now + drawMinutes(wait, keyAt(slot, node, streams.wait)), slot, node * 4 + deed.ready);
          return;
        }
      }
      if (ask(slot, node)) return;
      if (++steps > mostSteps) return;
      node = leave(slot, node);
    }
  };

  const release = (node: number) => {
    const pool = poolOf[node]!;
    if (pool === -1) return;
    const line = lines[pool]!;
    if (line.count === 0) {
      free[pool]!++;
      return;
    }
    const at = leaveLine(line);
    const slot = line.cases[at]!;
    const next = line.nodes[at]!;
    slots.waited[slot]! += now - line.since[at]!;
    begin(slot, next, pool, works[next]!);
  };

  let number = 0;
  let worked = 0;
  const nextArrival = () => {
    worked += drawMinutes(model.interval, keyWithin(key ^ streams.arrival, number));
    return model.arrivalClock === null ? worked : minuteOf(model.arrivalClock, Math.max(worked, Number.MIN_VALUE));
  };
  const arrive = () => {
    if (number === warmUp) measuredFrom = now;
    const caseKey = keyWithin(key, number);
    const slot = openSlot(slots, number++, caseKey, now);
    underWay++;
    let entry = 0;
    let share = entries.length > 1 ? keyedShare(caseKey, streams.entry) : 0;
    while (entry < entries.length - 1 && (share -= entries[entry]![1]) >= 0) entry++;
    go(slot, entries[entry]![0], false);
  };

  let arrival = nextArrival();
  while (done < cases && steps < mostSteps && underWay < mostUnderWay) {
    if (events.count === 0 || arrival <= events.times[0]!) {
      if (number >= 4 * last + 1000) break;
      now = arrival;
      arrive();
      arrival = nextArrival();
      continue;
    }
    now = events.times[0]!;
    const slot = events.cases[0]!;
    const what = events.deeds[0]!;
    dropFirst(events);
    const node = what >> 2;
    switch (what & 3) {
      case deed.enter:
        go(slot, node, false);
        break;
      case deed.ready:
        go(slot, node, true);
        break;
      default: {
        release(node);
        const next = leave(slot, node);
        if (next !== -1) go(slot, next, false);
      }
    }
  }
  const found = cycles.filter((value) => value >= 0);
  const mean = (sum: number) => (done === 0 ? 0 : sum / done);
  const available = (clock: WorkingClock | null) =>
    clock === null ? now - measuredFrom : workedAt(clock, now) - workedAt(clock, measuredFrom);
  return {
    cycles: found,
    cycle: mean(found.reduce((sum, value) => sum + value, 0)),
    work: mean(workSum),
    wait: mean(waitSum),
    costMinor: mean(costSum),
    utilisation: pools.map(({ people, clock }, pool) =>
      people === Infinity ? null : Math.min(1, busy[pool]! / (people * available(clock))),
    ),
    steps,
    unfinished: cases - done,
  };
}

/** When work that begins or goes on from now is done. */
function after(clock: WorkingClock, now: number, minutes: number): number {
  return minutes <= 0 ? now : minuteOf(clock, workedAt(clock, now) + minutes);
}
