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

export interface MovedPoint {
  readonly taskId: string;
  /** Planned days, before and now. */
  readonly from: string;
  readonly to: string;
  /** The last day on record at whose end it was planned for another day than now. */
  readonly lastElsewhere: string;
}

/** Gates and go-live that are planned for another day now than on record at the end of a day, and are not reached. */
export async function listMovedPoints(db: Database, projectId: string, since: string): Promise<MovedPoint[]> {
  const rows = await db
    .selectFrom("milestoneForecast as former")
    .innerJoin("task", "task.id", "former.taskId")
    .innerJoin("project", "project.id", "former.projectId")
    .select(["former.taskId", "former.plannedAt", "task.finishAt"])
    .select(({ selectFrom }) =>
      selectFrom("milestoneForecast as elsewhere")
        .select(({ fn }) => fn.max("elsewhere.day").as("day"))
        .whereRef("elsewhere.projectId", "=", "former.projectId")
        .whereRef("elsewhere.taskId", "=", "former.taskId")
        .where(({ eb, fn, ref, val }) => {
          const dayOf = (column: "elsewhere.plannedAt" | "task.finishAt") => fn<string>("substr", [ref(column), val(1), val(10)]);
          return eb(dayOf("elsewhere.plannedAt"), "<>", dayOf("task.finishAt"));
        })
        .as("lastElsewhere"),
    )
    .where("former.projectId", "=", projectId)
    .where("former.isReached", "=", 0)
    .where("task.removedAt", "is", null)
    .where("task.progress", "<", 100)
    .where(({ eb, or, ref }) => or([eb("task.kind", "=", "gate"), eb("task.id", "=", ref("project.goLiveTaskId"))]))
    .where(({ eb, selectFrom }) =>
      eb(
        "former.day",
        "=",
        selectFrom("milestoneForecast as last")
          .select(({ fn }) => fn.max("last.day").as("day"))
          .whereRef("last.projectId", "=", "former.projectId")
          .whereRef("last.taskId", "=", "former.taskId")
          .where("last.day", "<=", since),
      ),
    )
    .orderBy("task.finishAt")
    .execute();
  return rows.flatMap(({ taskId, plannedAt, finishAt, lastElsewhere }) => {
    const [from, to] = [plannedAt.slice(0, 10), finishAt?.slice(0, 10) ?? ""];
    return from === to || to === "" ? [] : [{ taskId, from, to, lastElsewhere: lastElsewhere ?? "" }];
  });
}

/** Every record of a project, by day. */
export async function listForecasts(db: Database, projectId: string): Promise<(TrendPoint & { readonly taskId: string })[]> {
  const rows = await db.selectFrom("milestoneForecast").selectAll().where("projectId", "=", projectId).orderBy("day").execute();
  return rows.map(({ taskId, day, plannedAt, isReached }) => ({ taskId, day, plannedAt, isReached: isReached === 1 }));
}
