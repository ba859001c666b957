import { findJobs, hastenJobs, insertJobs } from "#db/queries/jobs.ts";
import type { Database } from "#db/tables/index.ts";
import type { JobRow } from "#db/tables/jobs.ts";
import type { JobData, JobKind } from "./job-kinds.server.ts";

interface JobOf<Kind extends JobKind> {
  readonly kind: Kind;
  readonly data: JobData<Kind>;
  /** Not before this instant; at once when none is named. */
  readonly runAt?: string;
  /** Of the jobs that wait, only one has this key: a second one changes nothing, but may bring the first one forward. */
  readonly key?: string;
  /** Of the jobs with the same one, a single one runs at a time, in their order; what was done lately waits for what was not. */
  readonly turn?: string;
}

/** A job to be done, of any kind. */
export type NewJob = { [Kind in JobKind]: JobOf<Kind> }[JobKind];

export interface FoundJob<Kind extends JobKind> {
  readonly data: JobData<Kind>;
  readonly state: JobRow["state"];
  /** When it is begun, or was. */
  readonly runAt: string;
  readonly lastError: string | null;
}

export interface JobQueue {
  /** Adds jobs in the transaction of what makes them necessary: they are done if it is committed, and never otherwise. */
  enqueue(db: Database, ...jobs: readonly NewJob[]): Promise<void>;
  /** Brings what waits for its time, such as for another try, forward to now. */
  hasten<Kind extends JobKind>(db: Database, kind: Kind, data: JobData<Kind>): Promise<void>;
  /** What became of jobs that were told these things; those that are done are not among them any more. */
  find<Kind extends JobKind>(db: Database, kind: Kind, told: readonly JobData<Kind>[]): Promise<FoundJob<Kind>[]>;
  /** Says that a transaction was committed, so that its jobs are begun now rather than at the next look. */
  committed(transaction: Database): void;
  /** Calls back when there may be something to do; returns what ends that. */
  onWake(listener: () => void): () => void;
}

export function createJobQueue({ now, newId }: { now(): string; newId(): string }): JobQueue {
  const listeners = new Set<() => void>();
  const filled = new WeakSet<Database>();
  const wake = () => listeners.forEach((listener) => listener());
  const wakeOnceCommitted = (db: Database) => {
    if (db.isTransaction) filled.add(db);
    else wake();
  };
  return {
    async enqueue(db, ...jobs) {
      const createdAt = now();
      const rows = jobs.map(({ kind, data, runAt = createdAt, key = null, turn = null }) => {
        return { id: newId(), kind, data: JSON.stringify(data), onlyKey: key, turn, runAt, createdAt };
      });
      await insertJobs(db, rows);
      wakeOnceCommitted(db);
    },
    async hasten(db, kind, data) {
      await hastenJobs(db, kind, JSON.stringify(data), now());
      wakeOnceCommitted(db);
    },
    async find<Kind extends JobKind>(db: Database, kind: Kind, told: readonly JobData<Kind>[]) {
      const byText = new Map(told.map((data) => [JSON.stringify(data), data]));
      const rows = await findJobs(db, kind, [...byText.keys()]);
      return rows.flatMap(({ data: text, ...job }): FoundJob<Kind>[] => {
        const data = byText.get(text);
        return data === undefined ? [] : [{ data, ...job }];
      });
    },
    committed(transaction) {
      if (filled.delete(transaction)) wake();
    },
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
