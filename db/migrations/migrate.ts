import { Migrator, type Migration } from "kysely";
import { backupBeforeMigration } from "../backup.ts";
import type { OpenDatabase } from "../open.ts";
import { schemaChanges } from "./index.ts";

export interface MigrationOutcome {
  /** Names of the changes made now, in order; empty when the schema was up to date. */
  readonly applied: readonly string[];
  /** The copy taken before changing a database that already held a schema. */
  readonly backupFile: string | null;
}

/** The database was written by a newer release; using it could harm it. */
export class NewerSchemaError extends Error {
  constructor(readonly unknown: readonly string[]) {
    super(`This database has schema changes that this release does not know: ${unknown.join(", ")}. Use the newer release.`);
  }
}

/**
 * Brings the schema up to date: all missing changes in one transaction, under a lock on PostgreSQL, after a backup of a
 * SQLite file that already holds data. A failure leaves the schema as it was. Throws {@link NewerSchemaError} on a newer schema.
 */
export async function migrate(open: OpenDatabase): Promise<MigrationOutcome> {
  const pending = await pendingChanges(open);
  if (pending.length === 0) return { applied: [], backupFile: null };
  const isNew = pending.length === Object.keys(schemaChanges).length;
  const backupFile = isNew ? null : await backupBeforeMigration(open, pending[0]!);
  const { error, results } = await migrator(open).migrateToLatest();
  if (error) throw error;
  return { applied: (results ?? []).map((result) => result.migrationName), backupFile };
}

/** Names of the changes the database still lacks, in order. Throws {@link NewerSchemaError} when it has ones we do not know. */
export async function pendingChanges(open: OpenDatabase): Promise<string[]> {
  const tables = await open.db.introspection.getTables({ withInternalKyselyTables: true });
  const done = tables.some((table) => table.name === migrationTable)
    ? (
        await open.db
          .withoutPlugins()
          .withTables<{ [migrationTable]: { name: string } }>()
          .selectFrom(migrationTable)
          .select("name")
          .orderBy("name")
          .execute()
      ).map((row) => row.name)
    : [];
  const unknown = done.filter((name) => !(name in schemaChanges));
  if (unknown.length > 0) throw new NewerSchemaError(unknown);
  return Object.keys(schemaChanges).filter((name) => !done.includes(name));
}

const migrationTable = "kysely_migration";

function migrator(open: OpenDatabase): Migrator {
  const migrations = Object.fromEntries(
    Object.entries(schemaChanges).map(([name, change]): [string, Migration] => [name, { up: (db) => change(db, open.dialect) }]),
  );
  // Migrations name tables and columns as the database does.
  const db = open.db.withoutPlugins();
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) }, allowUnorderedMigrations: false });
}
