import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import SqliteDatabase from "better-sqlite3";
import type { OpenDatabase } from "./open.ts";
import { ensurePrivateFile } from "./private-file.ts";

/**
 * Copies a running SQLite database into `file`, page by page, while others read and write. The copy is checked, and appears under its
 * name only when it is whole and on the disk.
 */
export async function copySqliteFile(open: OpenDatabase, file: string): Promise<void> {
  if (!open.sqlite) throw new Error("Only a SQLite database is copied as a file");
  const { sqlite } = open;
  await writeWhole(file, async (unfinished) => {
    ensurePrivateFile(unfinished);
    await sqlite.backup(unfinished);
    leaveWalMode(unfinished);
  });
}

/** Lets a database that nobody has open stand for itself, without a file of changes beside it. Throws when it is damaged. */
export function leaveWalMode(file: string): void {
  const sqlite = new SqliteDatabase(file);
  try {
    sqlite.pragma("journal_mode = DELETE");
    const problem = sqlite.pragma("quick_check(1)", { simple: true });
    if (problem !== "ok") throw new Error(`The database ${file} is damaged: ${String(problem)}`);
  } finally {
    sqlite.close();
  }
}

/** Lets `write` fill a file beside `file`, brings it to the disk and gives it its name. A failure leaves what was there before, and nothing else. */
export async function writeWhole(file: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path.resolve(file)}.unfinished-${randomBytes(4).toString("hex")}`;
  try {
    await write(unfinished);
    flush(unfinished);
    renameSync(unfinished, file);
    flush(folder);
  } catch (error) {
    for (const rest of ["", "-journal", "-wal", "-shm"]) rmSync(`${unfinished}${rest}`, { force: true });
    throw error;
  }
}

/** Brings a file, or the names in a folder, to the disk. */
export function flush(file: string): void {
  const descriptor = openSync(file, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The copy taken before a migration, beside the database; null for PostgreSQL, whose pages are no file of ours. */
export async function copyBeforeMigration(open: OpenDatabase, nextChange: string): Promise<string | null> {
  if (!open.file) return null;
  const file = `${open.file}.before-${nextChange}.bak`;
  await copySqliteFile(open, file);
  return file;
}
