import { migrateWithBackup } from "#db/migrations/migrate-with-backup.ts";
import { pendingChanges, type MigrationOutcome } from "#db/migrations/migrate.ts";
import type { OpenDatabase } from "#db/open.ts";
import { holdDatabaseToMigrate } from "./database-hold.ts";

/** Brings the schema up to date while no server uses the database, with a backup in `folder` first. Throws, with the database closed, when servers go on using it. */
export async function bringUpToDate(open: OpenDatabase, folder: string): Promise<MigrationOutcome> {
  const release = await holdDatabaseToMigrate(open, async () => (await pendingChanges(open)).length > 0);
  if (!release) return { applied: [], backupFile: null };
  try {
    return await migrateWithBackup(open, folder, new Date().toISOString());
  } finally {
    await release();
  }
}
