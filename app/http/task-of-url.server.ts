import type { PlanTask } from "#app/domain/plan/model.ts";
import { errorResponse, type ProjectCaller } from "./guarded.server.ts";

export type TaskCaller = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

/** The task that the URL names. Throws a Response of 404 for one that the project's plan has not. */
export async function requireTask({ context, project, params }: TaskCaller): Promise<PlanTask> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const task = plan.tasks.find((candidate) => candidate.id === params["taskId"]);
  if (!task) throw errorResponse(404, context);
  return task;
}
