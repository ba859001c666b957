import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Services } from "#app/http/context.server.ts";
import type { CommandSurroundings } from "../command.ts";
import { addBenchProject, type BenchProject } from "./bench-data.ts";
import { createDatabase, onEachDatabase, type BenchServers } from "./bench-servers.ts";
import { sendCommand } from "./commands.ts";
import { median, quantile, rounded, type BenchResult } from "./measure.ts";
import { probe } from "./probe.ts";

type Environment = CommandSurroundings["env"];

const projects = 10;
const fileCount = 20;
const partsOfFile = 12;
const partBytes = 256 * 1024;
const commentCount = 8_000;
const commentLetters = 4_000;
const settleMilliseconds = 3_000;
const quietMilliseconds = 6_000;

interface Crowd {
  readonly writers: number;
  /** From the start of one edit to the start of the next, where edits do not take longer. */
  readonly paceMilliseconds: number;
}

const crowds: readonly Crowd[] = [
  { writers: 4, paceMilliseconds: 40 },
  { writers: 1, paceMilliseconds: 20 },
];

const printed = z.object({ hash: z.string() });

/**
 * An instance of about a hundred megabytes, backed up while people write: what that costs them, how long backup and restore take, and
 * whether what was restored is what was backed up. Several writers wait for each other, too: what the backup adds is told beside it. A
 * single one who writes at a steady pace waits for nobody else, so the longest that it waits is the pause that a backup means.
 */
export function benchBackup(env: Environment): AsyncGenerator<BenchResult & { readonly part: string }> {
  return onEachDatabase(env, fillInstance, async function* (servers, written) {
    const folder = servers.settings["ROLLOUT_DATA"] ?? "";
    let errors = 0;
    for (const crowd of crowds) {
      const writing = startWriting(servers, written, crowd);
      await sleep(settleMilliseconds);
      writing.take();
      await sleep(quietMilliseconds);
      const quiet = waits(writing.take());
      const file = path.join(folder, `${crowd.writers}.rollout.gz`);
      const probed: number[] = [];
      const probing = probe(`${servers.urls[0] ?? ""}/healthz`, probed);
      const backedUp = await runCommand(["backup", file, "--json"], servers.settings);
      await probing.end();
      const busy = waits(writing.take());
      errors += await writing.stop();

      const size = `${Math.round(statSync(file).size / 1e6)} MB`;
      const who = crowd.writers === 1 ? "one steady writer" : `${crowd.writers} writers`;
      yield { part: `${who}, before the backup`, size, ...quiet };
      yield { part: `${who}, meanwhile`, size, ...busy };
      yield { part: `${who}, what the backup adds`, size, ...difference(busy, quiet) };
      yield { part: "small requests meanwhile", size, ...waits(probed) };
      yield { part: "backup", size, medianMs: rounded(backedUp.milliseconds), bytes: statSync(file).size };
      if (crowd === crowds.at(-1)) yield await measureRestore(env, servers, { file, hash: backedUp.hash, size, errors });
    }
  });
}

interface MadeBackup {
  readonly file: string;
  readonly hash: string;
  readonly size: string;
  readonly errors: number;
}

async function measureRestore(env: Environment, servers: BenchServers, { file, hash, size, errors }: MadeBackup) {
  const target = await emptyDatabase(env, servers);
  try {
    const settings = { ...servers.settings, DATABASE_URL: target.url };
    const restored = await runCommand(["restore", file, "--json"], settings);
    const found = await runCommand(["dbhash", "--json"], settings);
    return { part: "restore", size, medianMs: rounded(restored.milliseconds), errors: errors + (found.hash === hash ? 0 : 1) };
  } finally {
    await target.drop();
  }
}

/** Comments and files, in the main, over the plans of a few projects. */
async function fillInstance(services: Services, userId: string): Promise<readonly BenchProject[]> {
  const { db, newId, now } = services;
  const filled: BenchProject[] = [];
  for (let project = 0; project < projects; project++) filled.push(await addBenchProject(services, userId, 500, "network"));
  const taskOf = (place: number) => {
    const { id: projectId, plan } = filled[place % filled.length]!;
    return { projectId, taskId: plan.tasks[place % plan.tasks.length]!.id };
  };
  for (let from = 0; from < commentCount; from += 200) {
    const rows = Array.from({ length: 200 }, (_, place) => ({
      id: newId(),
      ...taskOf(from + place),
      authorId: userId,
      body: randomBytes(commentLetters / 2).toString("hex"),
      createdAt: now(),
      editedAt: null,
      removedAt: null,
      removedBy: null,
      version: 1,
    }));
    await db.insertInto("comment").values(rows).execute();
  }
  for (let file = 0; file < fileCount; file++) {
    const id = newId();
    const about = { id, ...taskOf(file), commentId: null, name: `file-${file}.bin`, byteSize: partBytes * partsOfFile };
    const kind = { contentType: "application/octet-stream", imageWidth: null, imageHeight: null, sha256: randomBytes(32).toString("hex") };
    const life = { uploadedBy: userId, createdAt: now(), removedAt: null, removedBy: null, version: 1 };
    await db
      .insertInto("attachment")
      .values({ ...about, ...kind, ...life })
      .execute();
    for (let position = 0; position < partsOfFile; position++)
      await db
        .insertInto("attachmentPart")
        .values({ attachmentId: id, position, content: randomBytes(partBytes) })
        .execute();
  }
  return filled;
}

/** People who each go on reporting progress on a task of their own project. */
function startWriting({ urls, cookie }: BenchServers, plans: readonly BenchProject[], { writers, paceMilliseconds }: Crowd) {
  let elapsed: number[] = [];
  let errors = 0;
  let isOver = false;
  const done = Array.from({ length: writers }, async (_, writer) => {
    // A task that another crowd has not changed, at the version it was made with.
    const { id, plan } = plans[writer]!;
    const taskId = plan.tasks.filter((task) => task.kind === "task")[writers]?.id ?? "";
    for (let version = 1; !isOver; version++) {
      const command = { kind: "updateTask", taskId, version, changes: { progress: version % 100 } } as const;
      const began = performance.now();
      await sendCommand(urls[writer % urls.length] ?? "", cookie, id, command).catch(() => errors++);
      elapsed.push(performance.now() - began);
      await sleep(Math.max(0, began + paceMilliseconds - performance.now()));
    }
  });
  return {
    /** What each edit took since this was asked before. */
    take: () => {
      const taken = elapsed;
      elapsed = [];
      return taken;
    },
    stop: async () => {
      isOver = true;
      await Promise.all(done);
      return errors;
    },
  };
}

function waits(elapsed: readonly number[]) {
  return {
    medianMs: rounded(median(elapsed)),
    p99Ms: rounded(quantile(elapsed, 0.99)),
    longestWaitMs: rounded(quantile(elapsed, 1)),
  };
}

function difference(busy: ReturnType<typeof waits>, quiet: ReturnType<typeof waits>): ReturnType<typeof waits> {
  return {
    medianMs: rounded(busy.medianMs - quiet.medianMs),
    p99Ms: rounded(busy.p99Ms - quiet.p99Ms),
    longestWaitMs: rounded(busy.longestWaitMs - quiet.longestWaitMs),
  };
}

async function emptyDatabase(env: Environment, { database, settings }: BenchServers): Promise<{ url: string; drop: () => Promise<void> }> {
  if (database === "postgres") return createDatabase(env["DATABASE_URL"] ?? "");
  return { url: `sqlite:${path.join(settings["ROLLOUT_DATA"] ?? "", "restored.sqlite")}`, drop: async () => undefined };
}

/** Runs this program with another command; returns what it printed, and how long it took. */
async function runCommand(args: readonly string[], settings: Environment): Promise<{ hash: string; milliseconds: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? "", ...args], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => (status === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${status}`))));
  });
  return { hash: printed.parse(JSON.parse(text)).hash, milliseconds: performance.now() - began };
}
