import { setTimeout } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import pg from "pg";
import type { OpenDatabase } from "#db/open.ts";
import { ensurePrivateFile } from "#db/private-file.ts";

/** Lets go of a database. */
export type Release = () => Promise<void>;

/**
 * Holds a database for a server, which keeps plans in memory. A SQLite file has one holder, for SQLite has one writer. PostgreSQL is made
 * to be shared: its servers keep off only what replaces the whole content, see {@link holdDatabaseAlone}. A hold ends with its process
 * however that ends. Throws, with the database closed, when it cannot be had.
 *
 * @param onUnsure called when the hold on PostgreSQL is lost, and when it is had again: what is kept in memory may be of another past
 */
export async function holdDatabase(open: OpenDatabase, onUnsure: () => void = () => undefined): Promise<Release> {
  return orClose(open, () => (open.pool ? holdShared(open.pool, onUnsure) : holdFile(open)));
}

const migrationWaitMilliseconds = 500;

/**
 * Holds a database alone while its schema changes, because a server of another release would write what this one does not see. Waits a
 * little for one that is changing the schema already; null when nothing is left to change.
 */
export async function holdDatabaseToMigrate(open: OpenDatabase, isNeeded: () => Promise<boolean>, mostWaits = 20): Promise<Release | null> {
  return orClose(open, async () => {
    for (let waits = 0; await isNeeded(); waits++) {
      if (!open.pool) return holdFile(open);
      const client = await takeLock(open.pool, "alone");
      if (client) return () => client.end();
      if (waits === mostWaits)
        throw new Error("The database needs the schema of this release, and Rollout servers use it. Stop them first.");
      await setTimeout(migrationWaitMilliseconds);
    }
    return null;
  });
}

/** Holds a database that is about to get another content, which no server may keep in memory meanwhile. */
export async function holdDatabaseAlone(open: OpenDatabase): Promise<Release> {
  return orClose(open, () => (open.pool ? holdAlone(open.pool) : holdFile(open)));
}

async function orClose<Held>(open: OpenDatabase, hold: () => Promise<Held>): Promise<Held> {
  try {
    return await hold();
  } catch (error) {
    await open.close();
    throw error;
  }
}

/**
 * A lock of the operating system on a file beside the database, so that it also holds between containers that share the folder: SQLite's
 * own exclusive lock on a database that holds nothing.
 */
async function holdFile({ file }: OpenDatabase): Promise<Release> {
  if (file === null) return () => Promise.resolve();
  const name = `${file}.lock`;
  ensurePrivateFile(name);
  const holder = new SqliteDatabase(name, { timeout: 0 });
  try {
    holder.exec("begin exclusive");
  } catch (error) {
    holder.close();
    if (!(error instanceof Error && "code" in error && error.code === "SQLITE_BUSY")) throw error;
    throw new Error(`Another Rollout server uses ${file}. Stop it, or use PostgreSQL for several servers.`, { cause: error });
  }
  return () => {
    holder.close();
    return Promise.resolve();
  };
}

const regainMilliseconds = 1000;

/** A connection of its own, because a lock of PostgreSQL lasts as long as the connection that took it. */
async function holdShared(pool: pg.Pool, onUnsure: () => void): Promise<Release> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isReleased = false;
  await hold();
  return async () => {
    isReleased = true;
    clearTimeout(timer);
    await client?.end();
  };

  async function hold(): Promise<void> {
    const taken = await takeLock(pool, "shared");
    if (!taken) throw new Error("A backup is being restored into the database, or its schema changed. Start the server when that is done.");
    if (isReleased) return taken.end();
    client = taken;
    taken.once("end", holdAgain);
  }

  function holdAgain(): void {
    client = undefined;
    if (isReleased) return;
    onUnsure();
    timer = globalThis.setTimeout(() => void hold().then(onUnsure, holdAgain), regainMilliseconds).unref();
  }
}

async function holdAlone(pool: pg.Pool): Promise<Release> {
  const client = await takeLock(pool, "alone");
  if (!client) throw new Error("Rollout servers use the database. Stop the servers first.");
  return () => client.end();
}

/** One number for every release; databases of one server have locks of their own. */
const lockNumber = 7_655_686;

async function takeLock(pool: pg.Pool, kind: "shared" | "alone"): Promise<pg.Client | null> {
  // Kept alive, so that neither end takes a silent connection for a lost one.
  const client = new pg.Client({ ...pool.options, keepAlive: true, keepAliveInitialDelayMillis: 60_000 });
  // Without a listener a lost connection would end the process.
  client.on("error", () => undefined);
  await client.connect();
  const take = kind === "shared" ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
  const { rows } = await client.query<{ taken: boolean }>(`select ${take}(${lockNumber}) as taken`);
  if (rows[0]?.taken) return client;
  await client.end();
  return null;
}
