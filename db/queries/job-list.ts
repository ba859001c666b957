import type { Database } from "../tables/index.ts";
import type { JobRow } from "../tables/jobs.ts";

type JobState = JobRow["state"];

export async function countJobs(db: Database): Promise<Partial<Record<JobState, number>>> {
  const rows = await db
    .selectFrom("job")
    .select((row) => ["state", row.fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

/** The jobs of a state, those first that are due first or failed last; without what they were told. */
export async function listJobs(db: Database, state: JobState, limit: number) {
  const jobs = db
    .selectFrom("job")
    .select(["id", "kind", "runAt", "attempts", "lastError", "createdAt", "failedAt"])
    .where("state", "=", state)
    .limit(limit);
  return (state === "failed" ? jobs.orderBy("failedAt", "desc") : jobs.orderBy("runAt")).orderBy("id").execute();
}

/** Puts a job that was given up back to be done now; returns its kind, undefined when there is none such. */
export async function retryJob(db: Database, id: string, now: string): Promise<string | undefined> {
  const again = { state: "waiting", runAt: now, attempts: 0, failedAt: null } as const;
  const row = await db
    .updateTable("job")
    .set(again)
    .where("id", "=", id)
    .where("state", "=", "failed")
    .returning("kind")
    .executeTakeFirst();
  return row?.kind;
}

/** Takes a job away unless it runs; returns its kind, undefined when there is none such. */
export async function deleteJob(db: Database, id: string): Promise<string | undefined> {
  return (await db.deleteFrom("job").where("id", "=", id).where("state", "!=", "running").returning("kind").executeTakeFirst())?.kind;
}
