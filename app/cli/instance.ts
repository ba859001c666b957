import { existsSync } from "node:fs";
import type { Services } from "#app/http/context.server.ts";
import { createServices, databaseUrl } from "#app/server/compose.ts";
import { createLog } from "#app/server/log.ts";
import { pendingChanges } from "#db/migrations/migrate.ts";
import { openDatabase, type OpenDatabase } from "#db/open.ts";
import type { CommandSurroundings } from "./command.ts";

type Environment = CommandSurroundings["env"];

/** Opens the configured database for a command, and closes it whatever happens. */
export async function withDatabase<Value>(env: Environment, work: (open: OpenDatabase) => Promise<Value>): Promise<Value> {
  const open = openDatabase(databaseUrl(env));
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

/** The same for a database that must be there already: a command that only looks makes no file. */
export async function withExistingDatabase<Value>(env: Environment, work: (open: OpenDatabase) => Promise<Value>): Promise<Value> {
  const file = sqliteFile(env);
  if (file !== null && !existsSync(file))
    throw new Error(`There is no database ${file} yet. Make one with \`rollout migrate\` or \`npm start\`.`);
  return withDatabase(env, work);
}

/** The services over a database whose schema is up to date, beside a running server or without one. */
export async function withServices<Value>(
  env: Environment,
  work: (services: Services, open: OpenDatabase) => Promise<Value>,
): Promise<Value> {
  return withExistingDatabase(env, async (open) => {
    const pending = await pendingChanges(open);
    if (pending.length > 0) throw new Error("The database has an older schema than this release. Run `rollout migrate` first.");
    return work(createServices(env, open, createLog("silent")), open);
  });
}

/** The file that DATABASE_URL names; null for PostgreSQL. */
export function sqliteFile(env: Environment): string | null {
  const url = databaseUrl(env);
  return url.startsWith("sqlite:") ? url.slice("sqlite:".length) : null;
}
