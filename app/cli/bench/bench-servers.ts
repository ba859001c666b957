import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Services } from "#app/http/context.server.ts";
import { createServices, prepareInstance } from "#app/server/compose.ts";
import { createLog } from "#app/server/log.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { migrate } from "#db/migrations/migrate.ts";
import { openDatabase } from "#db/open.ts";
import type { CommandSurroundings } from "../command.ts";
import { addBenchAccount, benchAccount } from "./bench-data.ts";

type Environment = CommandSurroundings["env"];

export interface BenchServers {
  readonly database: "sqlite" | "postgres";
  readonly urls: readonly string[];
  readonly cookie: string;
  /** Signs another account in; gives its cookie. */
  readonly signIn: (email: string) => Promise<string>;
  /** With which settings the servers run; other commands find the same instance with them. */
  readonly settings: Environment;
  /** Processor milliseconds that the servers have used so far. */
  cpuMs(): number;
  /** The most memory that the servers have had, together. */
  peakRssMb(): number;
  /** The memory that the servers have now, together. */
  rssMb(): number;
}

/**
 * Runs a measurement against the built server with a database of its own: on SQLite with one process and, when DATABASE_URL names a
 * PostgreSQL, on a new database there with two. Everything is removed behind it.
 */
export async function* onEachDatabase<Prepared, Result extends object>(
  env: Environment,
  prepare: (services: Services, userId: string) => Promise<Prepared>,
  measure: (servers: BenchServers, prepared: Prepared) => AsyncGenerator<Result>,
): AsyncGenerator<Result & { database: string; processes: number }> {
  if (!existsSync(path.join(projectRoot, "build/server/index.js"))) throw new Error("The application is not built: run `npm run build`.");
  const isPostgres = /^postgres(ql)?:/.test(env["DATABASE_URL"] ?? "");
  for (const database of isPostgres ? (["sqlite", "postgres"] as const) : (["sqlite"] as const)) {
    const folder = mkdtempSync(path.join(os.tmpdir(), "rollout-bench-"));
    const made =
      database === "sqlite"
        ? { url: `sqlite:${path.join(folder, "bench.sqlite")}`, drop: async () => undefined }
        : await createDatabase(env["DATABASE_URL"] ?? "");
    const processes = database === "sqlite" ? 1 : 2;
    const children: ChildProcess[] = [];
    try {
      const settings = {
        NODE_ENV: "production",
        DATABASE_URL: made.url,
        ROLLOUT_DATA: folder,
        ROLLOUT_SECRET: randomBytes(32).toString("hex"),
        LOG_LEVEL: "silent",
        HOST: "127.0.0.1",
      };
      const prepared = await fill(settings, prepare);
      const urls: string[] = [];
      for (let number = 0; number < processes; number++) urls.push(await startServer(settings, children));
      const signIn = (email: string) => signInOn(urls[0] ?? "", email);
      const cookie = await signIn(benchAccount.email);
      const processIds = children.flatMap((child) => child.pid ?? []);
      const servers: BenchServers = {
        database,
        urls,
        cookie,
        signIn,
        settings,
        cpuMs: () => sum(processIds.map(cpuMsOf)),
        peakRssMb: () => Math.round(sum(processIds.map((processId) => memoryMbOf(processId, "VmHWM")))),
        rssMb: () => Math.round(sum(processIds.map((processId) => memoryMbOf(processId, "VmRSS")))),
      };
      for await (const result of measure(servers, prepared)) yield { database, processes, ...result };
    } finally {
      await Promise.all(children.map(stop));
      await made.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function fill<Prepared>(
  settings: Environment & { DATABASE_URL: string },
  prepare: (services: Services, userId: string) => Promise<Prepared>,
): Promise<Prepared> {
  const open = openDatabase(settings.DATABASE_URL);
  try {
    await migrate(open);
    const services = createServices({ ...settings, APP_ORIGIN: "http://localhost:3000" }, open, createLog("silent"));
    await prepareInstance(services);
    return await prepare(services, await addBenchAccount(services));
  } finally {
    await open.close();
  }
}

export async function createDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `rollout_bench_${randomBytes(6).toString("hex")}`;
  const execute = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await execute(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(`drop database if exists ${name} with (force)`) };
}

/** Starts `rollout serve` on a free port and waits until it is ready. */
async function startServer(settings: Environment, children: ChildProcess[]): Promise<string> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const program = process.argv[1] ?? "";
  const child = spawn(process.execPath, [...process.execArgv, program, "serve"], {
    env: { ...process.env, ...settings, PORT: String(port), APP_ORIGIN: url },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} before it was ready`);
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return url;
    await sleep(100);
  }
  throw new Error("The server was not ready within a minute");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function signInOn(url: string, email: string): Promise<string> {
  const body = new URLSearchParams({ ...benchAccount, email });
  const answer = await fetch(`${url}/sign-in`, { method: "POST", body, headers: { origin: url }, redirect: "manual" });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  if (cookie === "") throw new Error(`Signing in was answered with ${answer.status} and no cookie`);
  return cookie;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** Clock ticks of Linux are a hundredth of a second. Elsewhere nothing is known of other processes: 0. */
function cpuMsOf(processId: number): number {
  const file = `/proc/${processId}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function memoryMbOf(processId: number, field: "VmHWM" | "VmRSS"): number {
  const file = `/proc/${processId}/status`;
  const kilobytes = existsSync(file) ? new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return Number(kilobytes ?? 0) / 1024;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
