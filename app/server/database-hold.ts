import SqliteDatabase from "better-sqlite3";
import type { OpenDatabase } from "#db/open.ts";
import { ensurePrivateFile } from "#db/private-file.ts";

/**
 * Keeps a second server off the same SQLite file, for SQLite has one writer and the server keeps plans in memory. The hold is a lock of the
 * operating system on a file beside the database, so it ends with its process however that ends, and holds between containers that share
 * the folder. PostgreSQL is made to be shared, so nothing is held. Returns what lets go.
 */
export async function holdDatabase(open: OpenDatabase): Promise<() => void> {
  if (!open.file) return () => undefined;
  try {
    return lock(`${open.file}.lock`);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "SQLITE_BUSY")) throw error;
    await open.close();
    throw new Error(`Another Rollout server uses ${open.file}. Stop it, or use PostgreSQL for several servers.`, { cause: error });
  }
}

/** SQLite's own exclusive lock on a database that holds nothing. */
function lock(file: string): () => void {
  ensurePrivateFile(file);
  const holder = new SqliteDatabase(file, { timeout: 0 });
  try {
    holder.exec("begin exclusive");
  } catch (error) {
    holder.close();
    throw error;
  }
  return () => {
    holder.close();
  };
}
