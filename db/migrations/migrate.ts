import { Migrator, type Migration } from "kysely";
import { copyBeforeMigration } from "../file-copy.ts";
import type { OpenDatabase } from "../open.ts";
import { schemaChanges, type SchemaChange } from "./index.ts";

type SchemaChanges = Readonly<Record<string, SchemaChange>>;

export interface MigrationOutcome {
  /** Names of the changes made now, in order; empty when the schema was up to date. */
  readonly applied: readonly string[];
  /** The copy taken before changing a database that already held a schema. */
  readonly backupFile: string | null;
}

/** The database was written by another release, as a rule a newer one; using it could harm it. */
export class NewerSchemaError extends Error {
  constructor(readonly unknown: readonly string[]) {
    super(`This database has schema changes that this release does not know: ${unknown.join(", ")}. Use the release that made it.`);
  }
}

/**
 * Brings the schema up to date: all missing changes in one transaction, under a lock on PostgreSQL, after a backup of a
 * SQLite file that already holds data. A failure leaves the schema as it was. Throws {@link NewerSchemaError} on a newer schema.
 */
export async function migrate(open: OpenDatabase, changes: SchemaChanges = schemaChanges): Promise<MigrationOutcome> {
  const pending = await pendingChanges(open, changes);
  if (pending.length === 0) return { applied: [], backupFile: null };
  const isNew = pending.length === Object.keys(changes).length;
  const backupFile = isNew ? null : await copyBeforeMigration(open, pending[0]!);
  const { error, results } = await migrator(open, changes).migrateToLatest();
  if (error) throw error;
  return { applied: (results ?? []).map((result) => result.migrationName), backupFile };
}

/** Brings an empty database to the schema of an earlier release, whose last change is `name`. Throws what a failed change throws. */
export async function migrateUpTo(open: OpenDatabase, name: string): Promise<void> {
  const { error } = await migrator(open, schemaChanges).migrateTo(name);
  if (error) throw error;
}

/** Names of the changes the database still lacks, in order. Throws {@link NewerSchemaError} when it has ones we do not know. */
export async function pendingChanges(open: OpenDatabase, changes: SchemaChanges = schemaChanges): Promise<string[]> {
  const done = await appliedChanges(open);
  refuseUnknown(done, changes);
  return Object.keys(changes).filter((name) => !done.includes(name));
}

/** Throws {@link NewerSchemaError} when there are changes that this release does not know. */
export function refuseUnknown(names: readonly string[], changes: SchemaChanges = schemaChanges): void {
  const unknown = names.filter((name) => !(name in changes));
  if (unknown.length > 0) throw new NewerSchemaError(unknown);
}

/** Names of the changes the database has, in order; none for one that was never used. */
export async function appliedChanges(open: OpenDatabase): Promise<string[]> {
  const tables = await open.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === migrationTable)) return [];
  const rows = await open.db
    .withoutPlugins()
    .withTables<{ [migrationTable]: { name: string } }>()
    .selectFrom(migrationTable)
    .select("name")
    .orderBy("name")
    .execute();
  return rows.map((row) => row.name);
}

const migrationTable = "kysely_migration";

function migrator(open: OpenDatabase, changes: SchemaChanges): Migrator {
  const migrations = Object.fromEntries(
    Object.entries(changes).map(([name, change]): [string, Migration] => [name, { up: (db) => change(db, open.dialect) }]),
  );
  // Migrations name tables and columns as the database does.
  const db = open.db.withoutPlugins();
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) }, allowUnorderedMigrations: false });
}
