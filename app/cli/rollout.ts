#!/usr/bin/env node
import { commands } from "./commands.ts";
import { runCommandLine } from "./command-line.ts";

// A reader that stops early, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  env: process.env,
  workingDirectory: process.cwd(),
  print: (text) => process.stdout.write(`${text}\n`),
  explain: (text) => process.stderr.write(`${text}\n`),
});
