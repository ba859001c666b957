import { existsSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { sql, type QueryExecutorProvider } from "kysely";
import { BackupFileError, readBackup, readManifest, type BackupManifest, type BackupTable } from "./backup-file.ts";
import { readCatalogue, withStoredNames } from "./catalogue.ts";
import { flush as flushToDisk, leaveWalMode } from "./file-copy.ts";
import { hashSnapshot } from "./hash.ts";
import { findDamage } from "./integrity.ts";
import { appliedChanges, migrateUpTo, refuseUnknown } from "./migrations/migrate.ts";
import { openDatabase, type OpenDatabase } from "./open.ts";
import { snapshotOf, type RowCells } from "./snapshot.ts";

export interface RestoreOutcome {
  readonly manifest: BackupManifest;
  /** Where the database that was replaced lies; null when there was none, or when it is gone. */
  readonly replaced: string | null;
}

/**
 * Builds a new SQLite database beside `file`, fills it from a backup, compares it with the backup's hash, and only then puts it in the
 * place of `file`; the former one is kept beside it as `.replaced-<time>`. The schema is that of the backup; a later migration brings it up
 * to date. Nobody may have `file` open. Throws {@link BackupFileError}, and leaves everything as it was, when the backup is damaged.
 */
export async function restoreToSqlite(file: string, backup: string, time: string): Promise<RestoreOutcome> {
  refuseUnknown((await readManifest(backup)).schema);
  const unfinished = `${file}.restoring-${process.pid}`;
  try {
    const manifest = await fillNewFile(unfinished, backup);
    leaveWalMode(unfinished);
    flushToDisk(unfinished);
    const replaced = existsSync(file) ? `${file}.replaced-${time.replaceAll(":", "").replace(/\..*$/, "")}` : null;
    if (replaced !== null) for (const part of sqliteParts) if (existsSync(file + part)) renameSync(file + part, replaced + part);
    renameSync(unfinished, file);
    flushToDisk(path.dirname(file));
    return { manifest, replaced };
  } catch (error) {
    for (const part of sqliteParts) rmSync(unfinished + part, { force: true });
    throw error;
  }
}

/** A SQLite database is its file and what is not merged into it yet. */
const sqliteParts = ["", "-wal", "-shm"];

async function fillNewFile(file: string, backup: string): Promise<BackupManifest> {
  const open = openDatabase(`sqlite:${file}`);
  try {
    await createSchema(open, await readManifest(backup));
    const manifest = await open.db.transaction().execute((transaction) => fill(transaction, backup));
    const damage = findDamage(open);
    if (damage.length > 0) throw new BackupFileError(`The restored database is damaged: ${damage.join("; ")}.`);
    return manifest;
  } finally {
    await open.close();
  }
}

/**
 * Fills a PostgreSQL database from a backup in one transaction: whoever reads sees the old content or the new one, and a damaged
 * backup changes nothing. What was there is deleted. An empty database gets the backup's schema first; one with another schema is
 * refused, for its rows would have other columns: restore into a new database then.
 */
export async function restoreToPostgres(open: OpenDatabase, backup: string): Promise<RestoreOutcome> {
  const manifest = await readManifest(backup);
  refuseUnknown(manifest.schema);
  const present = await appliedChanges(open);
  if (present.length === 0) await createSchema(open, manifest);
  else if (present.join() !== manifest.schema.join())
    throw new Error(
      `The database has another schema than the backup, which ends at ${String(manifest.schema.at(-1))}. Create a new database and restore into that.`,
    );
  await open.db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
    const names = (await readCatalogue(transaction)).map((table) => sql.table(table.name));
    // The log can be emptied only while its triggers are off, which nobody else sees before the new rows are in.
    await sql`alter table event disable trigger user`.execute(transaction);
    await sql`truncate ${sql.join(names)}`.execute(transaction);
    await sql`alter table event enable trigger user`.execute(transaction);
    await fill(transaction, backup);
  });
  return { manifest, replaced: null };
}

/** Whether nobody has worked in the database: it has no account, no project and no history. */
export async function isUnused(open: OpenDatabase): Promise<boolean> {
  if ((await appliedChanges(open)).length === 0) return true;
  const { rows } = await sql`select id from app_user union all select id from project union all select stream from event limit 1`.execute(
    open.db,
  );
  return rows.length === 0;
}

async function createSchema(open: OpenDatabase, manifest: BackupManifest): Promise<void> {
  const last = manifest.schema.at(-1);
  if (last !== undefined) await migrateUpTo(open, last);
}

/** Inserts every row and compares what then is in the database with what the backup promises. */
async function fill(transaction: QueryExecutorProvider, backup: string): Promise<BackupManifest> {
  const db = withStoredNames(transaction);
  const shapes = new Map((await snapshotOf(db)).tables.map((table) => [table.name, table]));
  const insert = bufferedInsert(db);
  const manifest = await readBackup(backup, async (table, row) => {
    const columns = shapes.get(table.name)?.columns.map((column) => column.name);
    if (columns?.join() !== table.columns.map((column) => column.name).join())
      throw new BackupFileError(`The backup's table ${table.name} does not fit the schema it names.`);
    await insert.add(table, row);
  });
  await insert.flush();
  const { hash } = await hashSnapshot(await snapshotOf(db));
  if (hash !== manifest.hash) throw new BackupFileError("The restored rows are not those of the backup: nothing was changed.");
  return manifest;
}

const valuesPerStatement = 10_000;
const bytesPerStatement = 8 * 1024 * 1024;

/** Collects rows of one table into statements of many rows. */
function bufferedInsert(db: QueryExecutorProvider) {
  let current: BackupTable | undefined;
  let rows: RowCells[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (current === undefined || rows.length === 0) return;
    const columns = sql.join(current.columns.map((column) => sql.ref(column.name)));
    const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
    await sql`insert into ${sql.table(current.name)} (${columns}) values ${values}`.execute(db);
    rows = [];
    bytes = 0;
  };
  const add = async (table: BackupTable, row: RowCells): Promise<void> => {
    const isFull = (rows.length + 1) * table.columns.length > valuesPerStatement || bytes > bytesPerStatement;
    if (current !== table || isFull) await flush();
    current = table;
    rows.push(row);
    for (const cell of row) bytes += cell instanceof Uint8Array ? cell.length : 0;
  };
  return { add, flush };
}
