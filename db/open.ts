import { mkdirSync } from "node:fs";
import path from "node:path";
import SqliteDatabase from "better-sqlite3";
import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type SqliteDatabase as SqliteConnection,
} from "kysely";
import pg from "pg";
import type { DialectName } from "./dialect.ts";
import type { Database, Tables } from "./tables/index.ts";

export interface OpenDatabase {
  readonly db: Database;
  readonly dialect: DialectName;
  /** The file of a SQLite database. */
  readonly file: string | null;
  /** The connection pool of a PostgreSQL database, for what Kysely does not do (limits, listening). */
  readonly pool: pg.Pool | null;
  /** The SQLite connection, for online backups. */
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
  if (file !== ":memory:") mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const sqlite = new SqliteDatabase(file);
  sqlite.pragma("busy_timeout = 5000");
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("trusted_schema = OFF");
  assertSqlite(sqlite);
  const database = rememberStatements(sqlite);
  const db = new Kysely<Tables>({
    dialect: new DurableSqliteDialect(database, () => sqlite.inTransaction),
    plugins: [new CamelCaseColumns()],
  });
  const close = async () => {
    await db.destroy();
    // Kysely closes only a connection that it has used.
    sqlite.close();
  };
  return { db, dialect: "sqlite", file: file === ":memory:" ? null : path.resolve(file), pool: null, sqlite, close };
}

const mostStatements = 500;

/** Compiles each statement once. SQLite compiles it again by itself when the schema has changed. */
function rememberStatements(sqlite: SqliteDatabase.Database): SqliteConnection {
  const statements = new Map<string, SqliteDatabase.Statement>();
  return {
    close: () => sqlite.close(),
    prepare: (text) => {
      let statement = statements.get(text);
      // A statement that is still being read cannot run a second time.
      if (statement?.busy) return sqlite.prepare(text);
      if (!statement) {
        if (statements.size >= mostStatements) statements.clear();
        statements.set(text, (statement = sqlite.prepare(text)));
      }
      return statement;
    },
  };
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

/** Takes the write lock when a transaction begins, so that two writers wait for each other instead of failing half-way. */
class DurableSqliteDialect extends SqliteDialect {
  readonly #database: SqliteConnection;
  readonly #isInTransaction: () => boolean;

  constructor(database: SqliteConnection, isInTransaction: () => boolean) {
    super({ database });
    this.#database = database;
    this.#isInTransaction = isInTransaction;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#database, this.#isInTransaction);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdlSqliteAdapter();
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #isInTransaction: () => boolean;

  constructor(database: SqliteConnection, isInTransaction: () => boolean) {
    super({ database });
    this.#isInTransaction = isInTransaction;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** On a full disk SQLite ends the transaction by itself; a second end would fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isInTransaction()) await super.rollbackTransaction(connection);
  }
}

/** SQLite rolls schema changes back with the transaction, so a failed migration leaves nothing behind. */
class TransactionalDdlSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
