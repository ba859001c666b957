import { milestonePoints } from "#app/domain/baseline/milestone-points.ts";
import { addDays } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { lastForecastDay, recordForecasts } from "#db/queries/milestone-forecasts.ts";
import type { Database } from "#db/tables/index.ts";
import type { ProjectCaller } from "./guarded.server.ts";
import type { LoadedPlan } from "./plan-cache.server.ts";

/**
 * Keeps when gates, milestones and go-live are planned for, once for each of the project's days on which its plan changed: all of them with
 * the first change of a day, and then those that another change moves. A plan of which nothing is on record yet was as it is before the
 * change on the day before.
 */
export async function recordMilestones(
  { context, project }: Pick<ProjectCaller, "context" | "project">,
  transaction: Database,
  before: LoadedPlan,
  after: LoadedPlan,
): Promise<void> {
  const today = todayIn(project.timeZone, context.now());
  const former = milestonePoints(before.plan, before.schedule);
  const points = milestonePoints(after.plan, after.schedule);
  if (points.length === 0) return;
  const last = await lastForecastDay(transaction, project.id);
  if (last === undefined) await recordForecasts(transaction, project.id, addDays(today, -1), former);
  if (last !== today) return recordForecasts(transaction, project.id, today, points);
  const known = new Map(former.map((point) => [point.taskId, point]));
  const changed = points.filter(({ taskId, plannedAt, isReached }) => {
    const point = known.get(taskId);
    return point?.plannedAt !== plannedAt || point.isReached !== isReached;
  });
  await recordForecasts(transaction, project.id, today, changed);
}
