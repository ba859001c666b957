import type SqliteDatabase from "better-sqlite3";
import {
  CompiledQuery,
  SelectQueryNode,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  type SqliteDatabase as SqliteConnection,
} from "kysely";

export interface SqliteConnections {
  readonly writer: SqliteDatabase.Database;
  /** A connection that only reads, to the same file in WAL mode; without one the writer does it all. */
  readonly reader: SqliteDatabase.Database | null;
}

/**
 * SQLite on two connections. Transactions and whatever may write have the writer to themselves, one after the other. A select outside
 * of a transaction has the reader: it sees all that was committed before, and goes on while a transaction is being written.
 */
export class TwoConnectionSqliteDialect extends SqliteDialect {
  readonly #makeDriver: () => Driver;

  constructor({ writer, reader }: SqliteConnections) {
    const database = rememberStatements(writer);
    super({ database });
    const readings = reader && rememberStatements(reader);
    this.#makeDriver = () => new TwoConnectionSqliteDriver(new SqliteDriver({ database }), readings, () => writer.inTransaction);
  }

  override createDriver(): Driver {
    return this.#makeDriver();
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdlSqliteAdapter();
  }
}

class TwoConnectionSqliteDriver implements Driver {
  readonly #writing: SqliteDriver;
  readonly #reader: SqliteConnection | null;
  readonly #isInTransaction: () => boolean;

  constructor(writing: SqliteDriver, reader: SqliteConnection | null, isInTransaction: () => boolean) {
    this.#writing = writing;
    this.#reader = reader;
    this.#isInTransaction = isInTransaction;
  }

  init(): Promise<void> {
    return this.#writing.init();
  }

  acquireConnection(): Promise<SqliteUse> {
    return Promise.resolve(new SqliteUse(this.#writing, this.#reader));
  }

  /** Takes the write lock when a transaction begins, so that two writers wait for each other instead of failing half-way. */
  async beginTransaction(use: SqliteUse): Promise<void> {
    await use.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(use: SqliteUse): Promise<void> {
    await this.#writing.commitTransaction(use);
  }

  /** On a full disk SQLite ends the transaction by itself; a second end would fail and hide the reason. */
  async rollbackTransaction(use: SqliteUse): Promise<void> {
    if (this.#isInTransaction()) await this.#writing.rollbackTransaction(use);
  }

  releaseConnection(use: SqliteUse): Promise<void> {
    return use.release();
  }

  destroy(): Promise<void> {
    return this.#writing.destroy();
  }
}

/** What Kysely takes for one connection, for a statement or a transaction: the reader until something may write, from then on the writer. */
class SqliteUse implements DatabaseConnection {
  readonly #writing: SqliteDriver;
  readonly #reader: SqliteConnection | null;
  #writer: Promise<DatabaseConnection> | undefined;

  constructor(writing: SqliteDriver, reader: SqliteConnection | null) {
    this.#writing = writing;
    this.#reader = reader;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    // Raw SQL is not looked into: it may write, or be part of what only the writer sees.
    const isRead = this.#writer === undefined && SelectQueryNode.is(query.query);
    // The driver's own connection leaves the types of rows to its callers, too.
    if (isRead && this.#reader) return { rows: this.#reader.prepare(query.sql).all(query.parameters) as Row[] };
    return (await this.#takeWriter()).executeQuery<Row>(query);
  }

  /** On the writer: the reader would go on seeing the database as it was when the first row was read. */
  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield* (await this.#takeWriter()).streamQuery<Row>(query);
  }

  async release(): Promise<void> {
    if (this.#writer === undefined) return;
    await this.#writer;
    this.#writer = undefined;
    await this.#writing.releaseConnection();
  }

  #takeWriter(): Promise<DatabaseConnection> {
    return (this.#writer ??= this.#writing.acquireConnection());
  }
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

/** SQLite rolls schema changes back with the transaction, so a failed migration leaves nothing behind. */
class TransactionalDdlSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
