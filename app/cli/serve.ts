import path from "node:path";
import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";

import { createOneTimeLink } from "#app/account/account.server.ts";
import type { Services } from "#app/http/context.server.ts";
import { compose } from "#app/server/compose.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { startServer } from "#app/server/server.ts";
import { moveWalInWorker } from "#app/workers/move-wal.ts";
import { hasUsers } from "#db/queries/accounts.ts";
import { runUntilSignal } from "#app/server/signals.ts";

import { UsageError } from "./command.ts";
import type { Command, CommandSurroundings } from "./command.ts";
import { readServerSettings } from "./server-settings.ts";

export const serveCommand: Command = {
  summary:
    "Serves the built application. Settings: PORT, HOST, APP_ORIGIN, DATABASE_URL, ROLLOUT_SECRET, SMTP_URL, MAIL_FROM, TRUST_PROXY.",
  usage: "",
  run: async (args, surroundings) => {
    if (args.length > 0) {
      throw new UsageError("serve takes its settings from the environment.");
    }
    return serveApplication(surroundings, openSetUp);
  },
};

/**
 * Serves until a signal asks it to stop. Resolves to the exit status.
 *
 * @param welcome prepares the instance and returns what people are told once the server answers
 */
export async function serveApplication(
  { env, explain }: CommandSurroundings,
  welcome: (services: Services) => Promise<string | null>,
): Promise<number> {
  const settings = readServerSettings(env);
  const build = await loadServerBuild();
  const composition = await compose(env);
  const { message, server } = await startComposed().catch(async (error: unknown) => {
    await composition.close();
    throw error;
  });
  explain(`Rollout answers at ${settings.origin.origin}`);
  if (message !== null) explain(message);
  return runUntilSignal(server, composition.log);

  async function startComposed() {
    const message = await welcome(composition.services);
    const { open, log } = composition;
    const report = (error: unknown) => log.error({ err: error }, "the log of the database is not moved beside requests");
    let stopMoving = () => Promise.resolve();
    const close = async () => {
      try {
        await stopMoving();
      } finally {
        await composition.close();
      }
    };
    const clientDirectory = path.join(projectRoot, "build/client");
    const server = await startServer({ ...settings, ...composition, build, clientDirectory, close });
    if (open.sqlite && open.file !== null) stopMoving = moveWalInWorker(open.sqlite, open.file, report);
    return { message, server };
  }
}

/** Opens the set-up of an instance that nobody has an account in, with a link that works once. */
export async function openSetUp(services: Services): Promise<string | null> {
  if (await hasUsers(services.db)) return null;
  const token = await createOneTimeLink(services, "setUp", null);
  return `Nobody has an account yet. Make the first one within three days:\n${new URL(`/set-up/${token}`, services.origin).href}`;
}

export async function loadServerBuild(): Promise<ServerBuild> {
  const file = path.join(projectRoot, "build/server/index.js");
  return (await import(pathToFileURL(file).href)) as ServerBuild;
}
