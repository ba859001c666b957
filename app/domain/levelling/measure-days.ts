import { success } from "../result.ts";
import type { Result } from "../result.ts";
import { readNetwork } from "../schedule/network-model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { parseDay } from "../time/day.ts";
import type { Day } from "../time/day.ts";
import { capacityOn, readPlanWork, visitDays } from "./plan-work.ts";
import type { PlanWork } from "./plan-work.ts";
import type { LevellingProblem, StaffedPlan } from "./request.ts";

/** What a person has time for and has to do, day by day of a window. */
export interface PersonDays {
  readonly personId: string;
  /** Minutes of each day that the person has for the plan. */
  readonly capacity: readonly number[];
  /** Minutes of each day that the person works at all, by their calendar and absences. */
  readonly working: readonly number[];
  /** What they have to do in the window, in the order of the plan. */
  readonly tasks: readonly { readonly taskId: string; readonly minutes: readonly number[] }[];
}

/**
 * Spreads the work of a plan over the days of a window: everybody of the plan in its order, with work or without. Minutes are not rounded, so
 * that sums are; arrays have one place for each day from `from` to `to`, which are inclusive. The schedule is that of the plan. Returns the problems of
 * people and assignments that make no sense; throws for days that are none.
 */
export function measureDays(plan: StaffedPlan, schedule: Schedule, from: Day, to: Day): Result<readonly PersonDays[], LevellingProblem> {
  const first = parseDay(from);
  const last = parseDay(to);
  if (first === null || last === null || last < first) throw new RangeError(`no window: ${from} to ${to}`);
  const model = readNetwork(plan.network);
  if (!model.ok) return model;
  const work = readPlanWork(plan, model.value);
  return work.ok ? success(daysOf(work.value, schedule, first, last)) : work;
}

function daysOf(work: PlanWork, schedule: Schedule, first: number, last: number): readonly PersonDays[] {
  const length = last - first + 1;
  const minutesOf: Map<number, number[]>[] = work.people.map(() => new Map());
  for (const rows of work.rowsOfTask.values())
    for (const row of rows)
      visitDays(row, schedule.startMinutes[row.task]!, schedule.finishMinutes[row.task]!, (day, minutes) => {
        if (day > last) return false;
        if (day < first) return true;
        const byTask = minutesOf[row.person]!;
        const days = byTask.get(row.task) ?? Array.from({ length }, () => 0);
        days[day - first]! += minutes;
        byTask.set(row.task, days);
        return true;
      });
  return work.people.map(({ id, capacity }, person) => {
    const given = Array.from({ length }, (_, day) => capacityOn(work, person, first + day));
    return {
      personId: id,
      capacity: given,
      working: given.map((minutes) => (capacity === 0 ? 0 : minutes / capacity)),
      tasks: [...minutesOf[person]!]
        .sort(([one], [other]) => one - other)
        .map(([task, minutes]) => ({ taskId: schedule.ids[task]!, minutes })),
    };
  });
}
