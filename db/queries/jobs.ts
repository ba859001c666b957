import { dialectOf } from "../dialect.ts";
import type { Database } from "../tables/index.ts";
import type { JobRow } from "../tables/jobs.ts";

export type NewJobRow = Pick<JobRow, "id" | "kind" | "data" | "onlyKey" | "runAt" | "createdAt"> & Partial<Pick<JobRow, "turn">>;

const rowsPerStatement = 500;

/** Writes jobs to be done. Where one with the same key waits already, that one stays, at the earlier of the two instants. */
export async function insertJobs(db: Database, jobs: readonly NewJobRow[]): Promise<void> {
  const fresh = {
    turn: null,
    state: "waiting",
    attempts: 0,
    lastError: null,
    claimedBy: null,
    claimedUntil: null,
    failedAt: null,
  } as const;
  const rows = onceAKey(jobs);
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await db
      .insertInto("job")
      .values(rows.slice(from, from + rowsPerStatement).map((job) => ({ ...fresh, ...job })))
      .onConflict((conflict) =>
        conflict.column("onlyKey").doUpdateSet(({ eb, ref }) => ({
          runAt: eb.case().when("excluded.runAt", "<", ref("job.runAt")).then(ref("excluded.runAt")).else(ref("job.runAt")).end(),
        })),
      )
      .execute();
}

/** The earliest of each key, in one order for all: a statement must not meet a row twice, nor two transactions each other's. */
function onceAKey(jobs: readonly NewJobRow[]): NewJobRow[] {
  const byKey = new Map<string, NewJobRow>();
  for (const job of jobs) {
    const key = job.onlyKey ?? `id ${job.id}`;
    const known = byKey.get(key);
    if (!known || job.runAt < known.runAt) byKey.set(key, job);
  }
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

/** The jobs of a kind with given data. */
export async function findJobs(
  db: Database,
  kind: string,
  data: readonly string[],
): Promise<Pick<JobRow, "data" | "state" | "runAt" | "lastError">[]> {
  if (data.length === 0) return [];
  return db.selectFrom("job").select(["data", "state", "runAt", "lastError"]).where("kind", "=", kind).where("data", "in", data).execute();
}

/** Brings the jobs of a kind with given data that wait for a later instant forward to this one. */
export async function hastenJobs(db: Database, kind: string, data: string, now: string): Promise<void> {
  await db
    .updateTable("job")
    .set({ runAt: now })
    .where("kind", "=", kind)
    .where("data", "=", data)
    .where("state", "=", "waiting")
    .where("runAt", ">", now)
    .execute();
}

export interface Claimant {
  readonly kinds: readonly string[];
  readonly limit: number;
  readonly now: string;
  /** Until when the jobs are the claimant's, unless it says again that they are. */
  readonly until: string;
  readonly by: string;
  /** Whose turn it was lately. */
  readonly lately?: readonly string[];
}

/** Whether any job of these kinds is due: waiting, or left behind by a process that is gone. */
export async function isAnyDue(db: Database, { kinds, now }: Pick<Claimant, "kinds" | "now">): Promise<boolean> {
  return (await dueJobs(db, kinds, now).limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Takes due jobs for one process: those whose turn it was lately behind all others, then the longest due first. Of several that ask at
 * once, each gets others.
 */
export async function claimJobs(db: Database, { kinds, limit, now, until, by, lately = [] }: Claimant): Promise<JobRow[]> {
  const ready = dueJobs(db, kinds, now);
  const fair = lately.length === 0 ? ready : ready.orderBy(({ eb }) => eb.case().when("job.turn", "in", lately).then(1).else(0).end());
  const due = fair.orderBy("job.runAt").orderBy("job.id").limit(limit);
  return db
    .updateTable("job")
    .set(({ eb }) => ({ state: "running", claimedBy: by, claimedUntil: until, attempts: eb("attempts", "+", 1), onlyKey: null }))
    .where("id", "in", dialectOf(db) === "postgres" ? due.forUpdate().skipLocked() : due)
    .returningAll()
    .execute();
}

/** Of jobs that take turns, the first one while none of them runs. */
function dueJobs(db: Database, kinds: readonly string[], now: string) {
  return db
    .selectFrom("job")
    .select("job.id")
    .where("job.kind", "in", kinds)
    .where(({ eb, and, or }) =>
      or([
        and([eb("job.state", "=", "waiting"), eb("job.runAt", "<=", now)]),
        and([eb("job.state", "=", "running"), eb("job.claimedUntil", "<", now)]),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("job as other")
            .select("other.id")
            .whereRef("other.turn", "=", "job.turn")
            .where(({ eb, and, or, ref }) => {
              const isEarlier = or([
                eb("other.runAt", "<", ref("job.runAt")),
                and([eb("other.runAt", "=", ref("job.runAt")), eb("other.id", "<", ref("job.id"))]),
              ]);
              return or([
                and([eb("other.state", "=", "running"), eb("other.claimedUntil", ">=", now)]),
                and([eb("other.state", "=", "running"), isEarlier]),
                and([eb("other.state", "=", "waiting"), eb("other.runAt", "<=", now), isEarlier]),
              ]);
            }),
        ),
      ),
    );
}

/** Keeps claimed jobs for longer. */
export async function renewClaims(db: Database, ids: readonly string[], by: string, until: string): Promise<void> {
  await db
    .updateTable("job")
    .set({ claimedUntil: until })
    .where("id", "in", ids)
    .where("claimedBy", "=", by)
    .where("state", "=", "running")
    .execute();
}

/** Forgets a job that is done; false when it was taken over by another process meanwhile. */
export async function finishJob(db: Database, id: string, by: string): Promise<boolean> {
  const result = await db.deleteFrom("job").where("id", "=", id).where("claimedBy", "=", by).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Puts a claimed job back, to be begun again. */
export async function postponeJob(db: Database, id: string, by: string, again: Pick<JobRow, "runAt" | "lastError">): Promise<void> {
  const unclaimed = { state: "waiting", claimedBy: null, claimedUntil: null } as const;
  await db
    .updateTable("job")
    .set({ ...again, ...unclaimed })
    .where("id", "=", id)
    .where("claimedBy", "=", by)
    .execute();
}

/** Gives a claimed job up; it stays, with the reason, to be looked at. */
export async function failJob(db: Database, id: string, by: string, failed: Pick<JobRow, "failedAt" | "lastError">): Promise<boolean> {
  const result = await db
    .updateTable("job")
    .set({ ...failed, state: "failed", claimedBy: null, claimedUntil: null })
    .where("id", "=", id)
    .where("claimedBy", "=", by)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Forgets jobs that were given up before an instant. */
export async function forgetFailedJobs(db: Database, before: string): Promise<void> {
  await db.deleteFrom("job").where("state", "=", "failed").where("failedAt", "<", before).execute();
}
