import type { HeldDays } from "#app/domain/plan/held-days.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import { summaryIds, workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { minutesPerDay, type WorkCalendar } from "#app/domain/time/calendar.ts";

/** A plan with its computed dates and what the page looks up again and again. Indexes are those of `plan.tasks`. */
export interface ScheduledPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly calendar: WorkCalendar;
  /** Working minutes of an ordinary day. */
  readonly dayLength: number;
  readonly codes: ReadonlyMap<string, string>;
  readonly summaries: ReadonlySet<string>;
  /** Tasks that take part in nothing: set so, or below one that is. */
  readonly inactive: ReadonlySet<string>;
  readonly indexById: ReadonlyMap<string, number>;
  /** What happens in tasks on days of its own, by their ids. */
  readonly held: ReadonlyMap<string, readonly HeldDays[]>;
}

export function scheduledPlan(plan: Plan, schedule: Schedule, held: readonly HeldDays[] = []): ScheduledPlan {
  return {
    plan,
    schedule,
    calendar: scheduleCalendar(plan),
    dayLength: minutesPerDay(plan.calendar) || 480,
    codes: workBreakdownCodes(plan.tasks),
    summaries: summaryIds(plan.tasks),
    inactive: inactiveIds(plan.tasks),
    indexById: new Map(plan.tasks.map((task, index) => [task.id, index])),
    held: byTask(held),
  };
}

function byTask(held: readonly HeldDays[]): ReadonlyMap<string, readonly HeldDays[]> {
  const found = new Map<string, HeldDays[]>();
  for (const days of held) found.set(days.taskId, [...(found.get(days.taskId) ?? []), days]);
  return found;
}

function inactiveIds(tasks: Plan["tasks"]): ReadonlySet<string> {
  const left = new Set<string>();
  for (const { id, parentId, active } of tasks) if (!active || (parentId !== null && left.has(parentId))) left.add(id);
  return left;
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
