import path from "node:path";

import type { ServerBuild } from "@remix-run/node";

import { compose } from "#app/server/compose.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { startServer } from "#app/server/server.ts";
import { runUntilSignal } from "#app/server/signals.ts";

import type { Command } from "./command.ts";
import { readServerSettings } from "./server-settings.ts";

export const devCommand: Command = {
  summary: "Serves the application from its sources and reloads what changes. For work on Rollout itself.",
  usage: "",
  run: async (_args, { env }) => {
    const settings = readServerSettings(env);
    const { createServer } = await import("vite");
    const viteDevServer = await createServer({ root: projectRoot, server: { middlewareMode: true } });
    const composition = await compose(env);
    const server = await startServer({
      ...settings,
      ...composition,
      build: async () => (await viteDevServer.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
      clientDirectory: path.join(projectRoot, "build/client"),
      viteDevServer,
      close: async () => {
        await viteDevServer.close();
        await composition.close();
      },
    });
    return runUntilSignal(server, composition.log);
  },
};
