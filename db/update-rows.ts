import { sql } from "kysely";
import { dialectOf } from "./dialect.ts";
import type { Database } from "./tables/index.ts";
import type { TaskLinkRow, TaskRow } from "./tables/plan.ts";

interface UpdatedRows {
  readonly task: TaskRow;
  readonly taskLink: TaskLinkRow;
}

/** Writes some columns of many rows, each with values of its own, in one statement: one for each row takes a database ten times as long. */
export async function updateRows<Table extends keyof UpdatedRows, Column extends keyof UpdatedRows[Table] & string>(
  db: Database,
  table: Table,
  columns: readonly Column[],
  rows: readonly (Pick<UpdatedRows[Table], Column> & { readonly id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = ["id" as const, ...columns];
  const isSqlite = dialectOf(db) === "sqlite";
  const keys = names.map(columnName);
  const texts = rows.map((row) => {
    const values = names.map((name) => stored(row[name]));
    return isSqlite ? values : Object.fromEntries(values.map((value, index) => [keys[index], value]));
  });
  const source = isSqlite
    ? sql`json_each(${JSON.stringify(texts)})`
    : sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(texts)}::json)`;
  const valueOf = (name: (typeof names)[number]) =>
    isSqlite ? sql`new.value ->> ${sql.lit(names.indexOf(name))}` : sql.ref(`new.${name}`);
  const changes = sql.join(columns.map((name) => sql`${sql.ref(name)} = ${valueOf(name)}`));
  await sql`update ${sql.table(table)} set ${changes} from ${source} as new where ${sql.ref(`${table}.id`)} = ${valueOf("id")}`.execute(db);
}

function columnName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** As a database stores it: half of a character, which JSON could still tell, is none. */
function stored(value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}
