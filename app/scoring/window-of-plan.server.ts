import { scoringTask } from "#app/domain/evaluation/plan-steps.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { findTaskOfTemplate } from "#db/queries/task-background.ts";

/** The days that the plan has for scoring, to begin a round with; empty where its template has no such task, and once they are over. */
export async function readPlannedWindow({ context, project }: ProjectCaller) {
  const none = { scoresFrom: "", scoresUntil: "" };
  if (project.templateKey !== "std6") return none;
  const taskId = await findTaskOfTemplate(context.db, project.id, scoringTask);
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  if (taskId === undefined || !plan.tasks.some(({ id }) => id === taskId)) return none;
  const { start, finish } = schedule.task(schedule.indexOf(taskId));
  const planned = { scoresFrom: start.slice(0, 10), scoresUntil: finish.slice(0, 10) };
  return planned.scoresUntil < todayIn(project.timeZone, context.now()) ? none : planned;
}
