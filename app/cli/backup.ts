import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { writeBackup } from "#db/backup.ts";
import { UsageError, type Command } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { withExistingDatabase } from "./instance.ts";

export const backupCommand: Command = {
  summary: "Writes the whole instance to one file while it is in use, and checks the file. It restores to SQLite and to PostgreSQL.",
  usage: "FILE [--force] [--json]",
  run: async (args, { env, workingDirectory, print, giveWay }) => {
    const { values, positionals } = readArguments(args, {
      force: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError("Name the file to write.");
    const file = path.resolve(workingDirectory, name);
    if (!values.force && existsSync(file)) throw new Error(`There is a file ${file} already. With --force the backup takes its place.`);
    giveWay();
    const { hash, schema, createdAt, tables } = await withExistingDatabase(env, (open) =>
      writeBackup(open, file, new Date().toISOString()),
    );
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const bytes = statSync(file).size;
    if (values.json) print(JSON.stringify({ file, bytes, rows, hash, schema, createdAt }));
    else print(`${file}: ${rows} rows, ${bytes} bytes, compared with the database.\ndbhash ${hash}`);
    return 0;
  },
};
