import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import type { Caller } from "#app/http/guarded.server.ts";
import { measureDatabase } from "#db/queries/storage.ts";

/** How much the instance keeps, and how much room is left where its files lie. */
export async function readStorage({ context }: Caller) {
  const measured = await measureDatabase(context.db);
  const { bavail, blocks, bsize } = await statfs(nearestFolder(path.resolve(context.dataDirectory)));
  return { ...measured, dialect: context.dialect, directory: context.dataDirectory, freeBytes: bavail * bsize, diskBytes: blocks * bsize };
}

/** The data directory, or where it will be made: on PostgreSQL there may be none yet. */
function nearestFolder(directory: string): string {
  return existsSync(directory) || directory === path.dirname(directory) ? directory : nearestFolder(path.dirname(directory));
}
