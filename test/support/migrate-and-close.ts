import { migrate } from "#db/migrations/migrate.ts";
import { openDatabase } from "#db/open.ts";

/** Gives the database of a URL the newest schema. */
export async function migrateAndClose(url: string): Promise<void> {
  const open = openDatabase(url);
  await migrate(open);
  await open.close();
}
