import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { summaryIds, workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { compileCalendar, minutesPerDay, standardCalendar, type WorkCalendar } from "#app/domain/time/calendar.ts";
import { parseDay } from "#app/domain/time/day.ts";

/** A plan with its computed dates and what the page looks up again and again. Indexes are those of `plan.tasks`. */
export interface ScheduledPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly calendar: WorkCalendar;
  /** Working minutes of an ordinary day. */
  readonly dayLength: number;
  readonly codes: ReadonlyMap<string, string>;
  readonly summaries: ReadonlySet<string>;
  readonly indexById: ReadonlyMap<string, number>;
}

export function scheduledPlan(plan: Plan, schedule: Schedule): ScheduledPlan {
  return {
    plan,
    schedule,
    calendar: planCalendar(plan),
    dayLength: minutesPerDay(plan.calendar) || 480,
    codes: workBreakdownCodes(plan.tasks),
    summaries: summaryIds(plan.tasks),
    indexById: new Map(plan.tasks.map((task, index) => [task.id, index])),
  };
}

export function taskById(picture: ScheduledPlan, taskId: string): PlanTask | undefined {
  const index = picture.indexById.get(taskId);
  return index === undefined ? undefined : picture.plan.tasks[index];
}

export interface TaskTimes {
  readonly start: number;
  readonly finish: number;
}

/** A task's planned start and finish, in absolute civil minutes. */
export function timesOf(schedule: Schedule, index: number): TaskTimes {
  return { start: schedule.startMinutes[index] ?? 0, finish: schedule.finishMinutes[index] ?? 0 };
}

const compiled = new WeakMap<Plan["calendar"], WorkCalendar>();

/** A calendar that cannot be used leaves the plan without a schedule, so the fallback is never what a page shows. */
function planCalendar(plan: Plan): WorkCalendar {
  const known = compiled.get(plan.calendar);
  if (known) return known;
  const from = parseDay(plan.start) ?? 0;
  const own = compileCalendar(plan.calendar, from, from + 730);
  const result = own.ok ? own : compileCalendar(standardCalendar, from, from + 730);
  if (!result.ok) throw new TypeError("The standard calendar has working time");
  compiled.set(plan.calendar, result.value);
  return result.value;
}
