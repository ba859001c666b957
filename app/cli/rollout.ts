#!/usr/bin/env node
import os from "node:os";
import { commands } from "./commands.ts";
import { runCommandLine } from "./command-line.ts";

// A reader that stops early, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

// React and Express choose their production builds by this, when they are first loaded.
process.env["NODE_ENV"] ??= process.argv[2] === "dev" ? "development" : "production";

process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  env: process.env,
  workingDirectory: process.cwd(),
  print: (text) => process.stdout.write(`${text}\n`),
  explain: (text) => process.stderr.write(`${text}\n`),
  giveWay: () => os.setPriority(os.constants.priority.PRIORITY_LOW),
});
