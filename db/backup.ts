import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { OpenDatabase } from "./open.ts";

/**
 * Copies a running SQLite database into `file`, page by page, while others read and write. The copy appears under its name only
 * when it is whole.
 */
export async function backupSqlite(open: OpenDatabase, file: string): Promise<void> {
  if (!open.sqlite) throw new Error("Only a SQLite database is copied as a file");
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const unfinished = `${file}.unfinished`;
  try {
    await open.sqlite.backup(unfinished);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** The copy taken before a migration, beside the database; null for PostgreSQL, whose backups are its operator's. */
export async function backupBeforeMigration(open: OpenDatabase, nextChange: string): Promise<string | null> {
  if (!open.file) return null;
  const file = `${open.file}.before-${nextChange}.bak`;
  await backupSqlite(open, file);
  return file;
}
