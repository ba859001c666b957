import { milestonePoints } from "#app/domain/baseline/milestone-points.ts";
import { milestoneTrend, type TrendLine } from "#app/domain/baseline/trend.ts";
import type { BilingualText, TaskKind } from "#app/domain/plan/model.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { listBaselinePoints } from "#db/queries/baselines.ts";
import { listForecasts } from "#db/queries/milestone-forecasts.ts";

export interface MilestoneLine extends TrendLine {
  readonly name: BilingualText;
  readonly kind: TaskKind;
  readonly isGoLive: boolean;
}

/** How the planned dates of go-live, the gates and the milestones of a project went: by its baselines, its records and its plan. */
export async function readTrend({ context, project }: Pick<ProjectCaller, "context" | "project">): Promise<MilestoneLine[]> {
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const current = milestonePoints(plan, schedule);
  const today = todayIn(project.timeZone, context.now());
  const taken = await listBaselinePoints(
    context.db,
    project.id,
    current.map(({ taskId }) => taskId),
  );
  const baselines = taken.map(({ taskId, takenAt, plannedAt }) => ({ taskId, plannedAt, day: todayIn(project.timeZone, takenAt) }));
  const records = await listForecasts(context.db, project.id);
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  return milestoneTrend({ today, current, records, baselines }).flatMap((line) => {
    const task = tasks.get(line.taskId);
    return task ? [{ ...line, name: task.name, kind: task.kind, isGoLive: task.id === plan.goLiveTaskId }] : [];
  });
}
