import SqliteDatabase from "better-sqlite3";
import { Kysely, sql, SqliteDialect, type QueryExecutorProvider } from "kysely";
import { readCatalogue, withStoredNames, type TableShape } from "./catalogue.ts";
import { dialectOf } from "./dialect.ts";
import type { OpenDatabase } from "./open.ts";

export type Cell = string | number | null | Uint8Array;
/** The cells of one row in the order of the table's columns. */
export type RowCells = readonly Cell[];

export interface Snapshot {
  /** What is kept of an instance, each table after those it refers to. */
  readonly tables: readonly TableShape[];
  /** The rows in the order of the primary key, texts by their bytes: the same order on both databases. */
  rows(table: TableShape): AsyncGenerator<RowCells>;
}

/**
 * What comes and goes while people work and says nothing of it: sessions, counters, answers kept for a day, links that work once, jobs,
 * who looked when, sheets that are about to be imported, what is being computed, and the index of what can be found. Neither compared nor backed up: a copy must not bring a used link or an ended session back to life,
 * nor send a mail again, and it is indexed anew as its rows are written.
 */
const volatileTables: ReadonlySet<string> = new Set([
  "auth_session",
  "auth_verification",
  "rate_limit",
  "idempotency",
  "one_time_link",
  "sheet_draft",
  "shared_work",
  "trusted_browser",
  "pending_sign_in",
  "job",
  "webhook_delivery",
  "api_token_use",
  "search_entry",
  "search_pending",
  "visit",
]);

/** Reads the whole instance as it is at one instant, while others go on reading and writing. */
export async function readSnapshot<Value>(open: OpenDatabase, read: (snapshot: Snapshot) => Promise<Value>): Promise<Value> {
  if (open.dialect === "postgres")
    return open.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute(async (transaction) => {
        await sql`set local statement_timeout = 0`.execute(transaction);
        await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
        return read(await snapshotOf(transaction));
      });
  if (open.file === null) return read(await snapshotOf(open.db));
  return readSqliteFile(open.file, read);
}

/** The instance as a connection or a transaction sees it. */
export async function snapshotOf(db: QueryExecutorProvider): Promise<Snapshot> {
  const plain = withStoredNames(db);
  const tables = (await readCatalogue(plain)).filter((table) => !volatileTables.has(table.name));
  const pages = dialectOf(plain) === "postgres" ? postgresPages : sqlitePages;
  return {
    tables,
    async *rows(table) {
      for await (const page of pages(plain, table)) for (const row of page) yield cellsOf(table, row);
    },
  };
}

/** A second connection: in WAL mode its transaction sees one state of the file however long it takes. */
async function readSqliteFile<Value>(file: string, read: (snapshot: Snapshot) => Promise<Value>): Promise<Value> {
  const connection = new SqliteDatabase(file, { readonly: true });
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  try {
    connection.pragma("busy_timeout = 5000");
    connection.exec("begin");
    return await read(await snapshotOf(db));
  } finally {
    await db.destroy();
  }
}

type StoredRow = Readonly<Record<string, unknown>>;

async function* sqlitePages(db: QueryExecutorProvider, table: TableShape): AsyncGenerator<readonly StoredRow[]> {
  const key = sql.join(table.primaryKey.map((name) => sql.ref(name)));
  const limit = rowsPerPage(table);
  let after = sql``;
  for (;;) {
    const { rows } =
      await sql<StoredRow>`select ${columnList(table)} from ${sql.table(table.name)} ${after} order by ${key} limit ${sql.lit(limit)}`.execute(
        db,
      );
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = sql`where (${key}) > (${sql.join(table.primaryKey.map((name) => last[name]))})`;
  }
}

/** Sorts once and fetches in pages; needs a transaction. */
async function* postgresPages(db: QueryExecutorProvider, table: TableShape): AsyncGenerator<readonly StoredRow[]> {
  const kinds = new Map(table.columns.map((column) => [column.name, column.kind]));
  const key = sql.join(table.primaryKey.map((name) => (kinds.get(name) === "text" ? sql`${sql.ref(name)} collate "C"` : sql.ref(name))));
  const limit = sql.lit(rowsPerPage(table));
  await sql`declare rows_in_order no scroll cursor for select ${columnList(table)} from ${sql.table(table.name)} order by ${key}`.execute(
    db,
  );
  for (;;) {
    const { rows } = await sql<StoredRow>`fetch ${limit} from rows_in_order`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close rows_in_order`.execute(db);
}

function columnList(table: TableShape) {
  return sql.join(table.columns.map((column) => sql.ref(column.name)));
}

/** A stored file may be as large as an upload, so these come one at a time. */
function rowsPerPage(table: TableShape): number {
  return table.columns.some((column) => column.kind === "bytes") ? 1 : 1000;
}

function cellsOf(table: TableShape, row: StoredRow): RowCells {
  return table.columns.map(({ name, kind }) => {
    const value = row[name];
    if (value === null || value instanceof Uint8Array || typeof value === "string") return value;
    const isExact = typeof value === "number" && (kind !== "integer" || Number.isSafeInteger(value));
    if (!isExact) throw new Error(`${table.name}.${name} holds ${String(value)}, which cannot be read exactly`);
    return value;
  });
}
