import { hashDatabase } from "#db/hash.ts";
import { UsageError, type Command } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { withExistingDatabase } from "./instance.ts";

export const dbhashCommand: Command = {
  summary: "Prints a hash of what the database means: equal on SQLite and PostgreSQL for equal content.",
  usage: "[--json]",
  run: async (args, { env, print }) => {
    const { values, positionals } = readArguments(args, { json: { type: "boolean", default: false } });
    if (positionals.length > 0) throw new UsageError("dbhash takes no arguments; DATABASE_URL names the database.");
    const found = await withExistingDatabase(env, hashDatabase);
    print(values.json ? JSON.stringify(found) : found.hash);
    return 0;
  },
};
