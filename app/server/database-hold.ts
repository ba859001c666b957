import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { OpenDatabase } from "#db/open.ts";

/**
 * Keeps a second server off the same SQLite file, for SQLite has one writer and the server keeps plans in memory. A hold whose process
 * is gone is taken over. PostgreSQL is made to be shared, so nothing is held. Returns what lets go.
 */
export async function holdDatabase(open: OpenDatabase): Promise<() => void> {
  if (!open.file) return () => undefined;
  const file = `${open.file}.lock`;
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder && holder !== process.pid && isAlive(holder)) {
    await open.close();
    throw new Error(`Another Rollout server (process ${holder}) uses ${open.file}. Stop it, or use PostgreSQL for several servers.`);
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
