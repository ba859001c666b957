import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { dataDirectory } from "#app/server/compose.ts";
import { holdDatabaseAlone } from "#app/server/database-hold.ts";
import { writeBackup } from "#db/backup.ts";
import { readBackup } from "#db/backup-file.ts";
import { appliedChanges } from "#db/migrations/migrate.ts";
import { isUnused, restoreToPostgres, restoreToSqlite, type RestoreOutcome } from "#db/restore.ts";
import { UsageError, type Command, type CommandSurroundings } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { sqliteFile, withDatabase } from "./instance.ts";

export const restoreCommand: Command = {
  summary: "Puts a backup into the configured database, whole or not at all. What was there is kept, and replaced only with --replace.",
  usage: "FILE [--replace] [--json]",
  run: async (args, surroundings) => {
    const { values, positionals } = readArguments(args, {
      replace: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError("Name the backup to restore.");
    const backup = path.resolve(surroundings.workingDirectory, name);
    if (!existsSync(backup)) throw new UsageError(`There is no file ${name}.`);
    // Damage is found before anything is touched.
    await readBackup(backup, () => undefined);
    const { manifest, replaced } = await restore(backup, values.replace, surroundings.env);
    const { hash, schema, createdAt } = manifest;
    if (values.json) surroundings.print(JSON.stringify({ hash, schema, createdAt, replaced }));
    else
      surroundings.print(
        [
          `Restored the instance of ${createdAt}.`,
          ...(replaced === null ? [] : [`What was there is kept in ${replaced}.`]),
          `dbhash ${hash}`,
        ].join("\n"),
      );
    return 0;
  },
};

async function restore(backup: string, mayReplace: boolean, env: CommandSurroundings["env"]): Promise<RestoreOutcome> {
  const time = new Date().toISOString();
  const file = sqliteFile(env);
  if (file === null) return restoreOverPostgres(backup, mayReplace, time, env);
  if (!existsSync(file)) return restoreToSqlite(path.resolve(file), backup, time);
  // A link to the database stays; what it leads to is replaced.
  const target = realpathSync(file);
  const release = await withDatabase(env, async (open) => {
    const letGo = await holdDatabaseAlone(open);
    try {
      if (!mayReplace && !(await isUnused(open))) throw notEmpty();
      return letGo;
    } catch (error) {
      await letGo();
      throw error;
    }
  });
  try {
    return await restoreToSqlite(target, backup, time);
  } finally {
    await release();
  }
}

/** What a PostgreSQL database held is kept as a backup of its own in the data directory. */
async function restoreOverPostgres(
  backup: string,
  mayReplace: boolean,
  time: string,
  env: CommandSurroundings["env"],
): Promise<RestoreOutcome> {
  return withDatabase(env, async (open) => {
    const letGo = await holdDatabaseAlone(open);
    try {
      const unused = await isUnused(open);
      if (!unused && !mayReplace) throw notEmpty();
      const kept = path.join(dataDirectory(env), `replaced-${time.replaceAll(":", "")}.rollout.gz`);
      const hasContent = !unused && (await appliedChanges(open)).length > 0;
      if (hasContent) await writeBackup(open, kept, time);
      return { ...(await restoreToPostgres(open, backup)), replaced: hasContent ? kept : null };
    } finally {
      await letGo();
    }
  });
}

function notEmpty(): Error {
  return new Error("The database holds accounts or projects. With --replace they are kept aside and the backup takes their place.");
}
