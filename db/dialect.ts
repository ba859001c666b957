import { PostgresAdapter, sql, type QueryExecutorProvider, type RawBuilder } from "kysely";

export type DialectName = "sqlite" | "postgres";

export function dialectOf(db: QueryExecutorProvider): DialectName {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}

/**
 * Lets one transaction at a time go on with a name, until it ends. SQLite has one writer anyway: its transactions take the write lock
 * when they begin.
 */
export async function lockName(transaction: QueryExecutorProvider, name: string): Promise<void> {
  if (dialectOf(transaction) === "postgres") await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
}

/** Lets any number of transactions go on with a name beside each other, and none that locks it for itself. */
export async function shareName(transaction: QueryExecutorProvider, name: string): Promise<void> {
  if (dialectOf(transaction) === "postgres")
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`.execute(transaction);
}

/** Column types that the two databases call differently. */
export function columnTypes(dialect: DialectName) {
  return { bytes: dialect === "sqlite" ? sql`blob` : sql`bytea` };
}

/** Triggers that refuse to change, replace or delete rows of a table, or to empty it. */
export function appendOnlyTriggers(dialect: DialectName, table: string, key: readonly string[]): RawBuilder<unknown>[] {
  const name = sql.ref(table);
  if (dialect === "sqlite") {
    const refuse = sql`begin select raise(abort, 'this table is append-only'); end`;
    const isSame = sql.join(
      key.map((column) => sql`${sql.ref(column)} = new.${sql.ref(column)}`),
      sql` and `,
    );
    return [
      ...["update", "delete"].map(
        (verb) => sql`create trigger ${sql.ref(`${table}_no_${verb}`)} before ${sql.raw(verb)} on ${name} ${refuse}`,
      ),
      // "insert or replace" deletes the former row without asking the trigger of deletes.
      sql`create trigger ${sql.ref(`${table}_no_replace`)} before insert on ${name} when exists (select 1 from ${name} where ${isSame}) ${refuse}`,
    ];
  }
  const guard = sql.ref(`${table}_append_only`);
  return [
    sql`create function ${guard}() returns trigger language plpgsql as $$ begin raise exception 'this table is append-only'; end $$`,
    sql`create trigger ${sql.ref(`${table}_no_change`)} before update or delete on ${name} for each row execute function ${guard}()`,
    sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${name} execute function ${guard}()`,
  ];
}

/** Text as the middle of a pattern of `like … escape '\\'`: no sign of it stands for others. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}

/** Whether a statement failed because a row with the same unique key exists. */
export function isUniqueViolation(error: unknown): boolean {
  const code = errorCode(error);
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505";
}

/** Whether a statement failed because the disk, or the room given to the database, is full. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === "SQLITE_FULL" || code === "53100";
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
