import path from "node:path";

import { onTestFinished } from "vitest";

import type { Command } from "#app/cli/command.ts";
import { createPostgresDatabase } from "./postgres.ts";
import { runCommand } from "./command.ts";
import type { CommandRun } from "./command.ts";

export interface TestInstance {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  run(command: Command, ...args: string[]): Promise<CommandRun>;
}

const secret = "a secret that only the tests know, long enough";
let instances = 0;

/** What an operator has: a data directory and a database that nobody has opened yet. */
export async function newInstance(dialect: "sqlite" | "postgres", folder: string): Promise<TestInstance> {
  const data = path.join(folder, `instance-${++instances}`);
  const url = dialect === "sqlite" ? `sqlite:${path.join(data, "rollout.sqlite")}` : await postgresDatabase();
  const env = { ROLLOUT_DATA: data, DATABASE_URL: url, ROLLOUT_SECRET: secret, APP_ORIGIN: "https://rollout.example.com" };
  return { folder: data, env, run: (command, ...args) => runCommand(command, args, { env, workingDirectory: folder }) };
}

async function postgresDatabase(): Promise<string> {
  const { url, drop } = await createPostgresDatabase();
  onTestFinished(drop);
  return url;
}
