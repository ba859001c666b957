import SqliteDatabase from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";

const waitMilliseconds = 200;
/** Pages of 4 kB: less often, and a transfer takes long; more often, and the disk writes the same pages again and again. */
const pagesAtOnce = 1000;

const progress = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

/** Entry of the worker that moves committed pages from SQLite's log into the file; the file's path comes with the start, any message ends it. */
const sqlite = new SqliteDatabase(z.string().parse(workerData));
sqlite.pragma("synchronous = FULL");
let hasFailed = false;
const timer = setInterval(() => {
  try {
    movePages();
    hasFailed = false;
  } catch (error) {
    // A disk may be full for a moment: it is tried again, and said once.
    if (!hasFailed) parentPort?.postMessage(new Error(String(error)));
    hasFailed = true;
  }
}, waitMilliseconds);

parentPort?.once("message", () => {
  clearInterval(timer);
  sqlite.close();
  parentPort?.close();
});

function movePages(): void {
  const [{ log, checkpointed }] = progress.parse(sqlite.pragma("wal_checkpoint(NOOP)"));
  if (log - checkpointed >= pagesAtOnce) sqlite.pragma("wal_checkpoint(PASSIVE)");
}
