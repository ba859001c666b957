import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { readNetwork } from "../schedule/network-model.ts";
import { scheduleNetwork } from "../schedule/schedule-network.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { formatDay, parseDay, weekday } from "../time/day.ts";
import type { Day } from "../time/day.ts";
import { capacityOn, readPlanWork, tolerance, visitDays } from "./plan-work.ts";
import type { PlanWork } from "./plan-work.ts";
import type { LevellingProblem, StaffedPlan } from "./request.ts";

export interface WorkloadOptions {
  /** Days by themselves, or weeks from Monday to Sunday. */
  readonly per: "day" | "week";
  /** First and last day to look at, inclusive; all days with work when absent. */
  readonly from?: Day;
  readonly to?: Day;
}

/** What a person has to do in a period, and can. */
export interface PeriodLoad {
  readonly personId: string;
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  /** Minutes that tasks ask for, and that the person has for them. */
  readonly demandMinutes: number;
  readonly capacityMinutes: number;
  /** Minutes too many, day by day: a week may have time enough in all and still hold an impossible day. */
  readonly overloadMinutes: number;
  /** What makes the demand, the largest part first. */
  readonly tasks: readonly { readonly taskId: string; readonly minutes: number }[];
}

/**
 * Says how busy people are: every period in which someone has work, by person in the order of the plan, then by time. Work is spread over the days of
 * a task by its working time and units; demand is compared with capacity by the day, as MS Project levels by default, so that two half
 * days of work fit into one. Returns the problems of scheduleNetwork and of people and assignments that make no sense; nothing is thrown.
 */
export function measureWorkload(plan: StaffedPlan, options: WorkloadOptions): Result<readonly PeriodLoad[], LevellingProblem> {
  const first = options.from === undefined ? -Infinity : parseDay(options.from);
  const last = options.to === undefined ? Infinity : parseDay(options.to);
  if (first === null) return failure({ code: "levelling.day.invalid", field: "from", value: options.from ?? "" });
  if (last === null) return failure({ code: "levelling.day.invalid", field: "to", value: options.to ?? "" });
  const model = readNetwork(plan.network);
  if (!model.ok) return model;
  const work = readPlanWork(plan, model.value);
  if (!work.ok) return work;
  const schedule = scheduleNetwork(plan.network);
  if (!schedule.ok) return schedule;
  return success(loadsOf(work.value, schedule.value, { per: options.per, first, last }));
}

/** {@link measureWorkload}, only what is too much. */
export function findOverloads(plan: StaffedPlan, options: WorkloadOptions): Result<readonly PeriodLoad[], LevellingProblem> {
  const loads = measureWorkload(plan, options);
  return loads.ok ? success(loads.value.filter(isOverload)) : loads;
}

export function isOverload({ overloadMinutes }: PeriodLoad): boolean {
  return overloadMinutes > 0;
}

interface Period {
  readonly per: "day" | "week";
  readonly first: number;
  readonly last: number;
}

/** The loads of a schedule whose work has been read. */
export function loadsOf(work: PlanWork, schedule: Schedule, { per, first, last }: Period): readonly PeriodLoad[] {
  const days: Map<number, Map<number, number>>[] = work.people.map(() => new Map());
  for (const row of [...work.rowsOfTask.values()].flat()) {
    const byDay = days[row.person]!;
    visitDays(row, schedule.startMinutes[row.task]!, schedule.finishMinutes[row.task]!, (day, minutes) => {
      if (day < first) return true;
      if (day > last) return false;
      const byTask = byDay.get(day) ?? new Map<number, number>();
      byTask.set(row.task, (byTask.get(row.task) ?? 0) + minutes);
      byDay.set(day, byTask);
      return true;
    });
  }
  return days.flatMap((byDay, person) => {
    const periods = new Map<number, number[]>();
    for (const day of byDay.keys()) {
      const begin = per === "day" ? day : day - weekday(day);
      periods.set(begin, [...(periods.get(begin) ?? []), day]);
    }
    return [...periods]
      .sort(([one], [other]) => one - other)
      .map(([begin, worked]) =>
        loadOf(work, schedule, person, { per, first: begin, last: per === "day" ? begin : begin + 6 }, worked, byDay),
      );
  });
}

function loadOf(
  work: PlanWork,
  schedule: Schedule,
  person: number,
  { first, last }: Period,
  worked: readonly number[],
  byDay: ReadonlyMap<number, ReadonlyMap<number, number>>,
): PeriodLoad {
  const byTask = new Map<number, number>();
  let demand = 0;
  let overload = 0;
  for (const day of worked) {
    let ofDay = 0;
    for (const [task, minutes] of byDay.get(day)!) {
      byTask.set(task, (byTask.get(task) ?? 0) + minutes);
      ofDay += minutes;
    }
    const excess = ofDay - capacityOn(work, person, day);
    demand += ofDay;
    if (excess > tolerance) overload += excess;
  }
  let capacity = 0;
  for (let day = first; day <= last; day++) capacity += capacityOn(work, person, day);
  return {
    personId: work.people[person]!.id,
    from: formatDay(first),
    to: formatDay(last),
    demandMinutes: Math.round(demand),
    capacityMinutes: Math.round(capacity),
    overloadMinutes: Math.round(overload),
    tasks: [...byTask]
      .sort(([one, minutes], [other, others]) => others - minutes || one - other)
      .map(([task, minutes]) => ({ taskId: schedule.ids[task]!, minutes: Math.round(minutes) })),
  };
}
