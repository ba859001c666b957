import { workStatesOf } from "#app/domain/plan/board.ts";
import { dueGroup, type DueGroup, type DueTask } from "#app/domain/plan/due-group.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { activeTasks, summaryIds, workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import type { OwnPlan } from "#app/http/own-plans.server.ts";
import type { ProjectMembership } from "#db/queries/projects.ts";
import { listOwnPeople } from "#db/queries/standings.ts";

/** A task of somebody, in one of their projects. */
export interface OwnTask extends DueTask {
  readonly project: ProjectMembership;
  readonly task: PlanTask;
  readonly group: DueGroup;
  readonly code: string;
  readonly isCritical: boolean;
  /** Other tasks have to be finished before it may begin. */
  readonly isWaiting: boolean;
  /** The person of the plan that the account is. */
  readonly personId: string;
  /** The project's today. */
  readonly today: Day;
}

/** The tasks that an account is responsible for or works on, in all of its projects that are not archived, in the order of the plans. */
export async function listOwnTasks({ context, user }: Caller, plans: readonly OwnPlan[]): Promise<readonly OwnTask[]> {
  const own = await listOwnPeople(context.db, user.id);
  const tasks: OwnTask[] = [];
  for (const { project, plan, schedule } of plans) {
    if (!plan.people.some(({ id }) => own.has(id))) continue;
    const today = todayIn(project.timeZone, context.now());
    const summaries = summaryIds(plan.tasks);
    const codes = workBreakdownCodes(plan.tasks);
    const states = workStatesOf(plan, (index) => schedule.task(index));
    for (const task of activeTasks(plan.tasks)) {
      if (task.kind === "phase" || task.external || summaries.has(task.id)) continue;
      const personId = [responsiblePerson(plan, task), ...task.assignments.map((assignment) => assignment.personId)].find(
        (id) => id !== null && own.has(id),
      );
      if (!personId) continue;
      const index = schedule.indexOf(task.id);
      const { start, finish } = schedule.task(index);
      const [first, end] = [start.slice(0, 10), finish.slice(0, 10)];
      const last = end > first && finish.endsWith("T00:00") ? addDays(end, -1) : end;
      const due: DueTask = { first, last, progress: task.progress, doneOn: task.actualFinish?.slice(0, 10) ?? null };
      const group = dueGroup(due, today);
      if (group === null) continue;
      tasks.push({
        ...due,
        project,
        task,
        group,
        code: codes.get(task.id) ?? "",
        isCritical: schedule.critical[index] === 1 && task.progress < 100,
        isWaiting: states.get(task.id) === "waiting",
        personId,
        today,
      });
    }
  }
  return tasks;
}
