import { nextWorkStart, previousWorkEnd, type WorkCalendar } from "../time/calendar.ts";
import { formatCivilTime, minutesInDay, parseDay, type CivilTime, type Day } from "../time/day.ts";
import { changedTask } from "./changed-task.ts";
import type { PlanCommand, TaskChanges } from "./command.ts";
import type { Plan, PlanTask } from "./model.ts";
import { schedulePlan } from "./schedule.ts";
import { isStaleEdit } from "./stale-edit.ts";

/** The schedule that a reported task has its planned dates from. */
export type PlannedAs = (reported: PlanTask) => ReturnType<typeof schedulePlan>;

type TaskUpdate = Extract<PlanCommand, { kind: "updateTask" }>;

/**
 * A report with the actual dates that go with it, so that work that began or ended keeps its dates: an actual start once progress
 * leaves 0 and an actual finish at 100 %, both where the task stands in the plan at that moment, but not after `today`, for what is done
 * has happened; the finish goes when progress falls below 100 %, the start when it falls to 0; an actual finish alone means 100 %. Dates
 * that the change sets itself stand. As in MS Project, which takes dates to come as well. Where the task stands says the plan with the task as
 * reported, scheduled anew, unless `plannedAs` knows.
 */
export function withActualDates(plan: Plan, command: TaskUpdate, today: Day | null, plannedAs?: PlannedAs): TaskUpdate {
  const task = plan.tasks.find((candidate) => candidate.id === command.taskId);
  if (!task || isStaleEdit(task, command)) return command;
  const changes = { ...impliedProgress(task, command.changes), ...command.changes };
  const { progress } = changes;
  if (progress === undefined || progress === task.progress) return command;
  const { kind, taskId } = command;
  return {
    kind,
    taskId,
    version: task.version,
    changes: { ...recordedDates(plan, task, changes, { progress, today, plannedAs }), ...changes },
  };
}

function impliedProgress(task: PlanTask, { progress, actualFinish }: TaskChanges): TaskChanges {
  return progress === undefined && actualFinish && task.progress < 100 ? { progress: 100 } : {};
}

interface Report {
  readonly progress: number;
  readonly today: Day | null;
  readonly plannedAs: PlannedAs | undefined;
}

function recordedDates(plan: Plan, task: PlanTask, changes: TaskChanges, { progress, today, plannedAs }: Report): TaskChanges {
  const cleared: TaskChanges = { ...(progress === 0 ? { actualStart: null } : {}), ...(progress < 100 ? { actualFinish: null } : {}) };
  const reported = changedTask(task, { ...cleared, ...changes });
  const needsStart = progress > 0 && changes.actualStart === undefined && reported.actualStart === null;
  const needsFinish = progress === 100 && changes.actualFinish === undefined && reported.actualFinish === null;
  if (!needsStart && !needsFinish) return cleared;
  const scheduled =
    plannedAs?.(reported) ?? schedulePlan({ ...plan, tasks: plan.tasks.map((other) => (other === task ? reported : other)) });
  // A plan that cannot be scheduled is refused as such.
  if (!scheduled.ok) return cleared;
  const index = scheduled.value.indexOf(task.id);
  const planned = scheduled.value.task(index);
  const { start, finish } = today === null ? planned : doneBy(today, planned, reported.elapsed, scheduled.value.calendarOf(index));
  const actualStart = needsStart ? start : reported.actualStart;
  return {
    ...cleared,
    ...(needsStart ? { actualStart: start } : {}),
    ...(needsFinish ? { actualFinish: actualStart !== null && finish < actualStart ? actualStart : finish } : {}),
  };
}

interface Dates {
  readonly start: CivilTime;
  readonly finish: CivilTime;
}

/**
 * The planned dates of work that is done: what lies after today goes to the hours of today, or of the last working day before it. Work
 * by the clock has today. A point in time stays one. With today a Friday, 2026-01-09, work of eight hours that is planned for
 * 2026-01-12T08:00 to 17:00 was done on 2026-01-09 from 08:00 to 17:00; dates up to today stay as they are.
 */
export function doneBy(today: Day, planned: Dates, elapsed: boolean, calendar: WorkCalendar): Dates {
  const day = parseDay(today);
  const isAhead = (time: CivilTime) => time.slice(0, 10) > today;
  if (day === null || (!isAhead(planned.start) && !isAhead(planned.finish))) return planned;
  const end = (day + 1) * minutesInDay;
  const workEnd = elapsed ? end : previousWorkEnd(calendar, end);
  // Work until midnight ends today, and midnight is a time of tomorrow.
  const finish = formatCivilTime(Math.min(workEnd, end - 1));
  if (planned.start === planned.finish) return { start: finish, finish };
  const workStart = nextWorkStart(calendar, Math.floor((workEnd - 1) / minutesInDay) * minutesInDay);
  const start = elapsed ? `${today}${planned.start.slice(10)}` : formatCivilTime(workStart);
  return { start: isAhead(planned.start) ? start : planned.start, finish: isAhead(planned.finish) ? finish : planned.finish };
}
