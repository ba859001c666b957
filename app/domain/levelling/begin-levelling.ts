import { passBackward } from "../schedule/backward-pass.ts";
import { passForward } from "../schedule/forward-pass.ts";
import { flag, unlimited } from "../schedule/network-model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Timetable } from "../schedule/timetable.ts";
import { lastPlanDay, minutesInDay } from "../time/day.ts";
import { createDayProfile } from "./day-profile.ts";
import { latestByConstraint, whyImmovable } from "./movability.ts";
import type { Immovable } from "./movability.ts";
import { couldFit, datesOf } from "./place-tasks.ts";
import type { Dates, Levelling } from "./place-tasks.ts";
import type { PlanWork, WorkRow } from "./plan-work.ts";
import type { LevellingOptions } from "./request.ts";

/** A levelling that can begin, and what it will not touch. */
export interface LevellingStart {
  readonly levelling: Levelling;
  /** Per task, why it is not held back; null for one that may be. */
  readonly immovable: readonly (Immovable | null)[];
  /** Early starts when levelling holds back none of the tasks it may. */
  readonly freeStart: Int32Array;
  readonly concerned: ReadonlySet<number>;
}

/**
 * Prepares a plan for levelling: finds out which tasks may be held back and how far, takes their old delays away, and books the work of all others.
 * `before` is the schedule of the plan as it is.
 */
export function beginLevelling(
  timetable: Timetable,
  work: PlanWork,
  before: Schedule,
  options: LevellingOptions,
  firstDay: number,
  lastDay: number,
): LevellingStart {
  const { model } = timetable;
  const chosen = options.people && new Set(options.people);
  const concerned = new Set(work.people.flatMap(({ id }, person) => (chosen === undefined || chosen.has(id) ? [person] : [])));
  const immovable = Array.from({ length: model.size }, (_, task) => {
    const why = whyImmovable(model, work, concerned, options, task);
    return why === null && before.startMinutes[task]! < firstDay * minutesInDay ? "past" : why;
  });
  immovable.forEach((why, task) => {
    if (why === null) model.levellingDelay[task] = 0;
  });
  passForward(timetable, false);
  passBackward(timetable);
  const latestStart = Int32Array.from({ length: model.size }, (_, task) =>
    Math.min(latestByConstraint(model, task), options.onlyWithinSlack === true ? timetable.lateStart[task]! : unlimited),
  );
  const checkedRows = new Map<number, readonly WorkRow[]>();
  const pinned = new Map<number, Dates>();
  for (const [task, rows] of work.rowsOfTask) {
    const dates = datesOf(timetable, task);
    const fitting = immovable[task] === null ? rows.filter((row) => concerned.has(row.person) && couldFit(model, work, row, dates)) : [];
    if (fitting.length > 0) checkedRows.set(task, fitting);
    else pinned.set(task, dates);
  }
  return {
    levelling: {
      timetable,
      work,
      profile: createDayProfile(work, ...spanOfDays(timetable)),
      isMovable: Uint8Array.from(immovable, (_, task) => (checkedRows.has(task) ? 1 : 0)),
      latestStart,
      checkedRows,
      firstDay,
      lastDay,
      pinned,
    },
    immovable,
    freeStart: timetable.earlyStart.slice(0, model.size),
    concerned,
  };
}

/** From well before the first date to some time after the last one; what lies later is added when it is needed. */
function spanOfDays({ model, earlyStart, earlyFinish }: Timetable): readonly [firstDay: number, dayCount: number] {
  let first = model.start;
  let last = model.start;
  for (let task = 0; task < model.size; task++) {
    if ((model.flags[task]! & flag.summary) !== 0) continue;
    first = Math.min(first, earlyStart[task]!);
    last = Math.max(last, earlyFinish[task]!);
  }
  const firstDay = Math.floor(first / minutesInDay) - marginDays;
  return [firstDay, Math.min(lastPlanDay, Math.floor(last / minutesInDay)) + 2 * marginDays - firstDay];
}

const marginDays = 200;
