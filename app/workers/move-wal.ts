import type SqliteDatabase from "better-sqlite3";
import { Worker } from "node:worker_threads";
import { findWorkerEntry } from "./worker-entry.ts";

/** SQLite's own measure: the commit that reaches it moves the pages itself, while everybody waits. */
const usualPages = 1000;
/** About 48 MB: the commit helps only where the worker cannot keep up. */
const pagesWithWorker = 12_000;

/**
 * Moves what was committed from SQLite's log into the file in a thread of its own, so that no commit, and with it no request, waits for
 * that. Should the thread fail, commits do it again themselves. Returns how to end it, before the database is closed.
 */
export function moveWalInWorker(writer: SqliteDatabase.Database, file: string, onError: (error: unknown) => void): () => Promise<void> {
  const entry = findWorkerEntry("checkpoint-wal");
  const worker = new Worker(entry.kind === "file" ? entry.file : entry.code, {
    eval: entry.kind === "code",
    workerData: file,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 },
  });
  const setPages = (pages: number) => writer.open && writer.pragma(`wal_autocheckpoint = ${pages}`);
  let hasEnded = false;
  worker.once("online", () => setPages(pagesWithWorker));
  worker.on("error", onError);
  worker.on("message", onError);
  const ended = new Promise<void>((resolve) =>
    worker.once("exit", () => {
      hasEnded = true;
      setPages(usualPages);
      resolve();
    }),
  );
  worker.unref();
  return async () => {
    if (hasEnded) return;
    worker.ref();
    worker.postMessage("end");
    await ended;
  };
}
