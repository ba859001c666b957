import type { BaselineRow } from "../tables/plan.ts";
import type { Database } from "../tables/index.ts";
import type { TaskDates } from "./plan-writes.ts";

/** Keeps the dates of every task under a name. */
export async function insertBaseline(db: Database, baseline: BaselineRow, dates: readonly TaskDates[]): Promise<void> {
  await db.insertInto("baseline").values(baseline).execute();
  for (let from = 0; from < dates.length; from += 500)
    await db
      .insertInto("baselineTask")
      .values(
        dates.slice(from, from + 500).map(({ id, startAt, finishAt }) => ({ baselineId: baseline.id, taskId: id, startAt, finishAt })),
      )
      .execute();
}
