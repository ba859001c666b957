import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { uuidVersion7 } from "#app/domain/id.ts";
import { PermanentFailure } from "#app/jobs/failure.server.ts";
import { jobKindNames } from "#app/jobs/job-kinds.server.ts";
import { createJobQueue, type JobQueue, type NewJob } from "#app/jobs/job-queue.server.ts";
import { JobRunner, type JobHandlers, type JobRunnerOptions } from "#app/jobs/job-runner.server.ts";
import { claimJobs } from "#db/queries/jobs.ts";
import { openDatabase, type OpenDatabase } from "#db/open.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { postgresUrl } from "#test/support/postgres.ts";

const silent = { info: () => undefined, warn: () => undefined };
const newId = () => uuidVersion7(Date.now(), randomBytes(10));
const job: NewJob = { kind: "housekeeping.run", data: {} };

let time = Date.parse("2027-01-04T08:00:00.000Z");
const now = () => new Date(time).toISOString();
const runners: JobRunner[] = [];
const others: OpenDatabase[] = [];

beforeEach(() => {
  time = Date.parse("2027-01-04T08:00:00.000Z");
});

function run(db: OpenDatabase["db"], queue: JobQueue, handler: JobHandlers["housekeeping.run"], options: Partial<JobRunnerOptions> = {}) {
  const idle = jobKindNames.map((kind) => [kind, () => Promise.resolve()]);
  const handlers = { ...Object.fromEntries(idle), "housekeeping.run": handler } as unknown as JobHandlers;
  const runner = new JobRunner({ db, queue, handlers, log: silent, now, pollMilliseconds: 20, stopMilliseconds: 200, ...options });
  runners.push(runner);
  runner.start();
  return runner;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > 400) throw new Error("it did not come to pass");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

forEachDatabase((dialect, openTest) => {
  let db: OpenDatabase["db"];
  let queue: JobQueue;

  beforeEach(async () => {
    db = (await openTest()).db;
    queue = createJobQueue({ now, newId });
  });

  // Before the database is taken away.
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.stop();
    for (const open of others.splice(0)) await open.close();
  });

  const enqueue = (...jobs: NewJob[]) => db.transaction().execute((transaction) => queue.enqueue(transaction, ...jobs));
  /** Without the next run of what recurs. */
  const listJobs = () =>
    db
      .selectFrom("job")
      .selectAll()
      .where("kind", "=", job.kind)
      .where((row) => row("onlyKey", "is", null).or("onlyKey", "<>", job.kind))
      .execute();

  it("begins a job as soon as its transaction is committed, and forgets it when it is done", async () => {
    let done = 0;
    run(db, queue, async () => void done++, { pollMilliseconds: 60_000 });
    await until(async () => (await db.selectFrom("job").select("id").execute()).length > 0);

    const transaction = await db.transaction().execute(async (started) => {
      await queue.enqueue(started, job);
      return started;
    });
    queue.committed(transaction);

    await until(() => done === 1);
    await until(async () => (await listJobs()).length === 0);
  });

  it("does one job of a turn at a time, in their order, and lets who had no turn lately go first", async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const slow = async (_data: object, { id }: { id: string }) => {
      const { turn } = await db.selectFrom("job").select("turn").where("id", "=", id).executeTakeFirstOrThrow();
      begun.push(turn ?? "");
      await new Promise<void>((resolve) => ends.push(resolve));
    };
    await enqueue(...["a", "a", "a", "b", "b", "b"].map((turn) => ({ ...job, turn })));
    run(db, queue, slow);
    await until(() => begun.length === 2);
    expect(begun.toSorted()).toEqual(["a", "b"]);

    await enqueue({ ...job, turn: "late" });
    ends.shift()?.();
    await until(() => begun.length === 3);

    expect(begun[2]).toBe("late");
    for (let count = 3; count < 7; count++) {
      ends.shift()?.();
      await until(() => begun.length === count + 1);
    }
    expect(begun.toSorted()).toEqual(["a", "a", "a", "b", "b", "b", "late"]);
    for (const end of ends) end();
  });

  it("never does a job whose transaction failed", async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await queue.enqueue(transaction, job);
      throw new Error("the change failed");
    });
    await expect(failing).rejects.toThrow("the change failed");
    expect(await listJobs()).toEqual([]);
  });

  it("waits for the instant that a job is for", async () => {
    let done = 0;
    await enqueue({ ...job, runAt: "2027-01-04T08:00:30.000Z" });
    run(db, queue, async () => void done++);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(done).toBe(0);

    time += 30_000;

    await until(() => done === 1);
  });

  it("tries a job that fails again, later and later, and keeps it with the reason when it gives up", async () => {
    await enqueue(job);
    let attempts = 0;
    run(db, queue, async () => {
      attempts++;
      throw new Error("the mail server\nsays no");
    });
    await until(async () => (await listJobs())[0]?.lastError === "the mail server says no");
    expect(await listJobs()).toMatchObject([{ state: "waiting", attempts: 1, runAt: "2027-01-04T08:00:15.000Z", claimedBy: null }]);

    time += 15_000;
    await until(async () => (await listJobs())[0]?.runAt === "2027-01-04T08:00:45.000Z");
    time += 30_000;

    await until(async () => (await listJobs())[0]?.state === "failed");
    expect(attempts).toBe(3);
    expect(await listJobs()).toMatchObject([{ lastError: "the mail server says no", failedAt: "2027-01-04T08:00:45.000Z" }]);
  });

  it("gives up at once what no further attempt can mend", async () => {
    await enqueue(job);
    run(db, queue, () => Promise.reject(new PermanentFailure("no such mailbox")));
    await until(async () => (await listJobs())[0]?.state === "failed");
    expect(await listJobs()).toMatchObject([{ attempts: 1, lastError: "no such mailbox" }]);
  });

  it("lets one job of a key wait, at the earlier instant, and another one wait while it runs", async () => {
    await enqueue({ ...job, key: "digest", runAt: "2027-01-04T12:00:00.000Z" });
    await enqueue(
      { ...job, key: "digest", runAt: "2027-01-04T09:00:00.000Z" },
      { ...job, key: "digest", runAt: "2027-01-05T09:00:00.000Z" },
    );
    expect(await listJobs()).toMatchObject([{ runAt: "2027-01-04T09:00:00.000Z" }]);

    const [claimed] = await claimJobs(db, {
      kinds: [job.kind],
      limit: 5,
      now: "2027-01-04T09:00:00.000Z",
      until: "2027-01-04T09:01:00.000Z",
      by: "another",
    });
    await enqueue({ ...job, key: "digest" });

    expect(claimed).toMatchObject({ onlyKey: null, attempts: 1 });
    expect(await listJobs()).toHaveLength(2);
  });

  it("takes over the job of a process that is gone, and lets that one change nothing any more", async () => {
    await enqueue(job);
    await claimJobs(db, { kinds: [job.kind], limit: 1, now: now(), until: "2027-01-04T08:01:00.000Z", by: "gone" });
    const attempts: number[] = [];
    run(db, queue, async (_data, { attempt }) => void attempts.push(attempt));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(attempts).toEqual([]);

    time += 61_000;

    await until(() => attempts.length === 1);
    expect(attempts).toEqual([2]);
    await until(async () => (await listJobs()).length === 0);
  });

  it("gives up a job that ends the process each time", async () => {
    await enqueue(job);
    for (let start = 0; start < 3; start++) {
      await claimJobs(db, { kinds: [job.kind], limit: 1, now: now(), until: now(), by: `gone ${start}` });
      time += 1_000;
    }
    let begun = 0;
    run(db, queue, async () => void begun++);
    await until(async () => (await listJobs())[0]?.state === "failed");
    expect(begun).toBe(0);
  });

  it("keeps a job that takes long", async () => {
    await enqueue(job);
    let finish: (() => void) | undefined;
    run(db, queue, () => new Promise<void>((resolve) => (finish = resolve)), { claimSeconds: 0.2 });
    await until(() => finish !== undefined);
    const first = (await listJobs())[0]?.claimedUntil ?? "";
    time += 10_000;
    await until(async () => ((await listJobs())[0]?.claimedUntil ?? "") > first);
    finish?.();
    await until(async () => (await listJobs()).length === 0);
  });

  it("waits for jobs under way when it stops, and puts back what takes too long", async () => {
    await enqueue(job, job);
    const begun: string[] = [];
    let wasAborted = false;
    const runner = run(db, queue, async (_data, { id, signal }) => {
      begun.push(id);
      signal.addEventListener("abort", () => (wasAborted = true));
      await new Promise((resolve) => setTimeout(resolve, begun.length === 1 ? 50 : 60_000).unref());
    });
    await until(() => begun.length === 2);

    await runner.stop();

    expect(await listJobs()).toMatchObject([{ id: begun[1], state: "waiting", claimedBy: null }]);
    expect(wasAborted).toBe(true);
  });

  it("plans the next run of what recurs, done or given up, once", async () => {
    run(db, queue, async () => undefined);
    run(db, queue, async () => undefined);
    const waiting = () => db.selectFrom("job").select(["onlyKey", "runAt"]).where("kind", "=", job.kind).execute();
    await until(async () => (await waiting()).length === 1);
    expect(await waiting()).toEqual([{ onlyKey: job.kind, runAt: "2027-01-04T09:00:00.000Z" }]);

    time += 60 * 60_000;

    await until(async () => (await waiting())[0]?.runAt === "2027-01-04T10:00:00.000Z");
    expect(await waiting()).toHaveLength(1);
  });

  it("does each of many jobs once, however many servers there are", async () => {
    const count = dialect === "postgres" ? 300 : 100;
    await enqueue(...Array.from({ length: count }, () => job));
    const done: string[] = [];
    const connections = [db, ...(await otherConnections())];
    for (const connection of connections) run(connection, queue, async (_data, { id }) => void done.push(id));

    await until(async () => (await listJobs()).length === 0);

    expect(done).toHaveLength(count);
    expect(new Set(done).size).toBe(count);
  });

  /** Two more servers on PostgreSQL; SQLite has one. */
  async function otherConnections(): Promise<OpenDatabase["db"][]> {
    if (dialect === "sqlite") return [];
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
    const url = new URL(await postgresUrl());
    url.pathname = `/${rows[0]?.name ?? ""}`;
    const opened = [openDatabase(url.href), openDatabase(url.href)];
    others.push(...opened);
    return opened.map((open) => open.db);
  }
});
