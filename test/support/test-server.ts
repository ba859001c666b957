import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Writable } from "node:stream";

import type { AppLoadContext } from "@remix-run/node";

import { createLog } from "#app/server/log.ts";
import { startServer } from "#app/server/server.ts";
import type { RunningServer, ServerOptions } from "#app/server/server.ts";

import { remixBuild } from "./remix-build.ts";

export type TestServer = RunningServer & {
  readonly host: string;
  /** The lines logged so far, parsed. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  readonly wasClosed: () => boolean;
};

/** A real server on a free port with a tiny application behind it. */
export async function startTestServer(
  resources: Parameters<typeof remixBuild>[0] = {},
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const logged: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      logged.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
  const client = clientDirectory();
  let isClosed = false;
  const server = await startServer({
    build: remixBuild(resources),
    port: 0,
    host: "127.0.0.1",
    origin: new URL("http://localhost"),
    clientDirectory: client,
    makeContext: (context) => ({ ...context }) as unknown as AppLoadContext,
    ready: () => true,
    log: createLog("debug", destination),
    close: async () => {
      isClosed = true;
      rmSync(client, { recursive: true, force: true });
    },
    ...options,
  });
  return { ...server, host: new URL(server.url).host, logged, wasClosed: () => isClosed };
}

function clientDirectory(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rollout-client-"));
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "assets/entry-1a2b3c.js"), `export const text = "${"x".repeat(4_000)}";`);
  writeFileSync(path.join(folder, "favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  writeFileSync(path.join(folder, ".secret"), "for no client");
  return folder;
}
