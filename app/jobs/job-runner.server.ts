import { randomBytes } from "node:crypto";
import { claimJobs, failJob, finishJob, isAnyDue, postponeJob, renewClaims } from "#db/queries/jobs.ts";
import type { Database } from "#db/tables/index.ts";
import type { JobRow } from "#db/tables/jobs.ts";
import { describeFailure, pauseAfter, PermanentFailure } from "./failure.server.ts";
import { isJobKind, jobKindNames, ruleOf, type JobData, type JobKind, type Lane } from "./job-kinds.server.ts";
import type { JobQueue, NewJob } from "./job-queue.server.ts";

export interface JobRun {
  readonly id: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborts when the time is over, and when the server stops. */
  readonly signal: AbortSignal;
}

/** One function a kind. It may be called again for a job that was done, when its process died right after: doing it twice must do no harm. */
export type JobHandlers = { readonly [Kind in JobKind]: (data: JobData<Kind>, run: JobRun) => Promise<void> };

interface RunnerLog {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
}

export interface JobRunnerOptions {
  readonly db: Database;
  readonly queue: JobQueue;
  readonly handlers: JobHandlers;
  readonly log: RunnerLog;
  now(): string;
  readonly pollMilliseconds?: number;
  /** How long a process that says nothing keeps its jobs. */
  readonly claimSeconds?: number;
  /** How long jobs under way may go on when the server stops. */
  readonly stopMilliseconds?: number;
}

const turnsKept = 50;
const places: Readonly<Record<Lane, number>> = { mail: 2, work: 2, calls: 4 };

/** Does the jobs of the database in this process, beside those of other servers. */
export class JobRunner {
  readonly #options: Required<JobRunnerOptions>;
  readonly #name = randomBytes(9).toString("base64url");
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, { readonly lane: Lane; readonly work: Promise<void>; readonly abort: AbortController }>();
  readonly #resting = new Set<() => void>();
  readonly #endings: (() => void)[] = [];
  #lanes: Promise<unknown> = Promise.resolve();
  #wakes = 0;
  /** Whose turn it was, the newest last. */
  readonly #lately = new Set<string>();

  constructor(options: JobRunnerOptions) {
    this.#options = { pollMilliseconds: 2_000, claimSeconds: 60, stopMilliseconds: 10_000, ...options };
  }

  start(): void {
    const { queue, claimSeconds } = this.#options;
    const renewing = setInterval(() => void this.#renew(), (claimSeconds * 1000) / 3).unref();
    this.#endings.push(
      () => clearInterval(renewing),
      queue.onWake(() => this.#wake()),
    );
    this.#lanes = Promise.all([this.#planRecurring(), ...(Object.keys(places) as Lane[]).map((lane) => this.#runLane(lane))]);
  }

  /** Begins nothing more, and gives what is under way some time; what is not done by then is put back. */
  async stop(): Promise<void> {
    const { db, now, stopMilliseconds } = this.#options;
    this.#stopping.abort();
    this.#wake();
    await this.#lanes;
    const works = [...this.#running.values()].map(({ work }) => work);
    const waiting = new AbortController();
    await Promise.race([Promise.all(works), sleep(stopMilliseconds, waiting.signal)]);
    waiting.abort();
    for (const end of this.#endings.splice(0)) end();
    const cut = [...this.#running];
    this.#running.clear();
    for (const [id, { abort }] of cut) {
      await postponeJob(db, id, this.#name, { runAt: now(), lastError: "The server was stopped while it was being done." });
      abort.abort();
    }
  }

  /** Work that recurs waits in the table; the first server that ever runs it puts it there. */
  async #planRecurring(): Promise<void> {
    const { db, queue, now } = this.#options;
    const recurring = jobKindNames.flatMap((kind) => nextRun(kind, now()) ?? []);
    await this.#attempt("recurring jobs could not be planned", () => queue.enqueue(db, ...recurring));
  }

  async #runLane(lane: Lane): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const wakes = this.#wakes;
      const taken = [...this.#running.values()].filter((entry) => entry.lane === lane).length;
      const free = places[lane] - taken;
      const claimed = free > 0 ? ((await this.#attempt("jobs could not be claimed", () => this.#claim(lane, free))) ?? []) : [];
      for (const job of claimed) this.#begin(job, lane);
      if (claimed.length === 0) await this.#rest(wakes);
    }
  }

  async #claim(lane: Lane, limit: number): Promise<JobRow[]> {
    const { db, now } = this.#options;
    const kinds = jobKindNames.filter((kind) => ruleOf(kind).lane === lane);
    const instant = now();
    // Looking does not take the place of a writer.
    if (!(await isAnyDue(db, { kinds, now: instant })) || this.#stopping.signal.aborted) return [];
    const lately = [...this.#lately];
    const claimed = await claimJobs(db, { kinds, limit, now: instant, until: this.#claimEnd(), by: this.#name, lately });
    for (const { turn } of claimed) if (turn !== null) this.#noteTurn(turn);
    return claimed;
  }

  #noteTurn(turn: string): void {
    this.#lately.delete(turn);
    this.#lately.add(turn);
    const [oldest] = this.#lately;
    if (oldest !== undefined && this.#lately.size > turnsKept) this.#lately.delete(oldest);
  }

  #begin(job: JobRow, lane: Lane): void {
    const abort = new AbortController();
    const work = Promise.resolve()
      .then(() => this.#carryOut(job, abort))
      .finally(() => {
        this.#running.delete(job.id);
        this.#wake();
      });
    this.#running.set(job.id, { lane, work, abort });
  }

  async #carryOut(job: JobRow, abort: AbortController): Promise<void> {
    const { db, queue, now, log } = this.#options;
    const { id, kind, attempts } = job;
    if (!isJobKind(kind)) return;
    try {
      // A process that dies of a job takes the others with it: such a job is not begun for ever.
      if (attempts > ruleOf(kind).attempts)
        throw new PermanentFailure(job.lastError ?? "The server ended each time while it was being done.");
      await this.#handle(kind, job, abort);
      const next = nextRun(kind, now());
      await db.transaction().execute(async (transaction) => {
        if ((await finishJob(transaction, id, this.#name)) && next) await queue.enqueue(transaction, next);
      });
    } catch (error) {
      // Put back already, when the server stopped.
      if (!this.#running.has(id)) return;
      const lastError = describeFailure(error);
      log.warn({ event: "job.failed", job: id, kind, attempt: attempts, error: lastError }, "a job failed");
      await this.#attempt("a failed job could not be put back", () => this.#putBack(job, kind, error, lastError));
    }
  }

  async #handle<Kind extends JobKind>(kind: Kind, job: JobRow, abort: AbortController): Promise<void> {
    const { data, limitSeconds } = ruleOf(kind);
    // Written by the queue; another release may have written another shape.
    const parsed = data.safeParse(JSON.parse(job.data));
    if (!parsed.success) throw new PermanentFailure("What the job is told does not fit this release.");
    const handler: JobHandlers[Kind] = this.#options.handlers[kind];
    const work = handler(parsed.data as JobData<Kind>, { id: job.id, attempt: job.attempts, signal: abort.signal });
    const limit = sleep(limitSeconds * 1000, abort.signal).then(() => {
      abort.abort();
      throw new Error(`It took longer than ${limitSeconds} seconds.`);
    });
    // What comes after the limit is not waited for.
    work.catch(() => undefined);
    await Promise.race([work, limit]).finally(() => abort.abort());
  }

  async #putBack(job: JobRow, kind: JobKind, error: unknown, lastError: string): Promise<void> {
    const { db, queue, now } = this.#options;
    if (!(error instanceof PermanentFailure) && job.attempts < ruleOf(kind).attempts) {
      const runAt = later(now(), pauseAfter(job.attempts));
      return postponeJob(db, job.id, this.#name, { runAt, lastError });
    }
    const next = nextRun(kind, now());
    await db.transaction().execute(async (transaction) => {
      const isOurs = await failJob(transaction, job.id, this.#name, { failedAt: now(), lastError });
      if (isOurs && next) await queue.enqueue(transaction, next);
    });
  }

  async #renew(): Promise<void> {
    const ids = [...this.#running.keys()];
    if (ids.length === 0) return;
    await this.#attempt("claims could not be renewed", () => renewClaims(this.#options.db, ids, this.#name, this.#claimEnd()));
  }

  #claimEnd(): string {
    return later(this.#options.now(), this.#options.claimSeconds);
  }

  /** A database that does not answer now is asked again later. */
  async #attempt<Value>(what: string, work: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#options.log.warn({ event: "job.trouble", error: describeFailure(error) }, what);
      return undefined;
    }
  }

  /** Until something may have changed since the lane was looked at. */
  #rest(wakes: number): Promise<void> {
    if (this.#stopping.signal.aborted || wakes !== this.#wakes) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#resting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, this.#options.pollMilliseconds).unref();
      this.#resting.add(wake);
    });
  }

  #wake(): void {
    this.#wakes++;
    for (const wake of [...this.#resting]) wake();
  }
}

function nextRun(kind: JobKind, now: string): NewJob | undefined {
  const { everyMinutes } = ruleOf(kind);
  return everyMinutes === undefined ? undefined : ({ kind, data: {}, key: kind, runAt: later(now, everyMinutes * 60) } as NewJob);
}

function later(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** Never ends once the signal has aborted. */
function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}
