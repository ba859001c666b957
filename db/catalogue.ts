import { sql, type QueryExecutorProvider } from "kysely";
import { dialectOf, type DialectName } from "./dialect.ts";

export interface TableShape {
  readonly name: string;
  /** By name, so that both databases and every release list them alike. */
  readonly columns: readonly ColumnShape[];
  /** Columns of the primary key in their order. */
  readonly primaryKey: readonly string[];
  /** Other tables whose rows must exist first. */
  readonly references: readonly string[];
}

export interface ColumnShape {
  readonly name: string;
  readonly kind: "text" | "integer" | "number" | "bytes";
}

/**
 * The tables of the product as the database itself describes them, each after those it refers to; Kysely's own tables are left out, and
 * the full-text index of SQLite with the tables it keeps.
 * Throws when a table has no primary key, or when tables refer to each other in a circle: their rows could not be ordered.
 */
export async function readCatalogue(db: QueryExecutorProvider): Promise<readonly TableShape[]> {
  const plain = withStoredNames(db);
  const dialect = dialectOf(plain);
  const columns = (await columnQuery[dialect].execute(plain)).rows;
  const references = (await referenceQuery[dialect].execute(plain)).rows;
  const names = [...new Set(columns.map((column) => column.table_name))].filter((name) => !name.startsWith("kysely_")).sort();
  const tables = names.map((name): TableShape => {
    const own = columns.filter((column) => column.table_name === name);
    const key = own.filter((column) => column.key_position > 0).sort((left, right) => left.key_position - right.key_position);
    if (key.length === 0) throw new Error(`The table ${name} has no primary key`);
    return {
      name,
      columns: own
        .map((column) => ({ name: column.name, kind: kindOf(column.type) }))
        .sort((left, right) => (left.name < right.name ? -1 : 1)),
      primaryKey: key.map((column) => column.name),
      references: [...new Set(references.filter((entry) => entry.table_name === name).map((entry) => entry.target))].filter(
        (target) => target !== name,
      ),
    };
  });
  return inOrderOfReferences(tables);
}

/** The same connection without the translation of names: tables and columns as the database calls them. */
export function withStoredNames(db: QueryExecutorProvider): QueryExecutorProvider {
  const executor = db.getExecutor().withoutPlugins();
  return { getExecutor: () => executor };
}

interface ColumnDescription {
  table_name: string;
  name: string;
  type: string;
  /** From 1 within the primary key; 0 outside of it. */
  key_position: number;
}

const columnQuery = {
  sqlite: sql<ColumnDescription>`
    select t.name as table_name, c.name as name, c.type as type, c.pk as key_position
    from sqlite_schema t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite%'
      and t.name in (select name from pragma_table_list where schema = 'main' and type = 'table')`,
  postgres: sql<ColumnDescription>`
    select t.relname as table_name, c.attname as name, format_type(c.atttypid, c.atttypmod) as type,
      coalesce((select array_position(string_to_array(i.indkey::text, ' '), c.attnum::text)
        from pg_index i where i.indrelid = t.oid and i.indisprimary), 0) as key_position
    from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace`,
};

interface ReferenceDescription {
  table_name: string;
  target: string;
}

const referenceQuery = {
  sqlite: sql<ReferenceDescription>`
    select t.name as table_name, f."table" as target from sqlite_schema t join pragma_foreign_key_list(t.name) f where t.type = 'table'`,
  postgres: sql<ReferenceDescription>`
    select t.relname as table_name, target.relname as target
    from pg_constraint f join pg_class t on t.oid = f.conrelid join pg_class target on target.oid = f.confrelid
    where f.contype = 'f' and f.connamespace = current_schema()::regnamespace`,
} satisfies Record<DialectName, unknown>;

function kindOf(type: string): ColumnShape["kind"] {
  const name = type.toLowerCase();
  if (name.includes("int")) return "integer";
  if (/double|real|float|numeric/.test(name)) return "number";
  return name === "blob" || name === "bytea" ? "bytes" : "text";
}

function inOrderOfReferences(tables: readonly TableShape[]): TableShape[] {
  const ordered: TableShape[] = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.filter((table) => !placed.has(table.name) && table.references.every((name) => placed.has(name)));
    if (next.length === 0) throw new Error("Tables refer to each other in a circle");
    for (const table of next) {
      ordered.push(table);
      placed.add(table.name);
    }
  }
  return ordered;
}
