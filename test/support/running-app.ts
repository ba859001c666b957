import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { ensureDemo, type DemoSignIn } from "#app/cli/seed.ts";
import { loadServerBuild } from "#app/cli/serve.ts";
import { readServerSettings } from "#app/cli/server-settings.ts";
import type { Services } from "#app/http/context.server.ts";
import { compose } from "#app/server/compose.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { startServer } from "#app/server/server.ts";
import type { OpenDatabase } from "#db/open.ts";

export interface RunningApp {
  readonly origin: string;
  readonly services: Services;
  readonly open: OpenDatabase;
  readonly demo: DemoSignIn;
  /** Signs a demo account in over HTTP and returns its cookie. */
  signIn(email: string): Promise<string>;
  close(): Promise<void>;
}

/** The built application with the demo company, on a database and a port of its own. */
export async function runApp(settings: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const data = mkdtempSync(path.join(os.tmpdir(), "rollout-app-"));
  const origin = `http://localhost:${await freePort()}`;
  const env = { ROLLOUT_DATA: data, PORT: new URL(origin).port, APP_ORIGIN: origin, LOG_LEVEL: "silent", ...settings };
  const composition = await compose(env);
  const demo = await ensureDemo(composition.services, env);
  const server = await startServer({
    ...readServerSettings(env),
    ...composition,
    build: await loadServerBuild(),
    clientDirectory: path.join(projectRoot, "build/client"),
  });
  return {
    origin,
    services: composition.services,
    open: composition.open,
    demo,
    signIn: (email) => signIn(origin, email, demo.password ?? ""),
    close: async () => {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function signIn(origin: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: origin },
    body: new URLSearchParams({ intent: "signIn", email, password }),
  });
  const cookie = response.headers.getSetCookie().find((entry) => entry.startsWith("rollout="));
  if (response.status !== 302 || !cookie) throw new Error(`${email} could not sign in: ${response.status}`);
  return cookie.split(";")[0] ?? "";
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
