import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { isPoint } from "#app/domain/plan/model.ts";
import { activeTasks, summaryIds } from "#app/domain/plan/tree.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";

/** A task or milestone as a calendar shows it: whole days, the last one excluded. */
export interface FeedEvent {
  readonly task: PlanTask;
  readonly from: Day;
  readonly until: Day;
}

/**
 * What of a plan stands in a person's calendar: the tasks whose owner they are, by name or by role, and every milestone and gate. Phases
 * and other summaries are the sum of their tasks and are left out.
 *
 * @param personIds the people of the plan that the account stands for
 */
export function feedEvents(plan: Plan, schedule: Schedule, personIds: ReadonlySet<string>): FeedEvent[] {
  const summaries = summaryIds(plan.tasks);
  const holders = new Map(plan.roles.map((role) => [role.code, role.personId]));
  const isOwn = (task: PlanTask) => personIds.has(task.ownerId ?? holders.get(task.roleCode ?? "") ?? "");
  return activeTasks(plan.tasks)
    .filter((task) => !summaries.has(task.id) && task.kind !== "phase" && (isPoint(task.kind) || isOwn(task)))
    .map((task) => {
      const { start, finish } = schedule.task(schedule.indexOf(task.id));
      const from = start.slice(0, 10);
      const lastDay = finish.slice(0, 10);
      // Work that ends at midnight ends on the day before.
      const isMidnight = finish.slice(11) === "00:00" && lastDay > from;
      return { task, from, until: isMidnight ? lastDay : addDays(lastDay, 1) };
    });
}
