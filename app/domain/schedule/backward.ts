import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { compileCalendar, isWorkingDay, minutesPerDay, nextWorkStart, workBetween } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { firstPlanDay, formatCivilTime, minutesInDay, parseDay } from "../time/day.ts";
import type { CivilTime, Day } from "../time/day.ts";
import type { Network, NetworkTask } from "./network.ts";
import { scheduleNetwork } from "./schedule-network.ts";
import type { Schedule, ScheduleProblem } from "./schedule.ts";

/** A plan reckoned back from its go-live. */
export interface BackwardPlan {
  /** The first working minute of the latest working day on which the project can begin. */
  readonly start: CivilTime;
  readonly schedule: Schedule;
  /** Calendar days by which the start lies before today; 0 when it does not. */
  readonly daysInPast: number;
}

export type BackwardProblem =
  | ScheduleProblem
  | { readonly code: "schedule.goLive.unknown"; readonly taskId: string }
  | { readonly code: "schedule.day.invalid"; readonly value: string }
  /** However early the project begins, fixed dates keep the go-live after its day. */
  | { readonly code: "schedule.goLive.unreachable"; readonly taskId: string; readonly earliestFinish: CivilTime };

/**
 * Finds the latest day on which a project can begin and still finish its go-live task (a milestone as a rule) on `goLiveDay` or before. The
 * start of `network` is not read. A constraint that pins the go-live task itself to a date is left out of the search, since it
 * would hide what the links ask for; the schedule that is returned honours it.
 *
 * Method: the forward pass is the judge, because a backward pass takes other gaps between calendars than the forward pass does. Its
 * overshoot gives the next guess; between a start that meets the day and one that does not, the working days are halved. Where calendars
 * and lags make a later start finish earlier, the fortnight after the answer is looked through as well.
 *
 * Returns the problems of scheduleNetwork, an unknown go-live task, days that are no days, and a go-live that no start
 * before 1900 would meet. Nothing is thrown.
 */
export function planBackward(network: Network, goLiveTaskId: string, goLiveDay: Day, today: Day): Result<BackwardPlan, BackwardProblem> {
  const goLiveNumber = parseDay(goLiveDay);
  const todayNumber = parseDay(today);
  if (goLiveNumber === null) return failure({ code: "schedule.day.invalid", value: goLiveDay });
  if (todayNumber === null) return failure({ code: "schedule.day.invalid", value: today });
  if (!network.tasks.some((task) => task.id === goLiveTaskId)) return failure({ code: "schedule.goLive.unknown", taskId: goLiveTaskId });
  const definition = Object.hasOwn(network.calendars, network.calendar) ? network.calendars[network.calendar] : undefined;
  if (!definition) return failure({ code: "schedule.calendar.unknown", calendar: network.calendar, taskId: null });
  const compiled = compileCalendar(definition, goLiveNumber - 731, goLiveNumber + 366);
  // The engine names what is wrong with a calendar.
  if (!compiled.ok) return failure(problemOf(scheduleNetwork({ ...network, start: formatCivilTime(goLiveNumber * minutesInDay) })));
  const calendar = compiled.value;

  const free: Network = { ...network, tasks: network.tasks.map((task) => (task.id === goLiveTaskId ? withoutPin(task) : task)) };
  const limit = (goLiveNumber + 1) * minutesInDay;
  const finishWhenStarting = (day: number): Result<number, ScheduleProblem> => {
    const schedule = scheduleNetwork({ ...free, start: firstWorkOf(calendar, day) });
    if (!schedule.ok) return schedule;
    return success(schedule.value.finishMinutes[schedule.value.indexOf(goLiveTaskId)]!);
  };
  const found = findLatestStart(calendar, goLiveNumber, limit, minutesPerDay(definition) || 480, finishWhenStarting);
  if (!found.ok) return found;
  if (found.value.day === null) {
    return failure({
      code: "schedule.goLive.unreachable",
      taskId: goLiveTaskId,
      earliestFinish: formatCivilTime(found.value.earliestFinish),
    });
  }
  const start = firstWorkOf(calendar, found.value.day);
  const schedule = scheduleNetwork({ ...network, start });
  if (!schedule.ok) return schedule;
  return success({ start, schedule: schedule.value, daysInPast: Math.max(0, todayNumber - found.value.day) });
}

/** The latest working day that meets the limit, or null with the earliest finish that was reached. */
type LatestStart = { readonly day: number } | { readonly day: null; readonly earliestFinish: number };

function findLatestStart(
  calendar: WorkCalendar,
  goLiveDay: number,
  limit: number,
  dayMinutes: number,
  finishWhenStarting: (day: number) => Result<number, ScheduleProblem>,
): Result<LatestStart, ScheduleProblem> {
  let tooLate = goLiveDay + 1;
  let meets: number | null = null;
  let leap = 0;
  let guess: number | null = previousWorkingDay(calendar, goLiveDay, 0);
  let earliestFinish = Infinity;
  while (meets === null) {
    if (guess === null) return success({ day: null, earliestFinish });
    const finish = finishWhenStarting(guess);
    if (!finish.ok) {
      const isTooEarly = finish.problem.code === "schedule.calendar.exhausted" && earliestFinish < Infinity;
      return isTooEarly ? success({ day: null, earliestFinish }) : finish;
    }
    earliestFinish = Math.min(earliestFinish, finish.value);
    if (finish.value <= limit) meets = guess;
    else {
      tooLate = guess;
      leap = Math.max(2 * leap, Math.ceil(workBetween(calendar, limit, finish.value) / dayMinutes), 1);
      guess = previousWorkingDay(calendar, guess - 1, leap - 1);
    }
  }
  const candidates = workingDaysBetween(calendar, meets + 1, tooLate - 1);
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const finish = finishWhenStarting(candidates[middle]!);
    if (!finish.ok) return finish;
    if (finish.value <= limit) {
      meets = candidates[middle]!;
      low = middle + 1;
    } else high = middle;
  }
  for (const day of workingDaysBetween(calendar, meets + 1, Math.min(meets + 14, goLiveDay))) {
    const finish = finishWhenStarting(day);
    if (!finish.ok) return finish;
    if (finish.value <= limit) meets = day;
  }
  return success({ day: meets });
}

/** The working day `count` working days before the first one at or before `day`; null before the year 1900. */
function previousWorkingDay(calendar: WorkCalendar, day: number, count: number): number | null {
  let remaining = count;
  for (let candidate = day; candidate >= firstPlanDay; candidate--) {
    if (isWorkingDay(calendar, candidate) && remaining-- === 0) return candidate;
  }
  return null;
}

function workingDaysBetween(calendar: WorkCalendar, first: number, last: number): readonly number[] {
  const days: number[] = [];
  for (let day = first; day <= last; day++) if (isWorkingDay(calendar, day)) days.push(day);
  return days;
}

function firstWorkOf(calendar: WorkCalendar, day: number): CivilTime {
  return formatCivilTime(nextWorkStart(calendar, day * minutesInDay));
}

function withoutPin(task: NetworkTask): NetworkTask {
  const type = task.constraint?.type;
  return type === "SNLT" || type === "FNLT" || type === "MSO" || type === "MFO" ? { ...task, constraint: undefined } : task;
}

function problemOf(outcome: Result<Schedule, ScheduleProblem>): ScheduleProblem {
  if (outcome.ok) throw new Error("a calendar that does not compile was scheduled");
  return outcome.problem;
}
