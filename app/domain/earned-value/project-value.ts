import { formatDay, lastPlanDay, minutesInDay, parseDay, type Day } from "../time/day.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { earnedSchedule, type EarnedSchedule, type PlannedPoint } from "./earned-schedule.ts";
import { valueFigures, type ValueFigures } from "./figures.ts";
import { earnedBy, plannedBy, type EarningMethod, type ValuedTask } from "./task-value.ts";

/** What was spent on a day. */
export interface SpentAmount {
  readonly day: Day;
  readonly amount: number;
  /** Null for what belongs to no task of the plan, or to none that is left. */
  readonly taskId: string | null;
}

export interface ProjectValueInput {
  readonly tasks: readonly ValuedTask[];
  readonly spent: readonly SpentAmount[];
  readonly calendar: WorkCalendar;
  readonly method: EarningMethod;
  /** The last day that is looked at, all of it. */
  readonly statusDay: Day;
  /** The day on which the progress was read. */
  readonly today: Day;
}

export interface CurvePoint {
  /** The last day that counts, all of it. */
  readonly day: Day;
  readonly planned: number;
  /** Null after the status date. */
  readonly earned: number | null;
  readonly spent: number | null;
}

export interface ProjectValue {
  readonly figures: ValueFigures;
  /** In weeks of seven days from the planned start. */
  readonly schedule: EarnedSchedule;
  readonly plannedStart: Day;
  readonly plannedFinish: Day;
  /** When all of it ends if it goes on as it went; null where the schedule says why. */
  readonly forecastFinish: Day | null;
  /** By week, or by several weeks for long projects; the status date is always one of the points. */
  readonly curve: readonly CurvePoint[];
  /** By phase, in the order of the tasks; null for what was spent on no task. */
  readonly phases: ReadonlyMap<string | null, ValueFigures>;
}

const daysOfWeek = 7;
const mostPoints = 160;

/**
 * Earned value of a project at the end of its status day, by phase and in its course; null when no task has a budget. The planned value
 * follows the planned dates of the tasks given, so tasks that were added since count with what was spent on them alone.
 */
export function projectValue(input: ProjectValueInput): ProjectValue | null {
  const tasks = input.tasks.filter(({ budget }) => budget > 0);
  if (tasks.length === 0) return null;
  const first = startDay(-latest(tasks.map(({ plannedStart }) => -plannedStart)));
  const last = Math.max(first, finishDay(latest(tasks.map(({ plannedFinish }) => plannedFinish))));
  const status = parseDay(input.statusDay) ?? 0;
  const figures = figuresOf(tasks, input.spent, input);
  const end = endOfWork(tasks);
  const schedule = earnedSchedule({
    curve: plannedCurve(tasks, input.calendar, first, last),
    earnedValue: figures.earnedValue,
    actualTime: (Math.min(status, end ?? status) + 1 - first) / daysOfWeek,
  });
  return {
    figures,
    schedule,
    plannedStart: formatDay(first),
    plannedFinish: formatDay(last),
    forecastFinish: forecastDay(first, schedule.estimate.value),
    curve: courseOf(tasks, input, first, Math.max(last, status)),
    phases: byPhase(tasks, input),
  };
}

function figuresOf(tasks: readonly ValuedTask[], spent: readonly SpentAmount[], input: ProjectValueInput): ValueFigures {
  const at = endOf(parseDay(input.statusDay) ?? 0);
  return valueFigures({
    budgetAtCompletion: sum(tasks, ({ budget }) => budget),
    plannedValue: sum(tasks, (task) => plannedBy(task, input.calendar, at)),
    earnedValue: earnedTotal(tasks, input, at),
    actualCost: sum(spent, ({ day, amount }) => (day <= input.statusDay ? amount : 0)),
  });
}

function earnedTotal(tasks: readonly ValuedTask[], { method, calendar, today }: ProjectValueInput, at: number): number {
  const now = endOf(parseDay(today) ?? 0);
  return sum(tasks, (task) => earnedBy(task, method, calendar, at, now));
}

function byPhase(tasks: readonly ValuedTask[], input: ProjectValueInput): Map<string | null, ValueFigures> {
  const phaseOf = new Map(input.tasks.map(({ id, phaseId }) => [id, phaseId]));
  const phases = new Map<string | null, { tasks: ValuedTask[]; spent: SpentAmount[] }>();
  const entry = (id: string | null) => {
    const found = phases.get(id) ?? { tasks: [], spent: [] };
    phases.set(id, found);
    return found;
  };
  for (const task of tasks) entry(task.phaseId).tasks.push(task);
  for (const amount of input.spent) entry((amount.taskId === null ? undefined : phaseOf.get(amount.taskId)) ?? null).spent.push(amount);
  const inOrder = [...new Set([...input.tasks.map(({ phaseId }) => phaseId), null])].filter((id) => phases.has(id));
  return new Map(inOrder.map((id) => [id, figuresOf(entry(id).tasks, entry(id).spent, input)]));
}

/** What is planned by the end of each week from the start, and by the planned end. */
function plannedCurve(tasks: readonly ValuedTask[], calendar: WorkCalendar, first: number, last: number): PlannedPoint[] {
  const points: PlannedPoint[] = [{ time: 0, value: 0 }];
  const add = (days: number) =>
    points.push({ time: days / daysOfWeek, value: sum(tasks, (task) => plannedBy(task, calendar, (first + days) * minutesInDay)) });
  const length = last + 1 - first;
  for (let days = daysOfWeek; days < length; days += daysOfWeek) add(days);
  add(length);
  return points;
}

function courseOf(tasks: readonly ValuedTask[], input: ProjectValueInput, first: number, last: number): CurvePoint[] {
  const { calendar, spent } = input;
  const status = parseDay(input.statusDay) ?? 0;
  const step = daysOfWeek * Math.max(1, Math.ceil((last - first) / daysOfWeek / mostPoints));
  const days = new Set([first - 1, status, last]);
  for (let day = first - 1 + step; day < last; day += step) days.add(day);
  return [...days]
    .filter((day) => day >= first - 1)
    .sort((left, right) => left - right)
    .map((number) => {
      const day = formatDay(number);
      const isPast = number <= status;
      return {
        day,
        planned: sum(tasks, (task) => plannedBy(task, calendar, endOf(number))),
        earned: isPast ? earnedTotal(tasks, input, endOf(number)) : null,
        spent: isPast ? sum(spent, (each) => (each.day <= day ? each.amount : 0)) : null,
      };
    });
}

/** The day on which the last task was done; null while one is not. */
function endOfWork(tasks: readonly ValuedTask[]): number | null {
  if (tasks.some(({ progress }) => progress < 100)) return null;
  return finishDay(latest(tasks.map(({ actualFinish, plannedFinish }) => actualFinish ?? plannedFinish)));
}

function forecastDay(first: number, weeks: number | null): Day | null {
  if (weeks === null) return null;
  const day = first + Math.ceil(weeks * daysOfWeek - 1e-9) - 1;
  return day > lastPlanDay ? null : formatDay(Math.max(first, day));
}

function startDay(instant: number): number {
  return Math.floor(instant / minutesInDay);
}

/** The day in which an instant lies, of midnight the day that it ends. */
function finishDay(instant: number): number {
  return Math.ceil(instant / minutesInDay) - 1;
}

function endOf(day: number): number {
  return (day + 1) * minutesInDay;
}

function latest(instants: readonly number[]): number {
  return instants.reduce((last, instant) => Math.max(last, instant), -Infinity);
}

function sum<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += amount(item);
  return total;
}
