import { statfs } from "node:fs/promises";
import type { Caller } from "#app/http/guarded.server.ts";
import { measureDatabase } from "#db/queries/storage.ts";

/** How much the instance keeps, and how much room is left where its files lie. */
export async function readStorage({ context }: Caller) {
  const measured = await measureDatabase(context.db);
  const { bavail, blocks, bsize } = await statfs(context.dataDirectory);
  return { ...measured, dialect: context.dialect, directory: context.dataDirectory, freeBytes: bavail * bsize, diskBytes: blocks * bsize };
}
