import { beginForward, placeNode } from "../schedule/forward-pass.ts";
import type { NetworkModel } from "../schedule/network-model.ts";
import type { Timetable } from "../schedule/timetable.ts";
import { finishFrom, startFrom } from "../schedule/work-placement.ts";
import { workOffset, workStartAt } from "../time/calendar.ts";
import { minutesInDay } from "../time/day.ts";
import { emptyProfile, freeAt, takeAt } from "./day-profile.ts";
import type { DayProfile } from "./day-profile.ts";
import { capacityOn, tolerance, visitDays } from "./plan-work.ts";
import type { PlanWork, WorkRow } from "./plan-work.ts";

/** A plan that is levelled again and again, each time in another order of its tasks. */
export interface Levelling {
  /** Its model's levelling delays are those of the last placement. */
  readonly timetable: Timetable;
  readonly work: PlanWork;
  readonly profile: DayProfile;
  /** 1 for a task that may be held back. */
  readonly isMovable: Uint8Array;
  /** The latest start of each task. */
  readonly latestStart: Int32Array;
  /** Rows that count, per movable task: those of people whose overloads are to be solved, who could do the work at all. */
  readonly checkedRows: ReadonlyMap<number, readonly WorkRow[]>;
  /** First and last day whose overloads are to be solved. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Tasks with work that are not held back, or whom it would not help, booked before all others where an earlier placement, or the plan, put them. */
  readonly pinned: Map<number, Dates>;
}

export interface Dates {
  readonly start: number;
  readonly finish: number;
}

/** Something that kept a task from a start: a person has too little time on a day. */
export interface Clash {
  readonly task: number;
  readonly row: WorkRow;
  readonly day: number;
}

/** What came of a placement. */
export interface Placement {
  /** Minutes of work for which there was no time, of tasks that found no place within their limits. */
  readonly unplacedMinutes: number;
  readonly unplaced: readonly number[];
}

/** No task is put off for longer than this to find free time. */
const mostDaysAhead = 3 * 365;
/** Who finds no time for a task within this, having nothing else to do, is not waited for. */
const idleDaysAhead = 366;
/** Less than this is not worth beginning a task on a day for. */
const leastMinutes = 30;

/**
 * The serial generation scheme on a real plan: takes its nodes in the order of `list`, lets the engine set the dates of each by its links, calendar and
 * constraints, and holds it back to the first start at which everyone who works on it has the time, day by day. Sets the timetable and
 * the levelling delays of the model. `onClash` hears of every day that kept a task waiting. Precondition: in the list each node stands
 * after all it waits for.
 */
export function placeTasks(levelling: Levelling, list: Int32Array, onClash: ((clash: Clash) => void) | null = null): Placement {
  const { timetable, work, isMovable, pinned } = levelling;
  const { model, earlyStart } = timetable;
  const unplaced: number[] = [];
  let unplacedMinutes = 0;
  emptyProfile(levelling.profile);
  for (const [task, dates] of pinned) book(levelling, task, dates, 1);
  beginForward(timetable);
  for (const node of list) {
    if (node < model.size && isMovable[node] === 1) model.levellingDelay[node] = 0;
    placeNode(timetable, node, false);
    if (node >= model.size || !work.rowsOfTask.has(node)) continue;
    const pin = pinned.get(node);
    if (pin !== undefined) {
      book(levelling, node, pin, -1);
      pinned.set(node, datesOf(timetable, node));
    } else if (isMovable[node] === 1) {
      const start = findStart(levelling, node, onClash);
      if (start === null) {
        unplaced.push(node);
        unplacedMinutes += excessOf(levelling, node);
      } else if (start > earlyStart[node]!) {
        model.levellingDelay[node] = start - earlyStart[node]!;
        placeNode(timetable, node, false);
      }
    }
    book(levelling, node, datesOf(timetable, node), 1);
  }
  return { unplacedMinutes, unplaced };
}

export function datesOf({ earlyStart, earlyFinish }: Timetable, task: number): Dates {
  return { start: earlyStart[task]!, finish: earlyFinish[task]! };
}

/** Takes the time of everyone on the task, or gives it back. */
function book({ work, profile }: Levelling, task: number, { start, finish }: Dates, sign: 1 | -1): void {
  for (const row of work.rowsOfTask.get(task)!) {
    visitDays(row, start, finish, (day, minutes) => {
      takeAt(profile, row.person, day, sign * minutes);
      return true;
    });
  }
}

/** The first start, from the one the links allow, at which everyone has the time; null when there is none within the task's limits. */
function findStart(levelling: Levelling, task: number, onClash: ((clash: Clash) => void) | null): number | null {
  const { timetable, checkedRows, latestStart, firstDay } = levelling;
  const { model } = timetable;
  let { start, finish } = datesOf(timetable, task);
  const rows = checkedRows.get(task);
  if (rows === undefined) return start;
  if (start < firstDay * minutesInDay) {
    start = startFrom(model, task, firstDay * minutesInDay);
    finish = finishFrom(model, task, start);
  }
  const latest = Math.min(latestStart[task]!, start + mostDaysAhead * minutesInDay);
  for (let index = 0; index < rows.length;) {
    const row = rows[index]!;
    const clash = findClash(levelling, row, start, finish);
    if (clash === null) {
      index++;
      continue;
    }
    onClash?.({ task, row, day: clash.day });
    start = startAfter(model, row, start, clash);
    if (start > latest) return null;
    finish = finishFrom(model, task, start);
    index = 0;
  }
  return start;
}

/** Whether the person would find time for the task within a year from a start on if there were nothing else to do: if not, waiting does not help. */
export function couldFit(model: NetworkModel, work: PlanWork, row: WorkRow, from: Dates): boolean {
  let { start, finish } = from;
  const latest = start + idleDaysAhead * minutesInDay;
  while (start <= latest) {
    let clash: DayClash | null = null;
    visitDays(row, start, finish, (day, minutes) => {
      const capacity = capacityOn(work, row.person, day);
      if (minutes > capacity + tolerance) clash = { day, room: Math.floor(capacity / row.units) };
      return clash === null;
    });
    if (clash === null) return true;
    start = startAfter(model, row, start, clash);
    finish = finishFrom(model, row.task, start);
  }
  return false;
}

interface DayClash {
  readonly day: number;
  /** Working minutes of the task for which the person has time on that day. */
  readonly room: number;
}

function findClash({ profile, firstDay, lastDay }: Levelling, row: WorkRow, start: number, finish: number): DayClash | null {
  let clash: DayClash | null = null;
  visitDays(row, start, finish, (day, minutes) => {
    if (day < firstDay) return true;
    if (day > lastDay) return false;
    const free = freeAt(profile, row.person, day);
    if (minutes <= free + tolerance) return true;
    clash = { day, room: Math.floor(free / row.units) };
    return false;
  });
  return clash;
}

/** Where the task may start so that it asks of the day of the clash only what there is: late on that day, or else on the next one. */
function startAfter(model: NetworkModel, { task, calendar }: WorkRow, start: number, { day, room }: DayClash): number {
  const next = (day + 1) * minutesInDay;
  const late = room < leastMinutes ? next : workStartAt(calendar, workOffset(calendar, next) - room);
  const later = startFrom(model, task, late > start && late >= day * minutesInDay ? Math.min(late, next) : next);
  return later > start ? later : startFrom(model, task, (Math.floor(start / minutesInDay) + 1) * minutesInDay);
}

/** Minutes too many where the links put the task. */
function excessOf({ timetable, work, profile, firstDay, lastDay }: Levelling, task: number): number {
  let excess = 0;
  for (const row of work.rowsOfTask.get(task)!) {
    visitDays(row, timetable.earlyStart[task]!, timetable.earlyFinish[task]!, (day, minutes) => {
      if (day >= firstDay && day <= lastDay) excess += Math.max(0, minutes - Math.max(0, freeAt(profile, row.person, day)));
      return true;
    });
  }
  return excess;
}
