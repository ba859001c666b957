import path from "node:path";
import { writeBackup } from "../backup.ts";
import { checkIntegrity } from "../integrity.ts";
import type { OpenDatabase } from "../open.ts";
import { schemaChanges } from "./index.ts";
import { appliedChanges, migrate, pendingChanges, type MigrationOutcome } from "./migrate.ts";

/**
 * Brings a sound database to the newest schema, with a copy of what it held first: of a SQLite file beside it, of PostgreSQL as a backup
 * in `folder`. The caller holds the database. Throws what {@link checkIntegrity} and {@link migrate} throw.
 */
export async function migrateWithBackup(
  open: OpenDatabase,
  folder: string,
  time: string,
  changes = schemaChanges,
): Promise<MigrationOutcome> {
  checkIntegrity(open);
  const [next] = await pendingChanges(open, changes);
  if (next === undefined) return { applied: [], backupFile: null };
  const isUsed = (await appliedChanges(open)).length > 0;
  const backup = open.dialect === "postgres" && isUsed ? path.join(folder, `before-${next}-${time.replaceAll(":", "")}.rollout.gz`) : null;
  if (backup !== null) await writeBackup(open, backup, time);
  const { applied, backupFile } = await migrate(open, changes);
  return { applied, backupFile: backupFile ?? backup };
}
