import type { MilestonePoint } from "#app/domain/baseline/milestone-points.ts";
import type { TrendPoint } from "#app/domain/baseline/trend.ts";
import { parts } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";

/** Records planned dates as those of a day; what was recorded of it earlier gives way. */
export async function recordForecasts(db: Database, projectId: string, day: string, points: readonly MilestonePoint[]): Promise<void> {
  for (const part of parts(points))
    await db
      .insertInto("milestoneForecast")
      .values(part.map(({ taskId, plannedAt, isReached }) => ({ projectId, taskId, day, plannedAt, isReached: isReached ? 1 : 0 })))
      .onConflict((conflict) =>
        conflict
          .columns(["projectId", "day", "taskId"])
          .doUpdateSet(({ ref }) => ({ plannedAt: ref("excluded.plannedAt"), isReached: ref("excluded.isReached") })),
      )
      .execute();
}

/** The last day of which there is a record of a project; undefined when there is none. */
export async function lastForecastDay(db: Database, projectId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("milestoneForecast")
    .select("day")
    .where("projectId", "=", projectId)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.day;
}

/** Every record of a project, by day. */
export async function listForecasts(db: Database, projectId: string): Promise<(TrendPoint & { readonly taskId: string })[]> {
  const rows = await db.selectFrom("milestoneForecast").selectAll().where("projectId", "=", projectId).orderBy("day").execute();
  return rows.map(({ taskId, day, plannedAt, isReached }) => ({ taskId, day, plannedAt, isReached: isReached === 1 }));
}
