import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { hashOfTables, hashTable, type TableHash } from "./hash.ts";
import type { Cell, RowCells } from "./snapshot.ts";

const columnKinds = ["text", "integer", "number", "bytes"] as const;

const manifestSchema = z.object({
  format: z.literal("rollout-backup"),
  formatVersion: z.literal(1),
  createdAt: z.string(),
  /** The schema changes of the database it was taken from, in order; never none. */
  schema: z.array(z.string()).min(1),
  /** The hash of the database's meaning, see `hash.ts`. */
  hash: z.string(),
  /** In the order in which their rows follow. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), kind: z.enum(columnKinds) })),
      rows: z.number().int(),
    }),
  ),
});

/** The first line of a backup: where it comes from, and what must be found in it. */
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupTable = BackupManifest["tables"][number];

/** The file is no backup, or not the whole of one. */
export class BackupFileError extends Error {}

/** A row as a line of the file: bytes are base64 in an array, so that no text is taken for them. */
export function rowLine(row: RowCells): string {
  return `${JSON.stringify(row.map((cell) => (cell instanceof Uint8Array ? [Buffer.from(cell).toString("base64")] : cell)))}\n`;
}

/** Reads the first line only. Throws {@link BackupFileError} when the file is no backup of this format. */
export async function readManifest(file: string): Promise<BackupManifest> {
  for await (const line of lines(file)) return parseManifest(line);
  throw new BackupFileError(`${file} is empty.`);
}

/**
 * Reads a backup from its first row to its last and hands every row on. Throws {@link BackupFileError} when rows are missing, added or
 * changed: their hash is not the one of the manifest.
 */
export async function readBackup(file: string, take: (table: BackupTable, row: RowCells) => Promise<void> | void): Promise<BackupManifest> {
  const source = lines(file);
  const first = await source.next();
  if (first.done === true) throw new BackupFileError(`${file} is empty.`);
  const manifest = parseManifest(first.value);
  const hashes: Record<string, TableHash> = {};
  for (const table of manifest.tables) {
    const hasher = hashTable(table);
    for (let count = 0; count < table.rows; count++) {
      const line = await source.next();
      if (line.done === true) throw new BackupFileError(`${file} ends early, in the table ${table.name}.`);
      const row = parseRow(line.value);
      if (row.length !== table.columns.length) throw new BackupFileError(`${file} is damaged: a row of ${table.name} has other columns.`);
      hasher.add(row);
      await take(table, row);
    }
    hashes[table.name] = hasher.end();
  }
  const more = await source.next();
  if (more.done !== true || hashOfTables(hashes) !== manifest.hash)
    throw new BackupFileError(`${file} is damaged: its rows are not those that its first line tells of.`);
  return manifest;
}

function parseManifest(line: string): BackupManifest {
  const manifest = manifestSchema.safeParse(parseJson(line));
  if (!manifest.success) throw new BackupFileError("The file is no Rollout backup, or one of a newer release.");
  return manifest.data;
}

const rowSchema = z.array(z.union([z.string(), z.number(), z.null(), z.tuple([z.string()])]));

function parseRow(line: string): readonly Cell[] {
  const row = rowSchema.safeParse(parseJson(line));
  if (!row.success) throw new BackupFileError("The backup is damaged: a line of it is no row.");
  return row.data.map((cell) => (Array.isArray(cell) ? Buffer.from(cell[0], "base64") : cell));
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The lines of a gzipped text. Only a line feed ends a line: texts may hold other characters that some readers break at. */
async function* lines(file: string): AsyncGenerator<string, undefined> {
  const unzipped = createReadStream(file)
    .on("error", (error) => unzipped.destroy(error))
    .pipe(createGunzip());
  let rest: Buffer[] = [];
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString("utf8");
        rest = [];
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (error) {
    const isBroken = error instanceof Error && "code" in error && /^Z_/.test(String(error.code));
    throw isBroken ? new BackupFileError(`${file} is damaged or cut off: ${error.message}.`) : error;
  }
  if (rest.length > 0) throw new BackupFileError(`${file} ends in the middle of a line.`);
  return undefined;
}
