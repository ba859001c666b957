import { forgetIndex } from "#db/queries/search-index.ts";
import { UsageError, type Command } from "./command.ts";
import { withServices } from "./instance.ts";

export const reindexCommand: Command = {
  summary: "Builds the index of the search anew, beside running servers or without any.",
  usage: "",
  run: async (args, { env, explain }) => {
    if (args.length > 0) throw new UsageError("reindex takes no arguments; DATABASE_URL names the database.");
    const count = await withServices(env, async ({ db, searchIndex }) => {
      await db.transaction().execute(forgetIndex);
      return searchIndex.catchUp();
    });
    explain(`Indexed ${count} entries. What a running server takes over is done within seconds.`);
    return 0;
  },
};
