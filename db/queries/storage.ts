import { sql } from "kysely";
import { readCatalogue, withStoredNames } from "../catalogue.ts";
import { dialectOf } from "../dialect.ts";
import type { Database } from "../tables/index.ts";

export interface MeasuredTable {
  readonly name: string;
  readonly rows: number;
  /** With its indexes; null where measuring it would read the whole file. */
  readonly bytes: number | null;
}

export interface MeasuredDatabase {
  readonly bytes: number;
  /** What was added to tasks as files. */
  readonly fileBytes: number;
  readonly tables: readonly MeasuredTable[];
}

/** The size of the database, and the rows of each table, the fullest first. */
export async function measureDatabase(db: Database): Promise<MeasuredDatabase> {
  const plain = withStoredNames(db);
  const isPostgres = dialectOf(db) === "postgres";
  const whole = isPostgres
    ? sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`
    : sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`;
  const tables: MeasuredTable[] = [];
  for (const { name } of await readCatalogue(db)) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(plain);
    const size = isPostgres ? await sql<{ bytes: number }>`select pg_total_relation_size(${name}::regclass) as bytes`.execute(plain) : null;
    tables.push({ name, rows: rows[0]?.rows ?? 0, bytes: size?.rows[0]?.bytes ?? null });
  }
  const { rows } = await whole.execute(plain);
  const files = await db
    .selectFrom("attachment")
    .select((row) => row.fn.sum<number | null>("byteSize").as("bytes"))
    .executeTakeFirst();
  return { bytes: rows[0]?.bytes ?? 0, fileBytes: files?.bytes ?? 0, tables: tables.sort((left, right) => right.rows - left.rows) };
}
