import type { Plan, PlanTask } from "../plan/model.ts";
import { scheduleCalendar } from "../plan/schedule-calendar.ts";
import { activeTasks, summaryIds } from "../plan/tree.ts";
import { workDone } from "../plan/work-done.ts";
import type { Driver } from "../schedule/network.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { minutesPerDay, workBetween } from "../time/calendar.ts";
import { addDays, formatCivilTime, parseCivilTime, type CivilTime, type Day } from "../time/day.ts";
import type { ReportPeriod } from "./period.ts";

/** The finishes of tasks at an earlier time, by their ids. */
export type EarlierFinishes = Readonly<Record<string, CivilTime>>;

export interface ReportedTask {
  readonly id: string;
  readonly finish: CivilTime;
}

export interface SlippedTask extends ReportedTask {
  readonly before: CivilTime;
  /** Working days of the project's calendar, to a tenth. */
  readonly daysLater: number;
  readonly isCritical: boolean;
  /** What sets its date now. */
  readonly driver: Driver;
  /** The slipped task at the beginning of the chain that moved it; its own id when nothing that slipped did. */
  readonly causeId: string;
}

export interface ReportedPoint extends ReportedTask {
  /** Null when it was not known before. */
  readonly before: CivilTime | null;
  /** Negative for earlier; 0 when it was not known before. */
  readonly daysLater: number;
  readonly isReached: boolean;
}

/** What a status report tells of a plan. Tasks that hold others, and inactive ones, are left out. */
export interface ReportFacts {
  /** Per cent of the work. */
  readonly progress: number;
  readonly openCount: number;
  /** Finished in the period, in the order of their ends. */
  readonly done: readonly ReportedTask[];
  /** Open, and planned to end later than before; what is critical first, then by how much. */
  readonly slipped: readonly SlippedTask[];
  /** Open, and should have ended by the end of the period. */
  readonly overdue: readonly ReportedTask[];
  /** Under way or to be begun or ended in a period of the same length that follows, in the order of their ends. */
  readonly next: readonly ReportedTask[];
  /** Gates and milestones to come or reached in the period, in the order of their dates. */
  readonly points: readonly ReportedPoint[];
  readonly goLive: ReportedPoint | null;
}

export interface FactsInput {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly period: ReportPeriod;
  /** What the dates are compared with; null for nothing. */
  readonly earlier: EarlierFinishes | null;
}

/** Gathers what happened in a period and what comes next. An empty plan has nothing of everything. */
export function reportFacts({ plan, schedule, period, earlier }: FactsInput): ReportFacts {
  const summaries = summaryIds(plan.tasks);
  const active = new Set(activeTasks(plan.tasks).map(({ id }) => id));
  const calendar = scheduleCalendar(plan);
  const dayLength = minutesPerDay(plan.calendar) || 480;
  const known = plan.tasks.flatMap((task, index) => (active.has(task.id) && !summaries.has(task.id) ? [{ task, index }] : []));
  const finishOf = (index: number) => formatCivilTime(schedule.finishMinutes[index] ?? 0);
  const daysLater = (index: number, before: CivilTime) => {
    const minutes = workBetween(calendar, parseCivilTime(before) ?? 0, schedule.finishMinutes[index] ?? 0);
    return Math.round((minutes / dayLength) * 10) / 10;
  };
  const fact = ({ task, index }: Known): ReportedTask => ({ id: task.id, finish: finishOf(index) });
  const point = ({ task, index }: Known): ReportedPoint => {
    const before = earlier?.[task.id] ?? null;
    return { ...fact({ task, index }), before, daysLater: before === null ? 0 : daysLater(index, before), isReached: task.progress >= 100 };
  };
  const isWithin = (time: CivilTime) => time.slice(0, 10) >= period.from && time.slice(0, 10) <= period.to;
  const open = known.filter(({ task }) => task.progress < 100);
  const work = known.filter(({ task }) => !isPoint(task));
  const goLive = known.find(({ task }) => task.id === plan.goLiveTaskId);
  return {
    progress: workDone(plan),
    openCount: open.length,
    done: byFinish(known.filter(({ task, index }) => task.progress >= 100 && isWithin(task.actualFinish ?? finishOf(index))).map(fact)),
    slipped: [
      ...withCauses(
        open.flatMap(({ task, index }): SlippedTask[] => {
          const before = earlier?.[task.id];
          const later = before === undefined ? 0 : daysLater(index, before);
          if (before === undefined || later <= 0) return [];
          const { driver } = schedule.task(index);
          const isCritical = schedule.critical[index] === 1;
          return [{ id: task.id, finish: finishOf(index), before, daysLater: later, isCritical, driver, causeId: task.id }];
        }),
      ),
    ].sort((a, b) => Number(b.isCritical) - Number(a.isCritical) || b.daysLater - a.daysLater || (a.finish < b.finish ? -1 : 1)),
    overdue: byFinish(open.filter(({ index }) => finishOf(index).slice(0, 10) <= period.to).map(fact)),
    next: byFinish(
      work
        .filter(({ task, index }) => {
          const start = formatCivilTime(schedule.startMinutes[index] ?? 0).slice(0, 10);
          return task.progress < 100 && start <= horizonOf(period) && finishOf(index).slice(0, 10) > period.to;
        })
        .map(fact),
    ),
    points: known
      .filter(({ task, index }) => isPoint(task) && (task.progress < 100 || isWithin(finishOf(index))))
      .map(point)
      .sort((a, b) => (a.finish < b.finish ? -1 : a.finish > b.finish ? 1 : 0)),
    goLive: goLive ? point(goLive) : null,
  };
}

/** Follows the links that set the dates back to the first task that slipped. */
function withCauses(slipped: readonly SlippedTask[]): readonly SlippedTask[] {
  const byId = new Map(slipped.map((task) => [task.id, task]));
  const causes = new Map<string, string>();
  const causeOf = (task: SlippedTask): string => {
    const chain: SlippedTask[] = [];
    let cause = task;
    for (;;) {
      const before = cause.driver.kind === "link" ? byId.get(cause.driver.of) : undefined;
      if (!before || causes.has(cause.id) || chain.includes(before)) break;
      chain.push(cause);
      cause = before;
    }
    const found = causes.get(cause.id) ?? cause.id;
    for (const { id } of [...chain, cause]) causes.set(id, found);
    return found;
  };
  return slipped.map((task) => ({ ...task, causeId: causeOf(task) }));
}

type Known = { readonly task: PlanTask; readonly index: number };

function isPoint({ kind, durationMinutes }: PlanTask): boolean {
  return kind === "gate" || kind === "milestone" || durationMinutes === 0;
}

function byFinish(tasks: readonly ReportedTask[]): readonly ReportedTask[] {
  return [...tasks].sort((a, b) => (a.finish < b.finish ? -1 : a.finish > b.finish ? 1 : 0));
}

/** The end of a period as long as this one that follows it, of two weeks at least: nobody plans for less. */
export function horizonOf({ from, to }: ReportPeriod): Day {
  const days = (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000 + 1;
  return addDays(to, Math.max(days, 14));
}

/** As many as a report keeps to compare the next one with. */
export const mostKeptFinishes = 5_000;

/** The finishes of open tasks, the earliest first up to {@link mostKeptFinishes}, and of all gates and milestones: what the next report is compared with. */
export function keptFinishes(plan: Plan, schedule: Schedule): EarlierFinishes {
  const summaries = summaryIds(plan.tasks);
  const open = plan.tasks
    .flatMap((task, index) => (summaries.has(task.id) || task.progress >= 100 ? [] : [{ task, at: schedule.finishMinutes[index] ?? 0 }]))
    .sort((a, b) => Number(isPoint(b.task)) - Number(isPoint(a.task)) || a.at - b.at)
    .slice(0, mostKeptFinishes);
  return Object.fromEntries(open.map(({ task, at }) => [task.id, formatCivilTime(at)]));
}
