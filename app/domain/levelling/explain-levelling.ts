import { flag } from "../schedule/network-model.ts";
import type { NetworkModel } from "../schedule/network-model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { workBetween } from "../time/calendar.ts";
import { formatCivilTime, formatDay } from "../time/day.ts";
import { datesOf } from "./place-tasks.ts";
import type { Clash, Levelling } from "./place-tasks.ts";
import { visitDays } from "./plan-work.ts";
import type { WorkRow } from "./plan-work.ts";
import type { LevellingShift, MilestoneShift, ShiftCause } from "./proposal.ts";

/** The days on which people kept tasks waiting in the placement that counts. */
export interface Waits {
  readonly ofTask: Map<number, Map<number, { first: number; last: number }>>;
  readonly add: (clash: Clash) => void;
}

export function recordWaits(): Waits {
  const ofTask: Waits["ofTask"] = new Map();
  const add = ({ task, row, day }: Clash) => {
    const byPerson = ofTask.get(task) ?? new Map<number, { first: number; last: number }>();
    const known = byPerson.get(row.person) ?? { first: day, last: day };
    known.first = Math.min(known.first, day);
    known.last = Math.max(known.last, day);
    byPerson.set(row.person, known);
    ofTask.set(task, byPerson);
  };
  return { ofTask, add };
}

/** Tells of every task whose dates change why they do. `list` is the order of the placement that counts. */
export function explainShifts(
  levelling: Levelling,
  list: Int32Array,
  waits: Waits,
  before: Schedule,
  after: Schedule,
): readonly LevellingShift[] {
  const { model } = levelling.timetable;
  const causesOf = createCauses(levelling, list, waits);
  const shifted = Array.from({ length: model.size }, (_, task) => task).filter(
    (task) =>
      (model.flags[task]! & (flag.summary | flag.inactive)) === 0 &&
      (before.startMinutes[task] !== after.startMinutes[task] || before.finishMinutes[task] !== after.finishMinutes[task]),
  );
  const isShifted = new Set(shifted.map((task) => model.ids[task]!));
  return shifted
    .sort((one, other) => after.startMinutes[one]! - after.startMinutes[other]! || one - other)
    .map((task): LevellingShift => {
      const { driver } = after.task(task);
      const delay = model.levellingDelay[task]!;
      return {
        taskId: model.ids[task]!,
        startBefore: formatCivilTime(before.startMinutes[task]!),
        start: formatCivilTime(after.startMinutes[task]!),
        finishBefore: formatCivilTime(before.finishMinutes[task]!),
        finish: formatCivilTime(after.finishMinutes[task]!),
        byMinutes: distance(model, after, task, before.startMinutes[task]!, after.startMinutes[task]!),
        delayMinutes: delay,
        causes: delay > 0 ? causesOf(task) : [],
        follows: driver.kind === "link" && isShifted.has(driver.of) ? driver.of : null,
      };
    });
}

/** Who kept a task waiting, and with what: the work that was placed before it and lies on those days. */
function createCauses({ timetable, work, pinned }: Levelling, list: Int32Array, waits: Waits): (task: number) => readonly ShiftCause[] {
  const position = new Int32Array(timetable.graph.nodeCount);
  list.forEach((node, at) => {
    position[node] = at;
  });
  const rowsOfPerson = new Map<number, WorkRow[]>();
  for (const row of [...work.rowsOfTask.values()].flat()) rowsOfPerson.set(row.person, [...(rowsOfPerson.get(row.person) ?? []), row]);
  const minutesWithin = (row: WorkRow, first: number, last: number) => {
    const { start, finish } = datesOf(timetable, row.task);
    let sum = 0;
    visitDays(row, start, finish, (day, minutes) => {
      if (day >= first && day <= last) sum += minutes;
      return day <= last;
    });
    return sum;
  };
  return (task) =>
    [...(waits.ofTask.get(task) ?? [])]
      .sort(([, one], [, other]) => one.first - other.first)
      .map(([person, { first, last }]) => ({
        personId: work.people[person]!.id,
        from: formatDay(first),
        to: formatDay(last),
        tasks: (rowsOfPerson.get(person) ?? [])
          .filter((row) => row.task !== task && (pinned.has(row.task) || position[row.task]! < position[task]!))
          .map((row) => ({ row, minutes: minutesWithin(row, first, last) }))
          .filter(({ minutes }) => minutes > 0)
          .sort((one, other) => other.minutes - one.minutes)
          .map(({ row }) => timetable.model.ids[row.task]!),
      }));
}

/** What becomes of a milestone, or of the project. */
export function describeMilestone(before: Schedule, after: Schedule, model: NetworkModel, taskId: string | null): MilestoneShift {
  const finishes = [before, after].map((schedule) => {
    if (taskId === null)
      return schedule.finishMinutes.reduce(
        (latest, finish, task) => (isCounted(model, task) ? Math.max(latest, finish) : latest),
        model.start,
      );
    return schedule.finishMinutes[schedule.indexOf(taskId)]!;
  });
  return {
    taskId,
    finishBefore: formatCivilTime(finishes[0]!),
    finish: formatCivilTime(finishes[1]!),
    byMinutes: workBetween(model.calendars[0]!, finishes[0]!, finishes[1]!),
  };
}

function isCounted({ flags }: NetworkModel, task: number): boolean {
  return (flags[task]! & (flag.summary | flag.inactive)) === 0;
}

function distance({ flags }: NetworkModel, schedule: Schedule, task: number, from: number, to: number): number {
  return (flags[task]! & flag.elapsed) !== 0 ? to - from : workBetween(schedule.calendarOf(task), from, to);
}
