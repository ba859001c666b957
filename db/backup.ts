import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { readBackup, rowLine, type BackupManifest } from "./backup-file.ts";
import { writeWhole } from "./file-copy.ts";
import { hashSnapshot } from "./hash.ts";
import { appliedChanges, refuseUnknown } from "./migrations/migrate.ts";
import type { OpenDatabase } from "./open.ts";
import { readSnapshot, type Snapshot } from "./snapshot.ts";

/**
 * Writes the whole instance, stored files included, to one gzipped text file, while others go on reading and writing: the file holds one
 * instant. The format is the same for both databases, so that an instance can move from SQLite to PostgreSQL and back.
 *
 * The finished file is read again and its rows compared with the database by their hash, and only then does it get its name; a failure,
 * such as a full disk, leaves no file, or the one that was there before. Sessions and links that work once are left out: after a restore
 * people sign in again. The secret of the instance is no part of it. Only the owner may read the file, for it holds password hashes.
 */
export async function writeBackup(open: OpenDatabase, file: string, createdAt: string): Promise<BackupManifest> {
  const schema = await appliedChanges(open);
  refuseUnknown(schema);
  if (schema.length === 0) throw new Error("The database is empty: there is nothing to back up.");
  let written: BackupManifest | undefined;
  await writeWhole(file, async (unfinished) => {
    await readSnapshot(open, async (snapshot) => {
      const manifest = await describe(snapshot, schema, createdAt);
      await pipeline(
        Readable.from(fileLines(snapshot, manifest)),
        createGzip({ level: 6 }),
        createWriteStream(unfinished, { mode: 0o600, flags: "wx" }),
      );
    });
    written = await readBackup(unfinished, () => undefined);
  });
  if (!written) throw new Error("The backup was not written");
  return written;
}

async function describe(snapshot: Snapshot, schema: readonly string[], createdAt: string): Promise<BackupManifest> {
  const { hash, tables } = await hashSnapshot(snapshot);
  return {
    format: "rollout-backup",
    formatVersion: 1,
    createdAt,
    schema: [...schema],
    hash,
    tables: snapshot.tables.map(({ name, columns }) => ({ name, columns: [...columns], rows: tables[name]?.rows ?? 0 })),
  };
}

async function* fileLines(snapshot: Snapshot, manifest: BackupManifest): AsyncGenerator<string> {
  yield `${JSON.stringify(manifest)}\n`;
  for (const table of snapshot.tables) {
    let lines: string[] = [];
    let length = 0;
    for await (const row of snapshot.rows(table)) {
      const line = rowLine(row);
      lines.push(line);
      length += line.length;
      if (length < linesAtOnce) continue;
      yield lines.join("");
      lines = [];
      length = 0;
    }
    yield lines.join("");
  }
}

/** Characters handed to the compressor at a time: single rows would be slow. */
const linesAtOnce = 64 * 1024;
