import path from "node:path";
import { dataDirectory } from "#app/server/compose.ts";
import { holdDatabase } from "#app/server/database-hold.ts";
import { writeBackup } from "#db/backup.ts";
import { checkIntegrity } from "#db/integrity.ts";
import { appliedChanges, migrate, pendingChanges, type MigrationOutcome } from "#db/migrations/migrate.ts";
import type { OpenDatabase } from "#db/open.ts";
import { UsageError, type Command, type CommandSurroundings } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { withDatabase } from "./instance.ts";

export const migrateCommand: Command = {
  summary: "Brings the database to the newest schema, with a backup first. A newer schema is refused.",
  usage: "[--json]",
  run: async (args, { env, print }) => {
    const { values, positionals } = readArguments(args, { json: { type: "boolean", default: false } });
    if (positionals.length > 0) throw new UsageError("migrate takes no arguments; DATABASE_URL names the database.");
    const outcome = await withDatabase(env, (open) => migrateSafely(open, env));
    print(values.json ? JSON.stringify(outcome) : describe(outcome));
    return 0;
  },
};

async function migrateSafely(open: OpenDatabase, env: CommandSurroundings["env"]): Promise<MigrationOutcome> {
  if ((await pendingChanges(open)).length === 0) return { applied: [], backupFile: null };
  const release = await holdDatabase(open);
  try {
    checkIntegrity(open);
    const copy = open.dialect === "postgres" ? await backUpPostgres(open, env) : null;
    const { applied, backupFile } = await migrate(open);
    return { applied, backupFile: backupFile ?? copy };
  } finally {
    release();
  }
}

/** A SQLite file is copied by the migration itself; of a PostgreSQL database in use a portable backup is taken. */
async function backUpPostgres(open: OpenDatabase, env: CommandSurroundings["env"]): Promise<string | null> {
  const last = (await appliedChanges(open)).at(-1);
  if (last === undefined) return null;
  const file = path.join(dataDirectory(env), `after-${last}.rollout.gz`);
  await writeBackup(open, file, new Date().toISOString());
  return file;
}

function describe({ applied, backupFile }: MigrationOutcome): string {
  if (applied.length === 0) return "The schema is up to date.";
  const lines = applied.map((name) => `Applied ${name}.`);
  return [...lines, ...(backupFile === null ? [] : [`The database as it was before lies in ${backupFile}.`])].join("\n");
}
