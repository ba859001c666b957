import { benches } from "./bench/benches.ts";
import { runLoad } from "./bench/load.ts";
import { UsageError, type Command } from "./command.ts";
import { readArguments } from "./command-line.ts";

export const benchCommand: Command = {
  summary: "Measures the engine and the built server on data of its own, as JSON lines. With a PostgreSQL in DATABASE_URL on that, too.",
  usage: `[${Object.keys(benches).join(" | ")}]`,
  run: async (args, { env, print, explain }) => {
    const { values, positionals } = readArguments(args, { load: { type: "string" } });
    // The generator of load is this command again, in a process of its own.
    if (values.load !== undefined) {
      print(JSON.stringify(await runLoad(values.load)));
      return 0;
    }
    const names = positionals.length === 0 ? Object.keys(benches) : positionals;
    const unknown = names.find((name) => !Object.hasOwn(benches, name));
    if (unknown !== undefined) throw new UsageError(`There is no benchmark ${unknown}.`);
    let errors = 0;
    for (const name of names) {
      explain(`Measuring ${name}.`);
      for await (const result of benches[name]?.(env) ?? []) {
        print(JSON.stringify({ name, ...result }));
        errors += result.errors ?? 0;
      }
    }
    return errors === 0 ? 0 : 1;
  },
};
