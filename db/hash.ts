import { createHash } from "node:crypto";
import type { TableShape } from "./catalogue.ts";
import type { OpenDatabase } from "./open.ts";
import { readSnapshot, type Cell, type RowCells, type Snapshot } from "./snapshot.ts";

export interface TableHash {
  readonly rows: number;
  readonly hash: string;
}

export interface DatabaseHash {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  readonly tables: Readonly<Record<string, TableHash>>;
}

/**
 * A hash of the meaning of a database: every row of every table but the volatile ones, columns by name, rows by primary key. Equal on
 * SQLite and PostgreSQL for equal content, whatever order it was written in. An empty table counts with its name and columns.
 */
export function hashDatabase(open: OpenDatabase): Promise<DatabaseHash> {
  return readSnapshot(open, hashSnapshot);
}

export async function hashSnapshot(snapshot: Snapshot): Promise<DatabaseHash> {
  const tables: Record<string, TableHash> = {};
  for (const table of snapshot.tables) {
    const hasher = hashTable(table);
    for await (const row of snapshot.rows(table)) hasher.add(row);
    tables[table.name] = hasher.end();
  }
  return { hash: hashOfTables(tables), tables };
}

/** Hashes the rows of one table as they come, in the order of its primary key. */
export function hashTable(table: Pick<TableShape, "name" | "columns">): { add(row: RowCells): void; end(): TableHash } {
  const hash = createHash("sha256").update(`${JSON.stringify([table.name, ...table.columns.map((column) => column.name)])}\n`);
  let rows = 0;
  return {
    add(row) {
      rows++;
      hash.update(`${JSON.stringify(row.map(hashedCell))}\n`);
    },
    end: () => ({ rows, hash: hash.digest("hex") }),
  };
}

/** The order in which tables were read does not count. */
export function hashOfTables(tables: Readonly<Record<string, TableHash>>): string {
  const lines = Object.keys(tables)
    .sort()
    .map((name) => JSON.stringify([name, tables[name]?.rows, tables[name]?.hash]));
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

/** Bytes as an array, so that no text hashes like them. */
function hashedCell(cell: Cell): string | number | null | readonly [string] {
  return cell instanceof Uint8Array ? [createHash("sha256").update(cell).digest("hex")] : cell;
}
