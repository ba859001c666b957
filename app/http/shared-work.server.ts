import { setTimeout as sleep } from "node:timers/promises";
import type { DialectName } from "#db/dialect.ts";
import {
  claimSharedWork,
  dropSharedWork,
  findSharedWork,
  finishSharedWork,
  renewSharedWork,
  stopSharedWork,
  type WorkPlace,
} from "#db/queries/shared-work.ts";
import type { Database } from "#db/tables/index.ts";

/** A long computation that is under way or done, here or on another server. */
export interface FollowedWork<Value> {
  /** Null when it was stopped, or came to nothing on the server that did it. */
  readonly outcome: Promise<Value | null>;
  /** The share that is done, 0 to 1. */
  readonly progress: () => number;
}

export interface WorkWatch {
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

export interface SharedTask<Value> {
  /** Does it in this process. */
  run(watch: WorkWatch): Promise<Value>;
  /** Whether what came of it is told to whoever asks again, too. */
  isKept(value: Value): boolean;
}

interface SharedWorkOptions {
  readonly db: Database;
  readonly dialect: DialectName;
  now(): string;
  newId(): string;
  /** Tells the code that computes from other code: what one computed, the other does not read. */
  readonly build?: string;
  /** How often whoever is at it says so, and whoever follows looks. */
  readonly beatMilliseconds?: number;
}

interface KnownWork extends FollowedWork<unknown> {
  readonly control: AbortController;
}

const mostKept = 40;
/** So many beats after the last one a process is taken to be gone. */
const beatsOfGrace = 15;

/**
 * Long computations by what they are of and what was asked for, each done once: whoever asks meanwhile follows the same one. With several servers on
 * one database they tell each other through it, so that what was begun on one is found, followed and stopped on another; SQLite has one server,
 * which knows all by itself.
 */
export class SharedWork {
  readonly #options: Required<SharedWorkOptions>;
  readonly #name: string;
  /** The newest last. */
  readonly #known = new Map<string, KnownWork>();

  constructor(options: SharedWorkOptions) {
    this.#options = { beatMilliseconds: 1_000, build: "", ...options };
    this.#name = options.newId();
  }

  /** The work at a place: begun now unless somebody is at it, or it is done. What comes of it follows from its place alone. */
  follow<Value>(asked: WorkPlace, task: SharedTask<Value>): FollowedWork<Value> {
    const place = this.#ofThisBuild(asked);
    const key = keyOf(place);
    const known = this.#known.get(key);
    // One place has one kind of value.
    if (known) return known as FollowedWork<unknown> as FollowedWork<Value>;
    const control = new AbortController();
    let share = 0;
    const tell = (done: number) => void (share = done);
    const done = this.#options.dialect === "postgres" ? this.#amongServers(place, task, control, tell) : this.#alone(task, control, tell);
    const outcome = done.then(
      (value) => {
        if (value === null || !task.isKept(value)) this.#forget(key, control);
        return value;
      },
      (error: unknown) => {
        this.#forget(key, control);
        throw error;
      },
    );
    // Whoever asked may have gone by the time it fails.
    outcome.catch(() => undefined);
    this.#known.set(key, { outcome, progress: () => share, control });
    for (const [oldest, { control: stopper }] of this.#known) {
      if (this.#known.size <= mostKept) break;
      stopper.abort();
      this.#known.delete(oldest);
    }
    return { outcome, progress: () => share };
  }

  /** Stops the work at a place, wherever it is done. */
  async stop(asked: WorkPlace): Promise<void> {
    const place = this.#ofThisBuild(asked);
    const key = keyOf(place);
    this.#known.get(key)?.control.abort();
    this.#known.delete(key);
    if (this.#options.dialect === "postgres") await stopSharedWork(this.#options.db, place);
  }

  /** Drops everything: what the database holds may be of another past. */
  forget(): void {
    for (const { control } of this.#known.values()) control.abort();
    this.#known.clear();
  }

  async #alone<Value>(task: SharedTask<Value>, { signal }: AbortController, onProgress: WorkWatch["onProgress"]): Promise<Value | null> {
    const value = await task.run({ signal, onProgress });
    return signal.aborted ? null : value;
  }

  async #amongServers<Value>(
    place: WorkPlace,
    task: SharedTask<Value>,
    control: AbortController,
    onProgress: WorkWatch["onProgress"],
  ): Promise<Value | null> {
    const { db, now, beatMilliseconds } = this.#options;
    let isFollowing = false;
    for (;;) {
      const row = await findSharedWork(db, place);
      // Written by this file only.
      if (row?.outcome) return JSON.parse(row.outcome) as Value;
      if (control.signal.aborted || (isFollowing && row === undefined)) return null;
      const isFree = row === undefined || row.claimedUntil < now();
      if (isFree && (await claimSharedWork(db, place, this.#claim(), now()))) return this.#carryOut(place, task, control, onProgress);
      onProgress(row?.share ?? 0);
      // What was being stopped when somebody asks for it is begun anew once it is gone.
      if (row?.stopWanted === 0) isFollowing = true;
      await sleep(beatMilliseconds, undefined, { signal: control.signal, ref: false }).catch(() => undefined);
    }
  }

  async #carryOut<Value>(
    place: WorkPlace,
    task: SharedTask<Value>,
    control: AbortController,
    onProgress: WorkWatch["onProgress"],
  ): Promise<Value | null> {
    const { db, beatMilliseconds } = this.#options;
    let share = 0;
    const beat = async () => {
      if (await renewSharedWork(db, place, { ...this.#claim(), share })) control.abort();
    };
    const beating = setInterval(() => void beat().catch(() => undefined), beatMilliseconds).unref();
    try {
      const value = await task.run({
        signal: control.signal,
        onProgress: (done) => {
          share = done;
          onProgress(done);
        },
      });
      // Beats that come now find the work gone, or another's: that is no wish to stop what is done.
      const isStopped = control.signal.aborted;
      clearInterval(beating);
      if (!isStopped && task.isKept(value)) await finishSharedWork(db, place, this.#name, JSON.stringify(value));
      else await dropSharedWork(db, place, this.#name);
      return isStopped ? null : value;
    } catch (error) {
      clearInterval(beating);
      await dropSharedWork(db, place, this.#name);
      throw error;
    } finally {
      clearInterval(beating);
    }
  }

  #ofThisBuild({ wish, ...place }: WorkPlace): WorkPlace {
    const { build } = this.#options;
    return { ...place, wish: build === "" ? wish : `${build} ${wish}` };
  }

  #claim() {
    const { now, beatMilliseconds } = this.#options;
    return { claimedBy: this.#name, claimedUntil: new Date(Date.parse(now()) + beatsOfGrace * beatMilliseconds).toISOString() };
  }

  #forget(key: string, control: AbortController): void {
    if (this.#known.get(key)?.control === control) this.#known.delete(key);
  }
}

function keyOf({ projectId, kind, wish }: WorkPlace): string {
  return JSON.stringify([projectId, kind, wish]);
}
