import { realpathSync } from "node:fs";
import SqliteDatabase from "better-sqlite3";
import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { DialectName } from "./dialect.ts";
import { ensurePrivateFile } from "./private-file.ts";
import { TwoConnectionSqliteDialect } from "./sqlite-dialect.ts";
import type { Database, Tables } from "./tables/index.ts";

export interface OpenDatabase {
  readonly db: Database;
  readonly dialect: DialectName;
  /** The file of a SQLite database, whatever links lead to it. */
  readonly file: string | null;
  /** The connection pool of a PostgreSQL database, for what Kysely does not do (limits, listening). */
  readonly pool: pg.Pool | null;
  /** The SQLite connection that writes, for online backups. */
  readonly sqlite: SqliteDatabase.Database | null;
  close(): Promise<void>;
}

/**
 * Opens `sqlite:PATH` or `postgres://…`. A SQLite database is refused when its library has the WAL-reset race (before 3.51.3)
 * or when it does not take the settings that make a commit durable.
 */
export function openDatabase(url: string): OpenDatabase {
  if (url.startsWith("sqlite:")) return openSqlite(url.slice("sqlite:".length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new Error(`DATABASE_URL must begin with sqlite: or postgres://, not "${url.split(":")[0]}:"`);
}

function openSqlite(file: string): OpenDatabase {
  if (file !== ":memory:") ensurePrivateFile(file);
  const sqlite = new SqliteDatabase(file);
  sqlite.pragma("busy_timeout = 5000");
  const journalMode = sqlite.pragma("journal_mode = WAL", { simple: true });
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("trusted_schema = OFF");
  assertSqlite(sqlite);
  // Outside of WAL mode, and in memory, a second connection would stop the first, or see another database.
  const reader = journalMode === "wal" ? openReader(file) : null;
  const db = new Kysely<Tables>({
    dialect: new TwoConnectionSqliteDialect({ writer: sqlite, reader }),
    plugins: [new CamelCaseColumns()],
  });
  const close = async () => {
    reader?.close();
    await db.destroy();
    // Kysely closes only a connection that it has used.
    sqlite.close();
  };
  return { db, dialect: "sqlite", file: file === ":memory:" ? null : realpathSync(file), pool: null, sqlite, close };
}

/** Not opened as read-only: a file that was opened so keeps its log of changes beside it when it is closed. */
function openReader(file: string): SqliteDatabase.Database {
  const reader = new SqliteDatabase(file);
  reader.pragma("busy_timeout = 5000");
  reader.pragma("query_only = ON");
  reader.pragma("trusted_schema = OFF");
  return reader;
}

function assertSqlite(sqlite: SqliteDatabase.Database): void {
  const version = String(sqlite.prepare("select sqlite_version()").pluck().get());
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (major * 1_000_000 + minor * 1_000 + patch < 3_051_003) throw new Error(`SQLite ${version} is too old: 3.51.3 or newer is needed`);
  if (sqlite.pragma("synchronous", { simple: true }) !== 2) throw new Error("SQLite did not accept synchronous = FULL");
  if (sqlite.pragma("foreign_keys", { simple: true }) !== 1) throw new Error("SQLite did not accept foreign_keys = ON");
}

function openPostgres(url: string): OpenDatabase {
  const text = (value: string) => value;
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  types.setTypeParser(pg.types.builtins.DATE, text);
  types.setTypeParser(pg.types.builtins.TIMESTAMP, text);
  types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text);
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    connectionTimeoutMillis: 10_000,
    options: "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000 -c lock_timeout=10000",
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCaseColumns()] });
  return { db, dialect: "postgres", file: null, pool, sqlite: null, close: () => db.destroy() };
}

/** Names of columns in the style of the code. Values are never looked into: a plan is read a thousand rows at a time. */
class CamelCaseColumns extends CamelCasePlugin {
  protected override mapRow(row: Record<string, unknown>): Record<string, unknown> {
    const mapped: Record<string, unknown> = {};
    for (const name in row) mapped[this.camelCase(name)] = row[name];
    return mapped;
  }
}
