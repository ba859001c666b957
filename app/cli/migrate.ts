import { bringUpToDate } from "#app/server/compose.ts";
import type { MigrationOutcome } from "#db/migrations/migrate.ts";
import { UsageError, type Command } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { withDatabase } from "./instance.ts";

export const migrateCommand: Command = {
  summary: "Brings the database to the newest schema, with a backup first. A newer schema is refused.",
  usage: "[--json]",
  run: async (args, { env, print }) => {
    const { values, positionals } = readArguments(args, { json: { type: "boolean", default: false } });
    if (positionals.length > 0) throw new UsageError("migrate takes no arguments; DATABASE_URL names the database.");
    const outcome = await withDatabase(env, (open) => bringUpToDate(open, env));
    print(values.json ? JSON.stringify(outcome) : describe(outcome));
    return 0;
  },
};

function describe({ applied, backupFile }: MigrationOutcome): string {
  if (applied.length === 0) return "The schema is up to date.";
  const lines = applied.map((name) => `Applied ${name}.`);
  return [...lines, ...(backupFile === null ? [] : [`The database as it was before lies in ${backupFile}.`])].join("\n");
}
