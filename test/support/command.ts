import type { Command } from "#app/cli/command.ts";
import { runCommandLine } from "#app/cli/command-line.ts";

export interface CommandRun {
  readonly status: number;
  /** Standard output. */
  readonly printed: string;
  /** Standard error. */
  readonly explained: string;
  /** Whether other programs go first. */
  readonly gaveWay: boolean;
  readonly json: () => unknown;
}

/** Runs a command as the command line does, with an environment of its own. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  surroundings: { readonly env: Readonly<Record<string, string>>; readonly workingDirectory: string },
): Promise<CommandRun> {
  const printed: string[] = [];
  const explained: string[] = [];
  let gaveWay = false;
  const status = await runCommandLine(
    ["it", ...args],
    { it: async () => command },
    {
      ...surroundings,
      print: (text) => void printed.push(text),
      explain: (text) => void explained.push(text),
      giveWay: () => void (gaveWay = true),
    },
  );
  return { status, printed: printed.join("\n"), explained: explained.join("\n"), gaveWay, json: () => JSON.parse(printed.join("\n")) };
}
