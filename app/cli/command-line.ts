import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";

import { UsageError } from "./command.ts";
import type { Command, CommandSurroundings } from "./command.ts";

type CommandRegistry = Readonly<Record<string, () => Promise<Command>>>;

/** Runs the command that the first argument names. Returns the exit status: 0 done, 1 problems found, 2 wrong usage. */
export async function runCommandLine(
  args: readonly string[],
  registry: CommandRegistry,
  surroundings: CommandSurroundings,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help") {
    await listCommands(registry, name === undefined ? surroundings.explain : surroundings.print);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (load === undefined) {
    surroundings.explain(`There is no command "${name}". The commands are: ${Object.keys(registry).join(", ")}.`);
    return 2;
  }
  const command = await load();
  if (rest.includes("--help")) {
    surroundings.print(`rollout ${name} ${command.usage}`.trim() + `\n\n${command.summary}`);
    return 0;
  }
  return runCommand(name, command, rest, surroundings);
}

async function runCommand(name: string, command: Command, args: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  try {
    return await command.run(args, surroundings);
  } catch (error) {
    if (error instanceof UsageError) {
      surroundings.explain(`${error.message}\nUsage: rollout ${name} ${command.usage}`.trim());
      return 2;
    }
    surroundings.explain(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function listCommands(registry: CommandRegistry, write: (text: string) => void): Promise<void> {
  const lines = await Promise.all(Object.entries(registry).map(async ([name, load]) => `  ${name.padEnd(12)}${(await load()).summary}`));
  write(`Usage: rollout <command> [arguments]\n\n${lines.join("\n")}`);
}

/** Reads options and positional arguments; anything unknown is a UsageError. */
export function readArguments<Options extends NonNullable<ParseArgsConfig["options"]>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
