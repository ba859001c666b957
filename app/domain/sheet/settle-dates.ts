import { doneBy } from "../plan/actual-dates.ts";
import { isPoint, type Plan, type PlanTask } from "../plan/model.ts";
import { schedulePlan } from "../plan/schedule.ts";
import { failure, success, type Result } from "../result.ts";
import type { Schedule, ScheduleProblem } from "../schedule/schedule.ts";
import type { CivilTime, Day } from "../time/day.ts";

/**
 * Schedules a plan with the starts that lines ask for, each as "start no earlier than" where it holds the task back and nothing
 * where the plan leads there or later anyway; and gives work that is reported without dates the planned ones, none of them after `today`.
 * `reported` are the tasks with new progress.
 */
export function settleDates(
  plan: Plan,
  wishedStarts: ReadonlyMap<string, CivilTime | null>,
  reported: ReadonlySet<string>,
  today: Day,
): Result<{ readonly plan: Plan; readonly schedule: Schedule }, ScheduleProblem> {
  const hasWishes = [...wishedStarts.values()].some((start) => start !== null);
  const held = hasWishes ? { ...plan, tasks: plan.tasks.map((task) => holdAt(task, wishedStarts.get(task.id) ?? null)) } : plan;
  const first = schedulePlan(held);
  if (!first.ok) return failure(first.problem);
  const withReports = (task: PlanTask) => (reported.has(task.id) ? withActualDates(task, first.value, today) : task);
  // Work that is done before it was planned lets what follows begin earlier, too.
  const second = hasWishes && reported.size > 0 ? schedulePlan({ ...held, tasks: held.tasks.map(withReports) }) : first;
  if (!second.ok) return failure(second.problem);
  const isHolding = (task: PlanTask) =>
    [first.value, second.value].some((schedule) => schedule.task(schedule.indexOf(task.id)).driver.kind === "constraint");
  const needed = hasWishes
    ? {
        ...plan,
        tasks: held.tasks.map((task, index) => (task === plan.tasks[index] || isHolding(task) ? task : released(plan.tasks[index]!))),
      }
    : plan;
  const dated = { ...needed, tasks: needed.tasks.map(withReports) };
  const settled = schedulePlan(dated);
  return settled.ok ? success({ plan: dated, schedule: settled.value }) : failure(settled.problem);
}

function holdAt(task: PlanTask, start: CivilTime | null): PlanTask {
  return start === null || (task.constraint === "SNET" && task.constraintAt === start)
    ? task
    : { ...task, constraint: "SNET", constraintAt: start };
}

/** A constraint that was there and that the new start replaces does not come back. */
function released(task: PlanTask): PlanTask {
  return task.constraint === "SNET" ? { ...task, constraint: "ASAP", constraintAt: null } : task;
}

function withActualDates(task: PlanTask, schedule: Schedule, today: Day): PlanTask {
  const needsStart = task.progress > 0 && task.actualStart === null;
  const needsFinish = task.progress === 100 && task.actualFinish === null;
  if (task.kind === "phase" || (!needsStart && !needsFinish)) return task;
  const index = schedule.indexOf(task.id);
  const { start, finish } = doneBy(today, schedule.task(index), task.elapsed, schedule.calendarOf(index));
  const actualStart = task.actualStart ?? start;
  const actualFinish = needsFinish ? (isPoint(task.kind) || finish >= actualStart ? finish : actualStart) : task.actualFinish;
  return { ...task, actualStart, actualFinish };
}
